//! The messages of a quiz: a question, the line that only one person sees, the board.

use super::super::COLOUR;
use super::super::limits::{FIELD_VALUE, cut};
use super::super::reply::{Button, Embed, Field, Reply, Row};
use super::id::{Press, Verb};
use crate::quiz::{Cited, Question};
use crate::render::discord::escape::{escape, link};
use crate::render::wording::discord::fill;
use crate::render::wording::quiz::{self as wording, words};
use crate::store::{Round, Score};
use crate::text::Lang;

/// The names of the four answers.
const LETTERS: [char; 4] = ['A', 'B', 'C', 'D'];
/// Characters of a source's title.
const TITLE: usize = 80;
/// People on the board.
const PEOPLE: usize = 25;
/// Characters of the answers under the board: an embed takes 6,000 in all.
const ANSWERS: usize = 3_800;

/// What a round shows now: its open question, or the board.
pub(super) fn now(round: &Round, questions: &[Question], scores: &[Score]) -> Reply {
    let at = usize::try_from(round.at).unwrap_or(usize::MAX);
    match questions.get(at) {
        Some(question) => open(round, questions, at, question),
        None => board(round, questions, scores),
    }
}

fn open(round: &Round, questions: &[Question], at: usize, question: &Question) -> Reply {
    let (lang, said) = (round.lang, words(round.lang));
    let number = |n: usize| n.to_string();
    let heading = fill(said.number, &[&number(at + 1), &number(questions.len())]);
    let mut lines = Vec::new();
    if let Some(before) = at.checked_sub(1).and_then(|before| questions.get(before)) {
        lines.push(format!("*{}*", fill(said.answer_to, &[&number(at)])));
        lines.push(escape(&wording::question(before, lang)));
        lines.push(format!("{}\n", proved(before, lang)));
    }
    lines.push(format!("**{heading}**"));
    for (letter, choice) in LETTERS.iter().zip(&question.choices) {
        lines.push(format!("**{letter}** {}", escape(&choice.label(lang))));
    }
    let id = |verb| {
        let question = u8::try_from(at).unwrap_or(u8::MAX);
        Press {
            round: round.id.cast_unsigned(),
            question,
            verb,
        }
        .encode()
    };
    let answers = (0_u8..).zip(LETTERS.iter().zip(&question.choices));
    let answers = answers.map(|(n, (letter, choice))| {
        let label = format!("{letter} · {}", choice.label(lang));
        Button::new(label, id(Verb::Answer(n)))
    });
    let is_last = at + 1 == questions.len();
    let mut turns =
        vec![Button::new(if is_last { said.board } else { said.next }, id(Verb::Next)).primary()];
    if !is_last {
        turns.push(Button::new(said.end, id(Verb::End)));
    }
    Reply {
        content: format!("**{}**", escape(&wording::question(question, lang))),
        embed: Some(Embed {
            title: round.title.clone(),
            description: lines.join("\n"),
            footer: said.rules.to_owned(),
            colour: COLOUR,
            ..Embed::default()
        }),
        rows: vec![Row::Buttons(answers.collect()), Row::Buttons(turns)],
        ..Reply::default()
    }
}

/// Whether `choice` is right, and what is, for the person who chose it.
pub(super) fn verdict(question: &Question, choice: u8, lang: Lang) -> Reply {
    let said = words(lang);
    let verdict = if choice == question.right {
        said.right.to_owned()
    } else {
        fill(said.wrong, &[&chosen(question, choice, lang)])
    };
    let proved = proved(question, lang);
    let sentences = [&verdict, said.answer, &proved];
    Reply::private(sentences.join(said.gap))
}

/// The person has chosen before.
pub(super) fn again(question: &Question, choice: u8, lang: Lang) -> Reply {
    let chosen = chosen(question, choice, lang);
    Reply::private(fill(words(lang).again, &[&chosen]))
}

fn chosen(question: &Question, choice: u8, lang: Lang) -> String {
    let choice = question.choices.get(usize::from(choice));
    choice.map_or(String::new(), |choice| escape(&choice.label(lang)))
}

/// The right answer with what proves it and where that stands.
fn proved(question: &Question, lang: Lang) -> String {
    let source = &question.source;
    format!(
        "{} · {} · {}",
        right(question, lang),
        linked(source),
        escape(&source.publisher)
    )
}

fn right(question: &Question, lang: Lang) -> String {
    let (answer, proof) = wording::answer(question, lang);
    let proof = proof.map_or(String::new(), |proof| wording::bracketed(&proof, lang));
    format!("**{}**{proof}", escape(&answer))
}

fn linked(source: &Cited) -> String {
    link(&escape(&cut(&source.title, TITLE)), &source.url)
}

fn board(round: &Round, questions: &[Question], scores: &[Score]) -> Reply {
    let said = words(round.lang);
    let mut lines: Vec<String> = Vec::new();
    for score in scores.iter().take(PEOPLE) {
        // Equal points share a rank.
        let rank = 1 + scores.iter().filter(|s| s.right > score.right).count();
        let numbers = [score.right.to_string(), questions.len().to_string()];
        let points = fill(said.points, &[&numbers[0], &numbers[1]]);
        lines.push(format!("**{rank}** <@{}> · {points}", score.who));
    }
    if scores.len() > PEOPLE {
        let more = (scores.len() - PEOPLE).to_string();
        lines.push(fill(said.more, &[&more]));
    }
    if scores.is_empty() {
        lines.push(said.nobody.to_owned());
    }
    Reply {
        content: said.over.to_owned(),
        embed: Some(Embed {
            title: round.title.clone(),
            description: lines.join("\n"),
            fields: answers(questions, round.lang),
            colour: COLOUR,
            ..Embed::default()
        }),
        ..Reply::default()
    }
}

/// The right answers, as many with a link to their source as there is room for; the others have had
/// theirs under the question that came after them.
fn answers(questions: &[Question], lang: Lang) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    let mut total = 0;
    for (n, question) in questions.iter().enumerate() {
        let short = format!("{}\\. {}", n + 1, right(question, lang));
        let whole = format!("{short} · {}", linked(&question.source));
        let left = (questions.len() - n) * 80;
        let line = if total + whole.chars().count() + left > ANSWERS {
            short
        } else {
            whole
        };
        let length = line.chars().count() + 1;
        total += length;
        match fields.last_mut() {
            Some(field) if field.value.chars().count() + length <= FIELD_VALUE => {
                field.value.push('\n');
                field.value.push_str(&line);
            }
            last => {
                let name = if last.is_none() {
                    words(lang).answers
                } else {
                    "…"
                };
                fields.push(Field {
                    name: name.to_owned(),
                    value: line,
                });
            }
        }
    }
    fields
}
