//! What the playground says around the bot's messages, as Discord's own program would: it follows
//! the person's program, in both Chinese scripts.

use serde::Serialize;

/// The words of one language; `{}` stands for what is filled in.
#[derive(Debug, Serialize)]
pub struct Words {
    /// Title of the page.
    pub title: &'static str,
    /// Name of the channel.
    pub channel: &'static str,
    /// What the page is.
    pub about: &'static str,
    /// Link past the messages.
    pub skip: &'static str,
    /// Choice of the language.
    pub language: &'static str,
    /// Choice of the colours.
    pub colours: &'static str,
    /// Colours: as the system has them, dark, light.
    pub as_the_system: &'static str,
    /// Dark colours.
    pub dark: &'static str,
    /// Light colours.
    pub light: &'static str,
    /// The channel's messages, for screen readers.
    pub messages: &'static str,
    /// The message box, for screen readers.
    pub message: &'static str,
    /// In the empty message box.
    pub placeholder: &'static str,
    /// The list over the message box, for screen readers.
    pub suggestions: &'static str,
    /// Button: send.
    pub send: &'static str,
    /// Button: give the command up.
    pub leave: &'static str,
    /// Option: yes.
    pub yes: &'static str,
    /// Option: no.
    pub no: &'static str,
    /// The person in front of the page.
    pub you: &'static str,
    /// What stands behind the bot's name.
    pub app: &'static str,
    /// Over the answer to command `{}`.
    pub used: &'static str,
    /// Under a message to one person.
    pub only_you: &'static str,
    /// Button: command `{}` on a message.
    pub apps: &'static str,
    /// The description of a picture.
    pub alt: &'static str,
    /// A menu that does not say what it is for.
    pub choose: &'static str,
    /// Form: close it.
    pub cancel: &'static str,
    /// Form: hand it in.
    pub submit: &'static str,
    /// The answer is on its way.
    pub thinking: &'static str,
    /// No answer came: `{}`.
    pub failed: &'static str,
}

/// The words for Discord's code of a language.
#[must_use]
pub fn words(locale: &str) -> &'static Words {
    match locale {
        "zh-CN" => &SIMPLIFIED,
        "zh-TW" => &TRADITIONAL,
        _ => &ENGLISH,
    }
}

const ENGLISH: Words = Words {
    title: "Youcheng playground",
    channel: "playground",
    about: "The bot as it looks in Discord, without an account.",
    skip: "Skip to the message box",
    language: "Language",
    colours: "Colours",
    as_the_system: "as the system",
    dark: "dark",
    light: "light",
    messages: "Messages",
    message: "Message",
    placeholder: "Ask, or type / for commands",
    suggestions: "Suggestions",
    send: "Send",
    leave: "Leave the command",
    yes: "True",
    no: "False",
    you: "you",
    app: "APP",
    used: "you used {}",
    only_you: "Only you can see this",
    apps: "Apps → {}",
    alt: "ALT",
    choose: "Choose",
    cancel: "Cancel",
    submit: "Submit",
    thinking: "Youcheng is thinking …",
    failed: "The bot did not answer: {}",
};

const SIMPLIFIED: Words = Words {
    title: "友城试用页",
    channel: "试用",
    about: "机器人在Discord里的样子，无需账号。",
    skip: "跳到消息框",
    language: "语言",
    colours: "配色",
    as_the_system: "跟随系统",
    dark: "深色",
    light: "浅色",
    messages: "消息",
    message: "消息框",
    placeholder: "提问，或输入 / 使用命令",
    suggestions: "建议",
    send: "发送",
    leave: "退出命令",
    yes: "是",
    no: "否",
    you: "您",
    app: "应用",
    used: "您使用了 {}",
    only_you: "只有您能看到",
    apps: "应用 → {}",
    alt: "图片说明",
    choose: "请选择",
    cancel: "取消",
    submit: "提交",
    thinking: "正在查找 …",
    failed: "机器人没有回答：{}",
};

const TRADITIONAL: Words = Words {
    title: "友城試用頁",
    channel: "試用",
    about: "機器人在Discord裡的樣子，無需帳號。",
    skip: "跳到訊息框",
    language: "語言",
    colours: "配色",
    as_the_system: "跟隨系統",
    dark: "深色",
    light: "淺色",
    messages: "訊息",
    message: "訊息框",
    placeholder: "提問，或輸入 / 使用指令",
    suggestions: "建議",
    send: "傳送",
    leave: "離開指令",
    yes: "是",
    no: "否",
    you: "您",
    app: "應用程式",
    used: "您使用了 {}",
    only_you: "只有您能看到",
    apps: "應用程式 → {}",
    alt: "圖片說明",
    choose: "請選擇",
    cancel: "取消",
    submit: "送出",
    thinking: "正在查找 …",
    failed: "機器人沒有回答：{}",
};
