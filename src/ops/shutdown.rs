//! When to stop: SIGTERM, Ctrl-C, or another part's word.

use tokio::sync::watch;

/// The longest that work in flight is waited for.
pub const PATIENCE: std::time::Duration = std::time::Duration::from_secs(10);

/// Tells every door to stop. Clones share one state.
#[derive(Clone, Debug)]
pub struct Shutdown(watch::Sender<bool>);

impl Default for Shutdown {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

impl Shutdown {
    /// Stops all doors.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }

    /// Ends when the stop begins.
    pub async fn begun(&self) {
        // An error would mean that the sender is gone, and `self` holds it.
        let _ = self.0.subscribe().wait_for(|begun| *begun).await;
    }

    /// Begins the stop at SIGTERM or Ctrl-C.
    ///
    /// # Errors
    /// The system does not let the process listen for signals.
    pub fn on_signal(&self) -> std::io::Result<()> {
        let shutdown = self.clone();
        #[cfg(unix)]
        let mut term = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::spawn(async move {
            #[cfg(unix)]
            tokio::select! {
                _ = term.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            #[cfg(not(unix))]
            let _ = tokio::signal::ctrl_c().await;
            tracing::info!("stopping; work in flight is finished first");
            shutdown.begin();
        });
        Ok(())
    }
}
