//! What is being worked on: bounded, and waited for at the end.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// The door through which each piece of work goes in, and out when its permit is dropped.
#[derive(Clone, Debug)]
pub struct InFlight {
    free: Arc<Semaphore>,
    most: u32,
}

impl InFlight {
    /// At most `most` pieces of work at a time.
    #[must_use]
    pub fn new(most: u32) -> Self {
        Self {
            free: Arc::new(Semaphore::new(most as usize)),
            most,
        }
    }

    /// Waits for room. `None` once [`InFlight::drain`] has begun to close the door.
    pub async fn enter(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.free).acquire_owned().await.ok()
    }

    /// As [`InFlight::enter`], but for no longer than `patience`: whoever asked has then stopped
    /// waiting, and what is asked faster than it can be answered must not pile up.
    pub async fn enter_within(&self, patience: Duration) -> Option<OwnedSemaphorePermit> {
        let entered = tokio::time::timeout(patience, self.enter()).await;
        entered.ok().flatten()
    }

    /// Waits until all work is done, but no longer than `patience`; then lets nothing in any more.
    /// Gives how many pieces were left unfinished.
    pub async fn drain(&self, patience: Duration) -> usize {
        let all = self.free.acquire_many(self.most);
        // Held until the door is closed, so that nobody slips in between.
        let all = tokio::time::timeout(patience, all).await;
        let left = match &all {
            Ok(_) => 0,
            Err(_) => self.most as usize - self.free.available_permits(),
        };
        self.free.close();
        left
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::InFlight;

    #[tokio::test]
    async fn what_cannot_begin_in_time_is_let_go() {
        let inflight = InFlight::new(1);
        let soon = Duration::from_millis(1);
        let permit = inflight.enter_within(soon).await;
        assert!(permit.is_some());
        assert!(inflight.enter_within(soon).await.is_none());
        drop(permit);
        assert!(inflight.enter_within(soon).await.is_some());
    }

    #[tokio::test]
    async fn draining_waits_for_work_and_then_lets_nothing_in() {
        let inflight = InFlight::new(2);
        let permit = inflight.enter().await;
        assert!(permit.is_some());
        assert_eq!(inflight.clone().drain(Duration::from_millis(1)).await, 1);
        assert!(inflight.enter().await.is_none());

        let inflight = InFlight::new(2);
        let permit = inflight.enter().await;
        let drained = tokio::spawn({
            let inflight = inflight.clone();
            async move { inflight.drain(Duration::from_secs(60)).await }
        });
        drop(permit);
        assert_eq!(drained.await.unwrap(), 0);
    }
}
