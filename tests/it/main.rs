//! The integration tests: one binary, a module for each door and each promise.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a helper that fails fails its test"
)]

mod answers;
mod aside;
mod beyond;
mod changes;
mod chinese;
mod cite;
mod collections;
mod data;
mod databases;
mod discord;
mod documents;
mod drawn;
mod exports;
mod facts;
mod finding;
mod following;
mod fuzz;
mod import;
mod library;
mod names;
mod operate;
mod passages;
mod pictures;
mod questions;
mod quiz;
mod releases;
mod restrictions;
mod several;
mod shared;
mod soak;
mod store;
mod store_model;
mod store_queries;
mod store_schema;
mod subjects;
mod support;
mod tables;
mod times;
mod upkeep;
mod whether;
