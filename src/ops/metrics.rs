//! Counters and timers for Prometheus.

use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};

/// Interactions by kind and door.
pub const INTERACTIONS: &str = "youcheng_interactions_total";
/// Seconds from an interaction's arrival until its answer is ready.
pub const ANSWER_SECONDS: &str = "youcheng_answer_seconds";
/// Answers that came from the cache.
pub const CACHE_HITS: &str = "youcheng_answer_cache_hits_total";
/// Answers that took too long and were deferred.
pub const DEFERRED: &str = "youcheng_deferred_total";
/// Answers that could not be delivered.
pub const UNDELIVERED: &str = "youcheng_undelivered_total";
/// Requests to the signed endpoint that were refused.
pub const REFUSED: &str = "youcheng_endpoint_refused_total";
/// Questions turned away because a person asked too much.
pub const LIMITED: &str = "youcheng_limited_total";
/// Questions that failed inside.
pub const FAILED: &str = "youcheng_failed_total";
/// Requests to Discord that were tried again.
pub const REST_RETRIES: &str = "youcheng_rest_retries_total";

/// Upper bounds of the answer times in seconds; 3 s is when Discord gives up.
const BUCKETS: [f64; 9] = [0.0005, 0.001, 0.005, 0.02, 0.1, 0.5, 1.0, 2.0, 3.0];

/// Starts counting for the whole process.
///
/// # Errors
/// Counting has been started before.
pub fn install() -> Result<PrometheusHandle, BuildError> {
    let handle = PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full(ANSWER_SECONDS.to_owned()), &BUCKETS)?
        .install_recorder()?;
    metrics::describe_counter!(INTERACTIONS, "Interactions by kind and door");
    metrics::describe_histogram!(ANSWER_SECONDS, "Seconds until an answer is ready");
    metrics::describe_counter!(CACHE_HITS, "Answers that came from the cache");
    metrics::describe_counter!(DEFERRED, "Answers that were deferred");
    metrics::describe_counter!(UNDELIVERED, "Answers that could not be delivered");
    metrics::describe_counter!(REFUSED, "Requests refused by the signed endpoint");
    metrics::describe_counter!(
        LIMITED,
        "Questions turned away from people who asked too much"
    );
    metrics::describe_counter!(FAILED, "Questions that failed inside");
    metrics::describe_counter!(REST_RETRIES, "Requests to Discord that were tried again");
    begin();
    Ok(handle)
}

/// Every series that stands alone begins at nothing: an alert on one that does not exist yet would be
/// silent about the first failure. Those of a door begin with it.
pub fn begin() {
    for counter in [
        CACHE_HITS,
        DEFERRED,
        UNDELIVERED,
        REFUSED,
        LIMITED,
        FAILED,
        REST_RETRIES,
    ] {
        metrics::counter!(counter).increment(0);
    }
    let _ = metrics::histogram!(ANSWER_SECONDS);
}
