//! The integration tests: one binary, a module for each door and each promise.

mod cite;
mod documents;
mod facts;
mod store;
mod store_schema;
