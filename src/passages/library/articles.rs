//! The articles among the documents: who wrote them, and what is of them.

use std::collections::{HashMap, HashSet};

use super::Shelved;
use crate::passages::asked::names_of_author;
use crate::passages::document::Kind;
use crate::passages::{Document, Passage};
use crate::text::fold;

/// What a question may say of the articles.
pub(super) struct Articles {
    /// Those who wrote them, by each of their names, folded.
    pub(super) authors: Vec<String>,
    /// Their titles, folded.
    pub(super) titles: Vec<String>,
    /// The ids of their documents, and those of the articles that these retell.
    ids: HashSet<String>,
}

impl Articles {
    /// The articles on a shelf.
    pub(super) fn of(shelf: &HashMap<String, Shelved>) -> Self {
        let documents = shelf.values().map(|shelved| &shelved.document);
        let articles: Vec<&Document> = documents.filter(|one| is_article(one)).collect();
        let authors = articles.iter().flat_map(|article| &article.authors);
        let titles = articles.iter().flat_map(|article| {
            let english = article.title_en.as_deref();
            std::iter::once(article.title.as_str()).chain(english)
        });
        let ids = articles.iter().flat_map(|article| {
            let of = article.metadata.get("of");
            let of = of.and_then(serde_json::Value::as_str);
            std::iter::once(article.id.as_str()).chain(of)
        });
        Self {
            authors: folded(authors.flat_map(|author| names_of_author(author))),
            titles: folded(titles),
            ids: ids.map(str::to_owned).collect(),
        }
    }

    /// Is a passage of an article, or on one?
    pub(super) fn has(&self, passage: &Passage) -> bool {
        let sources = passage.sources.iter().chain([&passage.document]);
        sources.into_iter().any(|source| self.ids.contains(source))
    }
}

/// Articles say who their author is; speeches and laws do not.
fn is_article(document: &Document) -> bool {
    let original = document.metadata.get("original_kind");
    let original = original.and_then(serde_json::Value::as_str);
    document.kind == Kind::Article || original == Some("article")
}

fn folded<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut names: Vec<String> = names.map(fold).collect();
    names.sort_unstable();
    names.dedup();
    names
}
