//! What runs a service well: counting, health, limits for each person, and an orderly stop.

pub mod allowance;
pub mod health;
pub mod inflight;
pub mod logs;
pub mod metrics;
pub mod shutdown;
