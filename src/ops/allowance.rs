//! How much one person may ask: a burst, then a steady rate.

use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

/// After so many checks the counters of people who have been quiet are dropped.
const TIDY_EVERY: u32 = 4_096;

/// Counts what each person asks. Answers from memory are not counted, because they cost nothing.
pub struct Allowance {
    limiter: Option<DefaultKeyedRateLimiter<u64>>,
    checks: AtomicU32,
}

impl Allowance {
    /// `per_minute` questions a minute for each person, all of them at once if they like; 0 sets
    /// no limit.
    #[must_use]
    pub fn new(per_minute: u32) -> Self {
        let limiter = NonZeroU32::new(per_minute)
            .map(|per_minute| RateLimiter::keyed(Quota::per_minute(per_minute)));
        Self {
            limiter,
            checks: AtomicU32::new(0),
        }
    }

    /// Takes one question from a person's allowance; `false` if none is left.
    #[must_use]
    pub fn take(&self, user: u64) -> bool {
        let Some(limiter) = &self.limiter else {
            return true;
        };
        if self.checks.fetch_add(1, Ordering::Relaxed) % TIDY_EVERY == TIDY_EVERY - 1 {
            limiter.retain_recent();
        }
        limiter.check_key(&user).is_ok()
    }
}

impl std::fmt::Debug for Allowance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Allowance")
            .field("limited", &self.limiter.is_some())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::Allowance;

    #[test]
    fn one_person_does_not_use_up_what_another_may() {
        let allowance = Allowance::new(3);
        assert!((0..3).all(|_| allowance.take(1)));
        assert!(!allowance.take(1));
        assert!(allowance.take(2));
        assert!((0..1_000).all(|_| Allowance::new(0).take(1)));
    }
}
