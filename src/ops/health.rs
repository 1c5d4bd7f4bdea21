//! `/healthz`, `/readyz` and `/metrics`, on a listener of their own, so that they are not open to
//! the world by accident.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::get;
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::net::TcpListener;

use super::shutdown::Shutdown;

/// Whether the service can answer: while any way in is open (a listener, or the connection of a
/// shard), until it stops.
#[derive(Clone, Debug, Default)]
pub struct Readiness(Arc<Ways>);

#[derive(Debug, Default)]
struct Ways {
    open: AtomicUsize,
    stopped: AtomicBool,
}

impl Readiness {
    /// One more way in is open.
    pub fn open(&self) {
        self.0.open.fetch_add(1, Ordering::Relaxed);
    }

    /// One that was open is closed.
    pub fn close(&self) {
        self.0.open.fetch_sub(1, Ordering::Relaxed);
    }

    /// The service is about to end, whatever is still open.
    pub fn stop(&self) {
        self.0.stopped.store(true, Ordering::Relaxed);
    }

    /// Can it answer?
    #[must_use]
    pub fn get(&self) -> bool {
        !self.0.stopped.load(Ordering::Relaxed) && self.0.open.load(Ordering::Relaxed) > 0
    }
}

/// The routes. `/healthz` says that the process is alive, `/readyz` that it can answer.
pub fn router(readiness: Readiness, metrics: Option<PrometheusHandle>) -> Router {
    let ready = |State(readiness): State<Readiness>| async move {
        if readiness.get() {
            (StatusCode::OK, "ready\n")
        } else {
            (StatusCode::SERVICE_UNAVAILABLE, "not ready\n")
        }
    };
    let metrics = move || async move { metrics.map(|handle| handle.render()).unwrap_or_default() };
    Router::new()
        .route("/healthz", get(|| async { "alive\n" }))
        .route("/readyz", get(ready))
        .route("/metrics", get(metrics))
        .with_state(readiness)
}

/// Serves the routes until the stop.
///
/// # Errors
/// The listener failed.
pub async fn serve(listener: TcpListener, routes: Router, stop: Shutdown) -> std::io::Result<()> {
    axum::serve(listener, routes)
        .with_graceful_shutdown(async move { stop.begun().await })
        .await
}
