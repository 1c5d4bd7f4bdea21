//! The integration tests: one binary, a module for each door and each promise.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper that fails fails its test"
)]

mod answers;
mod aside;
mod changes;
mod cite;
mod collections;
mod data;
mod databases;
mod discord;
mod documents;
mod exports;
mod facts;
mod finding;
mod fuzz;
mod import;
mod library;
mod operate;
mod passages;
mod pictures;
mod questions;
mod quiz;
mod restrictions;
mod shared;
mod soak;
mod store;
mod store_queries;
mod store_schema;
mod subjects;
mod support;
mod times;
