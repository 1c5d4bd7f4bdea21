//! A message to be shown, as plain data, and its way into Discord's JSON.
//!
//! Handlers build a [`Reply`]; [`super::limits::fit`] makes it small enough for Discord; serenity's
//! builders write it down. Nobody is ever pinged: every message says so itself, because a body that
//! goes out through the signed endpoint passes no HTTP client that could add it.

use serenity::builder::{
    CreateActionRow, CreateAllowedMentions, CreateAttachment, CreateButton, CreateEmbed,
    CreateEmbedFooter, CreateInteractionResponseMessage, CreateSelectMenu, CreateSelectMenuKind,
    CreateSelectMenuOption,
};
use serenity::model::application::ButtonStyle;

use super::body::File;

/// A message of the bot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reply {
    /// The answer in one line, for people who switch embeds off.
    pub content: String,
    /// The answer in full.
    pub embed: Option<Embed>,
    /// Buttons and menus, row by row.
    pub rows: Vec<Row>,
    /// Only the asker sees it.
    pub private: bool,
    /// A picture of the answer, or its rows.
    pub file: Option<File>,
}

/// The framed part of a message.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Embed {
    /// Set in bold at the top; empty for none.
    pub title: String,
    /// Where the title leads; empty for nowhere.
    pub url: String,
    /// The body, in Discord's Markdown.
    pub description: String,
    /// Parts with a heading of their own.
    pub fields: Vec<Field>,
    /// Small print under everything, not Markdown.
    pub footer: String,
    /// Colour of the bar at the left, as 0xRRGGBB.
    pub colour: u32,
}

/// A part of an embed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its heading.
    pub name: String,
    /// Its text, in Discord's Markdown.
    pub value: String,
}

/// One row under a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// Up to five buttons.
    Buttons(Vec<Button>),
    /// One menu.
    Menu(Menu),
}

/// A button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What it says.
    pub label: String,
    /// What comes back when it is pressed.
    pub id: String,
    /// It stands out.
    pub primary: bool,
    /// It can be pressed.
    pub enabled: bool,
}

/// A menu from which one line is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menu {
    /// What comes back with the choice.
    pub id: String,
    /// What it says before anything is chosen.
    pub placeholder: String,
    /// The lines.
    pub options: Vec<MenuOption>,
}

/// A line of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuOption {
    /// What it says.
    pub label: String,
    /// What comes back when it is chosen.
    pub value: String,
}

impl Reply {
    /// One line that only the asker sees.
    #[must_use]
    pub fn private(content: impl Into<String>) -> Self {
        Self {
            content: content.into(),
            private: true,
            ..Self::default()
        }
    }

    /// The same, shown only to the asker or to all.
    #[must_use]
    pub fn seen_by_all(mut self, all: bool) -> Self {
        self.private = !all;
        self
    }

    /// The body of the message as serenity's builder. An empty part is written too, so that an
    /// edit takes away what stood there before.
    pub fn builder(&self) -> CreateInteractionResponseMessage {
        let message = CreateInteractionResponseMessage::new()
            .content(&self.content)
            .embeds(self.embed.iter().map(Embed::builder).collect())
            .components(self.rows.iter().map(Row::builder).collect())
            .allowed_mentions(CreateAllowedMentions::new());
        // Only what stands in the JSON is taken from it; the bytes go out with the body. Without a
        // file serenity writes an empty list, which takes away those that an edited message had.
        let files = self.file.iter().map(|file| {
            CreateAttachment::bytes(Vec::new(), file.name.as_ref()).description(&file.description)
        });
        let message = message.add_files(files);
        if self.private {
            message.ephemeral(true)
        } else {
            message
        }
    }
}

impl Embed {
    fn builder(&self) -> CreateEmbed {
        let mut embed = CreateEmbed::new().colour(self.colour);
        if !self.title.is_empty() {
            embed = embed.title(&self.title);
        }
        if !self.url.is_empty() {
            embed = embed.url(&self.url);
        }
        if !self.description.is_empty() {
            embed = embed.description(&self.description);
        }
        if !self.footer.is_empty() {
            embed = embed.footer(CreateEmbedFooter::new(&self.footer));
        }
        embed.fields(
            self.fields
                .iter()
                .map(|field| (&field.name, &field.value, false)),
        )
    }
}

impl Row {
    fn builder(&self) -> CreateActionRow {
        match self {
            Self::Buttons(buttons) => {
                CreateActionRow::Buttons(buttons.iter().map(Button::builder).collect())
            }
            Self::Menu(menu) => CreateActionRow::SelectMenu(menu.builder()),
        }
    }
}

impl Button {
    /// A button that can be pressed.
    #[must_use]
    pub fn new(label: impl Into<String>, id: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            id: id.into(),
            primary: false,
            enabled: true,
        }
    }

    /// It stands out.
    #[must_use]
    pub fn primary(mut self) -> Self {
        self.primary = true;
        self
    }

    /// Whether it can be pressed.
    #[must_use]
    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    fn builder(&self) -> CreateButton {
        let style = if self.primary {
            ButtonStyle::Primary
        } else {
            ButtonStyle::Secondary
        };
        CreateButton::new(&self.id)
            .label(&self.label)
            .style(style)
            .disabled(!self.enabled)
    }
}

impl Menu {
    fn builder(&self) -> CreateSelectMenu {
        let options = self
            .options
            .iter()
            .map(|option| CreateSelectMenuOption::new(&option.label, &option.value))
            .collect();
        CreateSelectMenu::new(&self.id, CreateSelectMenuKind::String { options })
            .placeholder(&self.placeholder)
    }
}
