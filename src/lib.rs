//! Youcheng (友城) answers questions about China's city diplomacy, in English and in Chinese, with a
//! source for every number and a page for every passage.
//!
//! There is one engine and there are several doors to it. Whoever asks, [`answer::Engine::ask`]
//! answers:
//!
//! ```
//! use youcheng::answer::{Ask, Engine};
//! use youcheng::facts::Facts;
//! use youcheng::render::wording;
//! use youcheng::store::Store;
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let facts = Facts::embedded().expect("the shipped facts have no fault");
//! let store = Store::in_memory(&facts).await?;
//! let engine = Engine::new(store).await?;
//! let today = jiff::civil::date(2026, 6, 15);
//! let ask = Ask { text: "天津和神户哪年结好", lang: None, today };
//! let answer = engine.ask(&ask).await?;
//! assert_eq!(
//!     wording::of(answer.lang).headline(&answer),
//!     "天津与神户于1973年6月24日结为友好城市。"
//! );
//! # Ok(())
//! # }
//! ```
//!
//! # The way of a question
//!
//! ```text
//! text ──► question ──► answer ──► render ──► door
//!          (pure)       │    │                cli      ask, console, …
//!                       ▼    ▼                discord  gateway, signed endpoint, playground
//!                    store  passages
//! ```
//!
//! | module | what it does |
//! | --- | --- |
//! | [`text`] | makes text comparable: width, case, accents, script, numerals, words |
//! | [`places`] | the gazetteer: names → places and groups, also nearly right or half typed |
//! | [`question`] | text → [`question::Query`]; pure, without I/O and without a clock |
//! | [`store`] | the database: facts, documents, changes, reports; all SQL stands here |
//! | [`passages`] | documents → an index → quoted passages, from either language to either |
//! | [`answer`] | query → [`answer::Answer`]: figures side by side, sources numbered, nothing worded |
//! | [`render`] | answer → text, JSON, Discord messages, pictures; every word that people read |
//! | [`quiz`] | questions with four answers, made from the store |
//! | [`cite`] | references in seven styles |
//! | [`discord`] | one handler for interactions, and the three doors that call it |
//! | [`cli`] | the command line: one file for each subcommand |
//!
//! Around that way stand [`facts`] (the shipped tables), [`import`] and [`staff`] (changes of the data),
//! [`ops`] (counting, health, limits, an orderly stop) and [`config`]. A module uses only those above it
//! in the table; `ARCHITECTURE.md` follows one question through all of them and says where to add what.

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
pub mod quiz;
pub mod render;
pub mod staff;
pub mod store;
pub mod text;
