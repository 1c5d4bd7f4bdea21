//! Youcheng answers questions about China's city diplomacy.

pub mod facts;
