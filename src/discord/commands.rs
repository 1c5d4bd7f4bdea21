//! The commands as Discord knows them: options, choices, localised names, and where they can be
//! used (in servers, in direct messages, and by people who installed the bot for themselves).

use serenity::builder::{CreateCommand, CreateCommandOption};
use serenity::model::application::{
    CommandOptionType, CommandType, InstallationContext, InteractionContext,
};
use serenity::model::permissions::Permissions;

use super::limits::CONTENT;
use crate::facts::Kind;
use crate::quiz::QUESTIONS;
use crate::render::wording::commands as words;
use crate::render::wording::commands::{Label, Value};
use crate::render::wording::staff;

/// Discord's codes of the two Chinese scripts, in the order of [`Label::zh_name`].
const CHINESE: [&str; 2] = ["zh-CN", "zh-TW"];
/// Values of `/cite style`: the file name of the style, or the format, and its own name.
pub const STYLES: [(&str, &str); 7] = [
    ("gbt7714", "GB/T 7714"),
    ("apa", "APA"),
    ("mla", "MLA"),
    ("chicago", "Chicago"),
    ("bibtex", "BibTeX"),
    ("ris", "RIS"),
    ("csl-json", "CSL-JSON"),
];

/// All commands, to be registered as they stand.
#[must_use]
pub fn all() -> Vec<CreateCommand> {
    let mut commands = for_everybody();
    commands.push(data());
    commands
}

/// The commands that everybody may use.
#[must_use]
pub fn for_everybody() -> Vec<CreateCommand> {
    let place = || completed(words::PLACE).required(true);
    let private = || option(CommandOptionType::Boolean, words::PRIVATE);
    // "between September 1980 and December 1990" is as long as a date gets.
    let date = |label| option(CommandOptionType::String, label).max_length(50);
    let two = || {
        let (a, b) = (completed(words::A), completed(words::B));
        vec![a.required(true), b.required(true), private()]
    };
    vec![
        command(
            words::ASK,
            vec![completed(words::QUESTION).required(true), private()],
        ),
        command(
            words::PARTNERS,
            vec![
                place(),
                completed(words::COUNTRY),
                date(words::SINCE),
                date(words::BEFORE),
                private(),
            ],
        ),
        command(
            words::TOTAL,
            vec![
                completed(words::SCOPE).required(true),
                date(words::YEAR),
                private(),
            ],
        ),
        rank(),
        command(words::COMPARE, two()),
        command(words::TIMELINE, vec![completed(words::PLACE), private()]),
        command(words::PAIR, two()),
        command(words::MAP_OF, vec![place(), private()]),
        cite(),
        quiz(),
        command(words::ABOUT, vec![]),
        command(words::HELP, vec![]),
        everywhere(localised(
            CreateCommand::new(words::CHECK.name),
            words::CHECK,
        ))
        .kind(CommandType::Message),
    ]
}

fn rank() -> CreateCommand {
    let top = option(CommandOptionType::Integer, words::TOP)
        .min_int_value(1)
        .max_int_value(100);
    command(
        words::RANK,
        vec![
            chosen(words::OF, &words::RANKED).required(true),
            top,
            chosen(words::ORDER, &words::ORDERS),
            option(CommandOptionType::Boolean, words::PRIVATE),
        ],
    )
}

fn cite() -> CreateCommand {
    let query = option(CommandOptionType::String, words::QUERY)
        .required(true)
        .max_length(300);
    let style = STYLES.iter().fold(
        option(CommandOptionType::String, words::STYLE),
        |option, (value, name)| option.add_string_choice(*name, *value),
    );
    let private = option(CommandOptionType::Boolean, words::PRIVATE);
    command(words::CITE, vec![query, style, private])
}

fn quiz() -> CreateCommand {
    let questions = option(CommandOptionType::Integer, words::QUESTIONS)
        .min_int_value((*QUESTIONS.start()).into())
        .max_int_value((*QUESTIONS.end()).into());
    command(
        words::QUIZ,
        vec![
            chosen(words::TOPIC, &words::TOPICS),
            chosen(words::LEVEL, &words::LEVELS),
            questions,
            option(CommandOptionType::Boolean, words::PRIVATE),
        ],
    )
}

