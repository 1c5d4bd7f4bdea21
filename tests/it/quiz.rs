//! The quiz: every question has exactly one right answer, and a round loses nothing.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use proptest::prelude::*;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use youcheng::answer::{Engine, Rows, Verdict};
use youcheng::discord::Bot;
use youcheng::facts::{SinceBasis, UNPUBLISHED};
use youcheng::quiz::{Asked, Choice, Facts, Level, Question, Topic, make};
use youcheng::store::Round;
use youcheng::store::query::{FigureFilter, Order, PartnerFilter};
use youcheng::text::Lang;

use crate::discord::commands::seen;
use crate::discord::make::{ALICE, BOB, by, command, in_locale, outside, press};
use crate::discord::{button, components, respond};
use crate::support::{engine, today};

struct World {
    runtime: Runtime,
    engine: Arc<Engine>,
    facts: Facts,
}

/// The shipped facts, read once for all cases.
fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        let (engine, facts) = runtime.block_on(async {
            let engine = engine().await;
            let store = engine.store();
            let all = PartnerFilter::default();
            let facts = Facts {
                gazetteer: Arc::clone(&engine.directory().gazetteer),
                ties: store.partnerships(&all, Order::Listed, None).await.unwrap(),
                figures: store.figures(&FigureFilter::default()).await.unwrap(),
                disputed: HashSet::new(),
            };
            (engine, facts)
        });
        World {
            runtime,
            engine,
            facts,
        }
    })
}

/// What the store says about one of the answers.
fn told(question: &Question, choice: usize) -> youcheng::answer::Answer {
    let world = world();
    let query = question.query(choice);
    let answer = world.engine.answer(&query, Lang::En, today());
    world.runtime.block_on(answer).unwrap()
}

fn number(choice: &Choice) -> u32 {
    match choice {
        Choice::Number(number) => *number,
        Choice::Place(_) => panic!("not a number: {choice:?}"),
    }
}

/// The year of a pair that a document confirms.
fn sure_year(question: &Question, choice: usize) -> u16 {
    let answer = told(question, choice);
    assert_eq!(answer.verdict, Some(Verdict::Supported), "{question:?}");
    let Rows::Partnerships(rows) = &answer.rows else {
        panic!("no pair: {question:?}");
    };
    assert_eq!(rows[0].since_basis, Some(SinceBasis::Document));
    rows[0].since.unwrap().year()
}

/// Which answers the store calls right.
fn right_by_the_store(question: &Question) -> Vec<usize> {
    let all = 0..question.choices.len();
    match &question.asked {
        Asked::Country { partner, .. } => all
            .filter(|choice| match told(question, *choice).rows {
                Rows::Partnerships(rows) => rows
                    .iter()
                    .any(|row| *row.partner.en == partner.en || *row.partner.zh == partner.zh),
                _ => false,
            })
            .collect(),
        Asked::Partner(_) => all
            .filter(|choice| {
                let answer = told(question, *choice);
                // A wrong answer is not even tied by another name.
                let near = !answer.rows.is_empty() || !answer.beside.is_empty();
                assert_eq!(near, answer.verdict == Some(Verdict::Supported));
                near
            })
            .collect(),
        Asked::Year { .. } => {
            let year = u32::from(sure_year(question, 0));
            all.filter(|choice| number(&question.choices[*choice]) == year)
                .collect()
        }
        Asked::First { .. } => {
            let years: Vec<u16> = all
                .clone()
                .map(|choice| sure_year(question, choice))
                .collect();
            let first = *years.iter().min().unwrap();
            all.filter(|choice| years[*choice] == first).collect()
        }
        Asked::Most(_) => {
            let values: Vec<f64> = all
                .clone()
                .map(|choice| reported(question, choice))
                .collect();
            let most = values.iter().copied().fold(0.0, f64::max);
            all.filter(|choice| values[*choice] >= most).collect()
        }
        Asked::Amount { .. } => {
            let value = reported(question, 0);
            all.filter(|choice| (f64::from(number(&question.choices[*choice])) - value).abs() < 0.5)
                .collect()
        }
    }
}

