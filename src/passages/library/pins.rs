//! What pins the passage that answers a question: the names and years in it, and the article where the
//! question speaks of it.
//!
//! Words such as "founded" or 原因 are rare in a small collection and weigh as much there as the body that
//! was founded. Names and years tell which passage is meant, so that they count once more here.

use std::collections::{HashMap, HashSet};

use super::folded::Folded;
use crate::places::{Gazetteer, Place, Scope};
use crate::text::{fold, is_han};

/// What it is worth to have all that is named, and to have nothing of it.
const NAMED: f32 = 0.35;
const NOT_NAMED: f32 = 0.6;
/// What it is worth that the passage begins with a name of the question.
const SUBJECT: f32 = 0.2;
/// What a year of the question is worth, and what other years cost.
const OF_YEAR: f32 = 1.3;
const OF_OTHER_YEAR: f32 = 0.7;
/// What it is worth to be of the article that the question speaks of, and what it costs not to be.
const OF_ARTICLE: f32 = 1.4;
const NOT_OF_ARTICLE: f32 = 0.75;
/// What it is worth to say what the thing is whose name is all that is asked for.
const DEFINED: f32 = 1.3;
const WHAT_IS: [&str; 4] = ["what is", "what's", "什么是", "是什么"];
/// All passages speak of China.
const NO_NAMES: [&str; 3] = ["china", "chinese", "english"];

/// What one passage in so many has is no name that tells one from the other.
const COMMON: usize = 6;

/// A name in a question, in all the forms that a passage may have.
struct Name {
    forms: Vec<String>,
    place: bool,
}

impl Name {
    fn is_in(&self, passage: &Folded) -> bool {
        self.stands_in(&passage.text) || self.stands_in(&passage.heads)
    }

    fn stands_in(&self, folded: &str) -> bool {
        self.forms.iter().any(|form| has_word(folded, form))
    }

    /// "The Association (CIFCA) is …", but not "whether CIFCA is …".
    fn is_defined_in(&self, folded: &str) -> bool {
        let of_form = |form: &String| {
            folded.match_indices(form).any(|(at, _)| {
                let (before, behind) = (&folded[..at], &folded[at + form.len()..]);
                let behind = behind.trim_start_matches([')', '）', ' ']);
                let is = behind.starts_with("is ") || behind.starts_with('是');
                is && !before.ends_with("whether ")
            })
        };
        self.forms.iter().any(of_form)
    }
}

/// What in a question pins its answer.
pub(super) struct Pins {
    names: Vec<Name>,
    years: Vec<String>,
    article: bool,
    /// Is it asked what the one thing is that is named?
    defined: bool,
}

impl Pins {
    /// Those of a question; `known` are the names that the passages have, folded, but for those of
    /// authors, and `article` says whether the question speaks of an article.
    pub(super) fn of(
        text: &str,
        gazetteer: &Gazetteer,
        known: impl Fn(&str) -> bool,
        article: bool,
    ) -> Self {
        let folded = fold(text);
        let chars: Vec<char> = folded.chars().collect();
        let mut names: Vec<Name> = Vec::new();
        let mut at = 0;
        while at < chars.len() {
            let place = gazetteer.names_at(&chars, at).into_iter().next();
            let Some(hit) = place else {
                at += 1;
                continue;
            };
            let typed: String = chars[at..at + hit.len].iter().collect();
            if let Some(name) = place_of(gazetteer, &typed, hit.entries.first().map(|e| e.scope)) {
                names.push(name);
            }
            at += hit.len;
        }
        let words = folded.split(|c: char| !c.is_alphanumeric() || is_han(c));
        for word in words.filter(|word| word.len() > 2 && !NO_NAMES.contains(word) && known(word)) {
            if !names
                .iter()
                .any(|name| name.forms.iter().any(|form| form.contains(word)))
            {
                names.push(Name {
                    forms: vec![word.to_owned()],
                    place: false,
                });
            }
        }
        let asks_what = WHAT_IS.iter().any(|what| folded.contains(what));
        Self {
            defined: asks_what && names.len() == 1,
            names,
            years: years(&folded),
            article,
        }
    }

