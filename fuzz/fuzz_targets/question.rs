#![no_main]

#[path = "../../tests/it/entry.rs"]
#[expect(dead_code, reason = "each target tries one entry point")]
mod entry;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| entry::question_of_few_places(bytes));