/// The value that is reported for the date asked for, without a caveat about other sources.
fn reported(question: &Question, choice: usize) -> f64 {
    let answer = told(question, choice);
    let caveat = |note: &youcheng::answer::Note| {
        matches!(
            note,
            youcheng::answer::Note::Conflict { .. } | youcheng::answer::Note::NearestDate { .. }
        )
    };
    assert!(
        !answer.notes.iter().any(caveat),
        "{question:?}: {:?}",
        answer.notes
    );
    answer.value.unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn each_question_has_one_right_answer_and_it_is_the_stores(
        seed: u64,
        topic in proptest::sample::select(&Topic::ALL[..]),
        level in proptest::sample::select(&Level::ALL[..]),
        count in 5_u8..=20,
    ) {
        let questions = make(&world().facts, topic, level, seed, count);
        prop_assert_eq!(questions.len(), usize::from(count));
        for question in &questions {
            let right = right_by_the_store(question);
            prop_assert_eq!(right, vec![usize::from(question.right)], "{:?}", question);
            prop_assert!(!question.source.title.is_empty());
            for lang in [Lang::En, Lang::Zh] {
                let labels: HashSet<String> =
                    question.choices.iter().map(|choice| choice.label(lang)).collect();
                prop_assert_eq!(labels.len(), 4, "{:?}", question);
            }
        }
        prop_assert_eq!(questions, make(&world().facts, topic, level, seed, count));
    }
}

#[test]
fn a_figure_of_any_size_makes_a_question_of_four_numbers() {
    let world = world();
    for value in [10.0, 367.0, 1e9, f64::from(u32::MAX)] {
        let mut facts = Facts {
            gazetteer: Arc::clone(&world.facts.gazetteer),
            disputed: HashSet::new(),
            figures: world.facts.figures.clone(),
            ties: Vec::new(),
        };
        for figure in &mut facts.figures {
            figure.value = value;
        }
        for (level, apart) in [
            (Level::Easy, 40..=90),
            (Level::Medium, 15..=45),
            (Level::Hard, 5..=20),
        ] {
            let asked = make(&facts, Topic::Numbers, level, 1, 3);
            assert_eq!(asked.len(), 3, "{value} {level:?}");
            for question in &asked {
                let right = u64::from(number(question.answer()));
                for choice in question
                    .choices
                    .iter()
                    .filter(|one| *one != question.answer())
                {
                    let percent = right.abs_diff(number(choice).into()) * 100 / right;
                    assert!(apart.contains(&percent), "{question:?}");
                }
            }
        }
    }
}

#[test]
fn what_no_document_confirms_is_not_asked() {
    let world = world();
    let unsure = |tie: &&youcheng::store::query::Partnership| {
        tie.since_basis == Some(SinceBasis::Unverified) || *tie.source.slug == *UNPUBLISHED
    };
    let facts = Facts {
        gazetteer: Arc::clone(&world.facts.gazetteer),
        disputed: HashSet::new(),
        figures: Vec::new(),
        ties: world.facts.ties.iter().filter(unsure).cloned().collect(),
    };
    assert!(facts.ties.len() > 100);
    for topic in Topic::ALL {
        assert_eq!(make(&facts, topic, Level::Medium, 1, 5), [], "{topic:?}");
    }
}

#[test]
fn a_figure_that_is_not_exact_is_not_asked() {
    let world = world();
    let of = |inexact: bool| Facts {
        gazetteer: Arc::clone(&world.facts.gazetteer),
        disputed: HashSet::new(),
        figures: (world.facts.figures.iter().cloned())
            .map(|mut figure| {
                figure.note = inexact.then(|| "year inferred from the copy".into());
                figure
            })
            .collect(),
        ties: Vec::new(),
    };
    let asked = |inexact| make(&of(inexact), Topic::Numbers, Level::Medium, 1, 5).len();
    assert_eq!((asked(true), asked(false)), (0, 5));
}

