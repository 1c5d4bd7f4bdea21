//! Youcheng answers questions about China's city diplomacy.

pub mod answer;
pub mod cite;
pub mod cli;
pub mod config;
pub mod discord;
pub mod facts;
pub mod import;
pub mod ops;
pub mod passages;
pub mod places;
pub mod question;
pub mod render;
pub mod staff;
pub mod store;
pub mod text;