/// `/data`, which Discord shows to those who may manage the server unless the server decides
/// otherwise, and to people in direct messages, where only staff is answered.
fn data() -> CreateCommand {
    let text = |label| option(CommandOptionType::String, label);
    let kind = || {
        Kind::ALL.iter().fold(text(words::KIND), |option, kind| {
            let [en, zh, hant] = staff::kind(*kind);
            let localised = [(CHINESE[0], zh), (CHINESE[1], hant)];
            option.add_string_choice_localized(en, kind.code(), localised.to_vec())
        })
    };
    let why = || text(words::WHY).required(true).max_length(300);
    let values = || text(words::VALUES).required(true).max_length(1_000);
    let row = || completed(words::ROW).required(true);
    let number = |label| option(CommandOptionType::Integer, label).min_int_value(1);
    let yes = |label| option(CommandOptionType::Boolean, label);
    let file = option(CommandOptionType::Attachment, words::FILE).required(true);
    let parts = vec![
        part(words::ADD, vec![values(), why(), kind()]),
        part(words::CORRECT, vec![row(), values(), why(), kind()]),
        part(words::RETIRE, vec![row(), why(), kind()]),
        part(
            words::UNDO,
            vec![
                number(words::CHANGE),
                number(words::WHOLE_IMPORT),
                why().required(false),
            ],
        ),
        part(words::HISTORY, vec![completed(words::OF_WHAT)]),
        part(
            words::IMPORT,
            vec![
                file,
                why(),
                text(words::SOURCE).max_length(300),
                text(words::MAP).max_length(500),
                yes(words::NEW_PLACES),
                yes(words::OVERWRITE),
            ],
        ),
    ];
    command(words::DATA, parts)
        .default_member_permissions(Permissions::MANAGE_GUILD)
        .integration_types(vec![InstallationContext::Guild])
        .contexts(vec![InteractionContext::Guild, InteractionContext::BotDm])
}

fn part(label: Label, options: Vec<CreateCommandOption>) -> CreateCommandOption {
    options.into_iter().fold(
        option(CommandOptionType::SubCommand, label),
        CreateCommandOption::add_sub_option,
    )
}

fn command(label: Label, options: Vec<CreateCommandOption>) -> CreateCommand {
    let command = localised(CreateCommand::new(label.name), label).description(label.about);
    let command = CHINESE
        .iter()
        .zip(label.zh_about)
        .fold(command, |command, (locale, about)| {
            command.description_localized(*locale, about)
        });
    everywhere(command.kind(CommandType::ChatInput)).set_options(options)
}

fn localised(command: CreateCommand, label: Label) -> CreateCommand {
    CHINESE
        .iter()
        .zip(label.zh_name)
        .fold(command, |command, (locale, name)| {
            command.name_localized(*locale, name)
        })
}

fn everywhere(command: CreateCommand) -> CreateCommand {
    command
        .integration_types(vec![InstallationContext::Guild, InstallationContext::User])
        .contexts(vec![
            InteractionContext::Guild,
            InteractionContext::BotDm,
            InteractionContext::PrivateChannel,
        ])
}

fn option(kind: CommandOptionType, label: Label) -> CreateCommandOption {
    let option = CreateCommandOption::new(kind, label.name, label.about);
    CHINESE
        .iter()
        .enumerate()
        .fold(option, |option, (script, locale)| {
            option
                .name_localized(*locale, label.zh_name[script])
                .description_localized(*locale, label.zh_about[script])
        })
}

/// A text that is completed while it is typed.
fn completed(label: Label) -> CreateCommandOption {
    let longest = if label.name == words::QUESTION.name {
        CONTENT / 2
    } else {
        100
    };
    // A thousand fits sixteen bits.
    let longest = u16::try_from(longest).unwrap_or(u16::MAX);
    option(CommandOptionType::String, label)
        .set_autocomplete(true)
        .max_length(longest)
}

/// A text that is one of a few.
fn chosen(label: Label, values: &[Value]) -> CreateCommandOption {
    values
        .iter()
        .fold(option(CommandOptionType::String, label), |option, value| {
            let names = CHINESE.iter().zip(value.zh_name);
            let localised: Vec<_> = names.map(|(locale, name)| (*locale, name)).collect();
            option.add_string_choice_localized(value.name, value.value, localised)
        })
}