#[test]
fn what_is_disputed_is_not_asked() {
    let world = world();
    let of_tianjin = |tie: &&youcheng::store::query::Partnership| {
        world.facts.gazetteer.place(tie.cn).unwrap().slug.as_ref() == "cn-tianjin"
    };
    let ties: Vec<_> = world
        .facts
        .ties
        .iter()
        .filter(of_tianjin)
        .cloned()
        .collect();
    let slug = |id| world.facts.gazetteer.place(id).unwrap().slug.to_string();
    let mut facts = Facts {
        gazetteer: Arc::clone(&world.facts.gazetteer),
        disputed: HashSet::new(),
        figures: Vec::new(),
        ties,
    };
    assert_eq!(make(&facts, Topic::Years, Level::Medium, 1, 5).len(), 5);
    facts.disputed = facts
        .ties
        .iter()
        .map(|tie| format!("{} {}", slug(tie.cn), slug(tie.partner)))
        .collect();
    for topic in Topic::ALL {
        assert_eq!(make(&facts, topic, Level::Medium, 1, 5), [], "{topic:?}");
    }
}

/// The identifiers of the four answers.
fn answers(shown: &Value) -> Vec<String> {
    let ids = components(shown);
    let ids = ids
        .iter()
        .take(4)
        .map(|part| part["custom_id"].as_str().unwrap().to_owned());
    ids.collect()
}

/// Presses a button.
async fn click(bot: &Arc<Bot>, id: &str, who: u64) -> Value {
    static NEXT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(50_000);
    let number = NEXT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    respond(bot, &by(press(number, id, false), who)).await
}

#[tokio::test]
async fn a_round_goes_from_the_first_question_to_the_board_across_a_restart() {
    let engine = engine().await;
    let bot = Arc::new(Bot::new(Arc::clone(&engine), 0));
    let begin = command(7_001, "quiz", &json!({"questions": 5, "level": "easy"}));
    let first = respond(&bot, &begin).await;
    insta::assert_snapshot!("first_question_en", seen(&first));

    // Bob must answer before he may go on, and may not end what Alice began.
    let next = button(&first, "Next question");
    let end = button(&first, "End the round");
    let refused = seen(&click(&bot, &next, BOB).await);
    assert!(
        refused.contains("private") && refused.contains("Answer first"),
        "{refused}"
    );
    let refused = seen(&click(&bot, &end, BOB).await);
    assert!(
        refused.contains("private") && refused.contains("Only the person"),
        "{refused}"
    );

    let choices = answers(&first);
    let said = seen(&click(&bot, &choices[0], ALICE).await);
    assert!(said.starts_with("[message, private]"), "{said}");
    assert!(
        said.contains("The answer:") && said.contains("http"),
        "{said}"
    );
    let again = seen(&click(&bot, &choices[1], ALICE).await);
    assert!(again.contains("already"), "{again}");
    click(&bot, &choices[1], BOB).await;

    // Two clicks at once skip nothing: both show the second question.
    let (one, other) = tokio::join!(click(&bot, &next, ALICE), click(&bot, &next, BOB));
    assert_eq!(one, other);
    assert_eq!(one["type"], 7);
    assert!(seen(&one).contains("Question 2 of 5"), "{}", seen(&one));
    assert!(
        seen(&one).contains("Answer to question 1"),
        "{}",
        seen(&one)
    );
    let late = seen(&click(&bot, &choices[2], 77).await);
    assert!(late.contains("over") && late.contains("private"), "{late}");

    // Another process on the same store goes on with it.
    drop(bot);
    let bot = Arc::new(Bot::new(engine, 0));
    let mut shown = one;
    for question in 2..=5 {
        let choices = answers(&shown);
        // Alice and Bob answer all the same from here on.
        click(&bot, &choices[3], ALICE).await;
        click(&bot, &choices[3], BOB).await;
        let label = if question == 5 {
            "Score board"
        } else {
            "Next question"
        };
        shown = click(&bot, &button(&shown, label), BOB).await;
    }
    insta::assert_snapshot!("board_en", seen(&shown));
    assert_eq!(shown["data"]["allowed_mentions"]["parse"], json!([]));

    // Old buttons: the first "next" shows the board again, an old answer is over.
    assert_eq!(click(&bot, &next, ALICE).await, shown);
    let late = seen(&click(&bot, &choices[2], 77).await);
    assert!(late.contains("over"), "{late}");
}

