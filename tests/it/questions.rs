//! What is understood of a question, family by family, in both languages.

use youcheng::facts::Facts;
use youcheng::places::{Gazetteer, Scope};
use youcheng::question::{Outcome, Query, understand};
use youcheng::render::wording;
use youcheng::text::Lang;

fn gazetteer() -> &'static Gazetteer {
    static GAZETTEER: std::sync::OnceLock<Gazetteer> = std::sync::OnceLock::new();
    GAZETTEER.get_or_init(|| {
        let facts = Facts::embedded().expect("the shipped facts have no fault");
        Gazetteer::from_facts(&facts).expect("the names can be indexed")
    })
}

/// The reading of a question in English, or what else came of it.
fn reading(text: &str) -> String {
    let name = |scope: Scope| gazetteer().names(scope);
    let word = |query: &Query| wording::of(Lang::En).question(query, &name);
    match understand(text, gazetteer()).outcome {
        Outcome::Query(query) => word(&query),
        Outcome::QueryAndPassages(query) => format!("{} + passages", word(&query)),
        Outcome::Choices(queries) => {
            let readings: Vec<String> = queries.iter().map(word).collect();
            format!("choose: {}", readings.join(" | "))
        }
        Outcome::UnknownPlace { typed, .. } => format!("unknown place: {typed}"),
        Outcome::OtherTopic => "other topic".into(),
        Outcome::Empty => "empty".into(),
    }
}

fn check(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, wanted)| (text, wanted, reading(text)))
        .filter(|(_, wanted, got)| got != *wanted)
        .map(|(text, wanted, got)| format!("{text}\n  wanted: {wanted}\n  got:    {got}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