    /// What the worth of a passage is multiplied by; `of_article` says whether it is of an article.
    pub(super) fn factor(&self, passage: &Folded, of_article: bool) -> f32 {
        let mut factor = 1.0;
        if !self.names.is_empty() {
            let had = self.names.iter().filter(|name| name.is_in(passage)).count();
            #[expect(clippy::cast_precision_loss, reason = "a question has few names")]
            let share = had as f32 / self.names.len() as f32;
            factor *= if had == 0 {
                NOT_NAMED
            } else {
                1.0 + NAMED * share
            };
            if self.names.iter().any(|name| name.stands_in(&passage.begin)) {
                factor *= 1.0 + SUBJECT;
            }
            if self.defined
                && self
                    .names
                    .iter()
                    .any(|name| name.is_defined_in(&passage.text))
            {
                factor *= DEFINED;
            }
        }
        if !self.years.is_empty() {
            let said = &passage.years_of_text;
            let of_year = |year| said.contains(year) || passage.years_of_heads.contains(year);
            if self.years.iter().any(of_year) {
                factor *= OF_YEAR;
            } else if !(said.is_empty() || self.article && of_article) {
                factor *= OF_OTHER_YEAR;
            }
        }
        if self.article {
            factor *= if of_article {
                OF_ARTICLE
            } else {
                NOT_OF_ARTICLE
            };
        }
        factor
    }

    /// Does a passage leave out the places that are named, or half of them? It answers nothing about them.
    pub(super) fn lacks_places(&self, passage: &Folded) -> bool {
        let places = self.names.iter().filter(|name| name.place);
        let had = places.clone().filter(|name| name.is_in(passage)).count();
        let all = places.count();
        all > 0 && 2 * had <= all
    }

    /// Are there names, and has a passage all of them?
    pub(super) fn are_all_in(&self, passage: &Folded) -> bool {
        !self.names.is_empty() && self.names.iter().all(|name| name.is_in(passage))
    }
}

/// A place with its names in both languages; none for China, which all passages speak of.
fn place_of(gazetteer: &Gazetteer, typed: &str, scope: Option<Scope>) -> Option<Name> {
    let scope = scope?;
    let china = match scope {
        Scope::World => true,
        Scope::Place(id) => gazetteer.place(id).is_some_and(Place::is_china),
        Scope::Group(_) => false,
    };
    let single = typed.chars().count() < 2;
    if china || single || scope == Scope::World {
        return None;
    }
    let names = gazetteer.names(scope);
    let mut forms = vec![typed.to_owned(), fold(&names.en), fold(&names.zh)];
    // The rank is left out in running text: 青岛 for 青岛市.
    let short: Vec<String> = forms
        .iter()
        .filter_map(|form| form.strip_suffix(['市', '省', '州']))
        .filter(|form| form.chars().count() > 1)
        .map(str::to_owned)
        .collect();
    forms.extend(short);
    forms.sort_unstable();
    forms.dedup();
    Some(Name {
        forms,
        place: !gazetteer.is_label(scope),
    })
}

/// The years that a folded text names.
pub(super) fn years(folded: &str) -> Vec<String> {
    let runs = folded.split(|c: char| !c.is_ascii_digit());
    let years =
        runs.filter(|run| run.len() == 4 && (run.starts_with("19") || run.starts_with("20")));
    years.map(str::to_owned).collect()
}

/// Does a folded text have a word, or one that begins with it: "Africa" in "African"?
fn has_word(text: &str, form: &str) -> bool {
    if !form.is_ascii() {
        return text.contains(form);
    }
    text.match_indices(form).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        !before.is_some_and(|c| c.is_ascii_alphanumeric())
    })
}

/// The names in English passages, folded: words that are written with a capital letter within a sentence,
/// never with a small one, and not in so many passages that they tell nothing.
pub(super) fn names_in<'a>(texts: impl Iterator<Item = &'a str>) -> HashSet<String> {
    let mut names: HashMap<String, usize> = HashMap::new();
    let mut small = HashSet::new();
    let mut passages = 0;
    for text in texts {
        passages += 1;
        let mut here = HashSet::new();
        let mut begins = true;
        for word in text.split_whitespace() {
            let plain = word.trim_matches(|c: char| !c.is_alphanumeric());
            let plain = plain.split(['\'', '’']).next().unwrap_or_default();
            let shouted = plain.chars().filter(|c| c.is_uppercase()).count() > 1;
            if !plain.starts_with(char::is_uppercase) {
                small.insert(fold(plain));
            } else if !begins || shouted {
                here.insert(fold(plain));
            }
            begins = word.ends_with(['.', ':', '?', '!', '"', '”']);
        }
        for name in here {
            *names.entry(name).or_default() += 1;
        }
    }
    names.retain(|name, times| {
        name.is_ascii() && name.len() > 2 && !small.contains(name) && *times * COMMON < passages
    });
    names.into_keys().collect()
}