#[tokio::test]
async fn the_points_on_the_board_are_the_right_answers() {
    let bot = Arc::new(Bot::new(engine().await, 0));
    let begin = outside(command(
        7_002,
        "quiz",
        &json!({"questions": 6, "topic": "countries"}),
    ));
    let mut shown = respond(&bot, &begin).await;
    let mut points = [0, 0];
    for question in 1..=6 {
        for (person, who) in [ALICE, BOB].into_iter().enumerate() {
            let choice = &answers(&shown)[(question + person) % 4];
            let said = seen(&click(&bot, choice, who).await);
            points[person] += usize::from(said.contains("Right!"));
        }
        let label = if question == 6 {
            "Score board"
        } else {
            "Next question"
        };
        shown = click(&bot, &button(&shown, label), ALICE).await;
    }
    let board = seen(&shown);
    for (who, points) in [ALICE, BOB].into_iter().zip(points) {
        assert!(
            board.contains(&format!("<@{who}> · {points} of 6")),
            "{points}: {board}"
        );
    }
}

#[tokio::test]
async fn a_round_in_chinese_can_be_ended_by_the_one_who_began_it() {
    let bot = Arc::new(Bot::new(engine().await, 0));
    let begin = command(7_003, "quiz", &json!({"questions": 20, "level": "hard"}));
    let first = respond(&bot, &in_locale(begin, "zh-CN")).await;
    insta::assert_snapshot!("first_question_zh", seen(&first));
    click(&bot, &answers(&first)[0], ALICE).await;
    let board = click(&bot, &button(&first, "结束测验"), ALICE).await;
    insta::assert_snapshot!("board_zh", seen(&board));
}

#[tokio::test]
async fn a_round_and_its_answers_are_gone_when_another_begins_a_day_later() {
    let engine = engine().await;
    let store = engine.store();
    let round = |id, made_at| Round {
        id,
        made_at,
        starter: 1,
        lang: Lang::Zh,
        title: "title".to_owned(),
        questions: "[]".to_owned(),
        at: 0,
    };
    store.keep_round(&round(1, 1_000)).await.unwrap();
    assert!(store.keep_quiz_answer((1, 0), 7, 2, true).await.unwrap());
    assert!(!store.keep_quiz_answer((1, 0), 7, 3, false).await.unwrap());
    assert!(!store.keep_quiz_answer((1, 1), 8, 3, false).await.unwrap());
    assert!(!store.keep_quiz_answer((9, 0), 8, 3, false).await.unwrap());
    store.keep_round(&round(2, 1_000 + 86_400)).await.unwrap();
    assert_eq!(store.round(1).await.unwrap(), Some(round(1, 1_000)));
    assert_eq!(store.quiz_answer((1, 0), 7).await.unwrap(), Some(2));
    store.keep_round(&round(3, 1_001 + 86_400)).await.unwrap();
    assert_eq!(store.round(1).await.unwrap(), None);
    assert_eq!(store.quiz_answer((1, 0), 7).await.unwrap(), None);
    assert_eq!(store.quiz_scores(1).await.unwrap(), []);
    assert!(store.move_round(2, 0, 1).await.unwrap());
    assert!(!store.move_round(2, 0, 1).await.unwrap());
}

#[tokio::test]
async fn a_button_that_is_forged_or_of_a_round_that_is_gone_gets_a_private_line() {
    let bot = Arc::new(Bot::new(engine().await, 0));
    let first = respond(&bot, &command(7_004, "quiz", &json!({}))).await;
    let other = Arc::new(Bot::new(engine().await, 0));
    let id = answers(&first)[0].clone();
    let gone = seen(&click(&other, &id, ALICE).await);
    assert!(
        gone.contains("private") && gone.contains("no longer kept"),
        "{gone}"
    );
    let mut forged = vec![
        "q1.".to_owned(),
        "q1.1b5c.0.0.0".to_owned(),
        format!("{id}0"),
    ];
    forged.push(id.replacen(".0.", ".1.", 1));
    for id in forged {
        let said = seen(&click(&bot, &id, ALICE).await);
        assert!(said.starts_with("[message, private]"), "{id}: {said}");
        assert!(!said.contains("The answer"), "{id}: {said}");
    }
}
