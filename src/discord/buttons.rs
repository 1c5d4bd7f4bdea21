//! The rows under an answer.

use super::codec::Ids;
use super::custom_id::{Press, Verb};
use super::limits::{BUTTONS_PER_ROW, MENU_OPTIONS};
use super::reply::{Button, Menu, MenuOption, Row};
use super::{commands, typing};
use crate::answer::{Answer, Rows};
use crate::question::Query;
use crate::render::discord::Page;
use crate::render::export;
use crate::render::wording::discord::{fill, words};
use crate::text::Lang;

/// The pictures of an answer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pictures {
    /// Is there a chart, and is there a map?
    pub(super) possible: [bool; 2],
    /// The one that is shown.
    pub(super) shown: Option<Verb>,
}

/// The rows of one page of an answer. A button whose identifier would be too long is left out.
#[must_use]
pub(super) fn rows(
    answer: &Answer,
    page: &Page,
    private: bool,
    pictures: &Pictures,
    ids: &Ids,
) -> Vec<Row> {
    let make = Make {
        lang: answer.lang,
        query: answer.query.as_ref(),
        ids,
    };
    let mut rows = vec![
        Row::Buttons([make.pages(page), make.pictures(pictures)].concat()),
        Row::Buttons(make.contexts(answer, page)),
        Row::Menu(make.choices(answer)),
        Row::Buttons(make.tools(answer, page, private)),
    ];
    if let Some(query) = &answer.query {
        rows.push(Row::Buttons(make.next_questions(query)));
    }
    rows.retain(|row| match row {
        Row::Buttons(buttons) => !buttons.is_empty(),
        Row::Menu(menu) => !menu.options.is_empty(),
    });
    rows
}

/// What the buttons of one answer have in common.
struct Make<'a> {
    lang: Lang,
    query: Option<&'a Query>,
    ids: &'a Ids,
}

impl Make<'_> {
    fn id(&self, verb: Verb, number: u16) -> Option<String> {
        let query = self.query.cloned();
        Press {
            verb,
            lang: self.lang,
            number,
            query,
        }
        .encode(self.ids)
    }

    fn button(&self, label: impl Into<String>, verb: Verb, number: u16) -> Option<Button> {
        self.id(verb, number).map(|id| Button::new(label, id))
    }

    fn pages(&self, page: &Page) -> Vec<Button> {
        if page.of < 2 {
            return Vec::new();
        }
        let words = words(self.lang);
        let last = page.of - 1;
        let back = self.button(words.previous, Verb::Page, page.number.saturating_sub(1));
        let here = self.button(format!("{}/{}", page.number + 1, page.of), Verb::Label, 0);
        let next = self.button(words.next, Verb::Page, (page.number + 1).min(last));
        // At either end the page that the button names is the present one; the other names another,
        // so that no two identifiers are equal.
        [
            back.map(|button| button.enabled(page.number > 0)),
            here.map(|button| button.enabled(false)),
            next.map(|button| button.primary().enabled(page.number < last)),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The pictures that are not shown, and the way back from the one that is.
    fn pictures(&self, pictures: &Pictures) -> Vec<Button> {
        let [chart, map, table] = words(self.lang).pictures;
        let [has_chart, has_map] = pictures.possible;
        let offered = [
            (chart, Verb::Chart, has_chart),
            (map, Verb::Map, has_map),
            (table, Verb::Table, pictures.shown.is_some()),
        ];
        offered
            .into_iter()
            .filter(|(_, verb, offered)| *offered && pictures.shown != Some(*verb))
            .filter_map(|(label, verb, _)| self.button(label, verb, 0))
            .collect()
    }

    fn contexts(&self, answer: &Answer, page: &Page) -> Vec<Button> {
        let Rows::Passages(passages) = &answer.rows else {
            return Vec::new();
        };
        let shown = passages.get(page.rows.clone()).unwrap_or_default();
        shown
            .iter()
            .take(BUTTONS_PER_ROW)
            .filter_map(|passage| {
                let label = fill(words(self.lang).context, &[&passage.rank.to_string()]);
                self.button(label, Verb::Context, u16::try_from(passage.rank).ok()?)
            })
            .collect()
    }

    fn choices(&self, answer: &Answer) -> Menu {
        let options = answer
            .choices
            .iter()
            .filter_map(|choice| {
                let query = Some(choice.query.clone());
                let ask = Press {
                    verb: Verb::Ask,
                    lang: self.lang,
                    number: 0,
                    query,
                };
                let label = choice.label.get(self.lang).to_owned();
                Some(MenuOption {
                    label,
                    value: ask.encode(self.ids)?,
                })
            })
            .take(MENU_OPTIONS)
            .collect();
        menu(self.lang, options, self.ids)
    }

    fn tools(&self, answer: &Answer, page: &Page, private: bool) -> Vec<Button> {
        let words = words(self.lang);
        let mut tools = Vec::new();
        if self.query.is_some() && !answer.citations.is_empty() {
            tools.extend(self.button(words.sources, Verb::Sources, 0));
            tools.extend(self.button(words.cite, Verb::Cite, 0));
        }
        if self.query.is_some() && export::len(answer) > 0 {
            tools.extend(self.button(words.download, Verb::Download, 0));
        }
        if private && self.query.is_some() {
            tools.extend(self.button(words.share, Verb::Share, page.number));
        }
        tools.extend(self.button(words.wrong, Verb::Wrong, 0));
        tools
    }

    fn next_questions(&self, query: &Query) -> Vec<Button> {
        typing::next(query, self.lang)
            .into_iter()
            .filter_map(|(label, query)| {
                let ask = Press {
                    verb: Verb::Ask,
                    lang: self.lang,
                    number: 0,
                    query: Some(query),
                };
                Some(Button::new(label, ask.encode(self.ids)?))
            })
            .take(BUTTONS_PER_ROW)
            .collect()
    }
}

/// A menu of questions to choose from.
#[must_use]
pub(super) fn menu(lang: Lang, options: Vec<MenuOption>, ids: &Ids) -> Menu {
    let choose = Press {
        verb: Verb::Choose,
        lang,
        number: 0,
        query: None,
    };
    let id = choose.encode(ids).unwrap_or_default();
    Menu {
        id,
        placeholder: words(lang).choose.to_owned(),
        options,
    }
}

/// The kinds of files in which the rows of an answer can be had.
#[must_use]
pub(super) fn formats(press: &Press, ids: &Ids) -> Option<Row> {
    let buttons = (1..).zip(export::Format::ALL).map(|(number, format)| {
        let verb = Verb::Download;
        let press = Press {
            verb,
            number,
            ..press.clone()
        };
        Some(Button::new(format.name(), press.encode(ids)?))
    });
    buttons.collect::<Option<_>>().map(Row::Buttons)
}

/// The menu of styles of citing.
#[must_use]
pub(super) fn styles(press: &Press, ids: &Ids) -> Option<Row> {
    let id = Press {
        verb: Verb::CiteAs,
        ..press.clone()
    }
    .encode(ids)?;
    let options = commands::STYLES
        .iter()
        .map(|(value, name)| MenuOption {
            label: (*name).to_owned(),
            value: (*value).to_owned(),
        })
        .collect();
    let placeholder = words(press.lang).choose_style.to_owned();
    Some(Row::Menu(Menu {
        id,
        placeholder,
        options,
    }))
}
