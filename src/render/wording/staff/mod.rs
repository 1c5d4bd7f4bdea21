//! What staff are told in Discord when they change data, in both languages.

mod reasons;
mod refusals;

pub use self::reasons::{left_out, reason};
pub use self::refusals::{explain, explain_import};
use crate::facts::Kind;
use crate::store::changes::Action;
use crate::text::Lang;

/// The words of one language; `{}` stands for what is filled in.
#[derive(Debug)]
pub struct Words {
    /// The person may not change data here.
    pub not_staff: &'static str,
    /// There is no directory for a server's own rows.
    pub no_place: &'static str,
    /// The server has as many rows of its own as it may have.
    pub full: &'static str,
    /// Footer: whose data was changed.
    pub of_server: &'static str,
    /// Footer: whose data was changed.
    pub of_all: &'static str,
    /// Title: table, number.
    pub added: &'static str,
    /// Title: table, number.
    pub corrected: &'static str,
    /// Title: table, number.
    pub retired: &'static str,
    /// Title: number of the change.
    pub undone: &'static str,
    /// Title: number of the import, number of changes.
    pub undone_import: &'static str,
    /// Why, if nobody said.
    pub undone_by_hand: &'static str,
    /// Nobody says why something is changed.
    pub no_reason: &'static str,
    /// Neither a change nor an import was named.
    pub which_change: &'static str,
    /// A change that was taken back had settled a conflict.
    pub open_again: &'static str,
    /// What changes do: add, set, retire, undo, resolve.
    pub actions: [&'static str; 5],
    /// Title of the history.
    pub history: &'static str,
    /// The history is empty.
    pub nothing_changed: &'static str,
    /// The file has no ending that is read; those that are.
    pub wrong_type: &'static str,
    /// The file is larger than so many megabytes.
    pub too_large: &'static str,
    /// The file could not be fetched.
    pub not_fetched: &'static str,
    /// The file is no longer kept.
    pub upload_gone: &'static str,
    /// The file was let go of.
    pub dropped: &'static str,
    /// Button: bring it in.
    pub apply: &'static str,
    /// Button: do not.
    pub drop: &'static str,
    /// Title of the report: number, file.
    pub import_done: &'static str,
    /// Title of the report: file.
    pub import_would: &'static str,
    /// Title of the report: file.
    pub import_nothing: &'static str,
    /// The very same file was import number so-and-so.
    pub imported_before: &'static str,
    /// Heading: how the columns were understood.
    pub columns: &'static str,
    /// Places that are not known yet.
    pub new_places: &'static str,
    /// What became of rows, in the order of [`Verdict::ALL`](crate::import::Verdict::ALL).
    pub verdicts: [&'static str; 8],
}

/// The words of `lang`.
#[must_use]
pub fn words(lang: Lang) -> &'static Words {
    match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    }
}

impl Words {
    /// What a change did.
    #[must_use]
    pub const fn action(&self, action: Action) -> &'static str {
        let [add, set, retire, undo, resolve] = self.actions;
        match action {
            Action::Add => add,
            Action::Set => set,
            Action::Retire => retire,
            Action::Undo => undo,
            Action::Resolve => resolve,
        }
    }
}

/// A table in English and in both Chinese scripts.
#[must_use]
pub fn kind(kind: Kind) -> [&'static str; 3] {
    match kind {
        Kind::Source => ["source", "来源", "來源"],
        Kind::Place => ["place", "地方", "地方"],
        Kind::Alias => ["another name", "别名", "別名"],
        Kind::Partnership => ["pair", "结好关系", "結好關係"],
        Kind::Figure => ["figure", "数字", "數字"],
    }
}

static EN: Words = Words {
    not_staff: "Only people who may manage this server can change data here, and only where the server has installed the bot.",
    no_place: "This bot keeps its data in memory, so there is no place for rows of a server.",
    full: "This server has as many rows of its own as it may have. Please ask whoever runs the bot.",
    of_server: "Only in this server",
    of_all: "For all servers",
    added: "Added {} {}",
    corrected: "Corrected {} {}",
    retired: "Retired {} {}",
    undone: "Took back change {}",
    undone_import: "Took back import {}: {} changes",
    undone_by_hand: "taken back by hand",
    no_reason: "Please say why this is changed: the history keeps it. Write it as `why`.",
    which_change: "Which one? Give the number of a change or of an import; `/data history` lists them.",
    open_again: "The conflict that it settled is open again.",
    actions: ["add", "set", "retire", "undo", "resolve"],
    history: "What was changed, the newest first",
    nothing_changed: "Nothing has been changed here.",
    wrong_type: "This kind of file cannot be read. Its name must end in {}.",
    too_large: "The file is larger than {} MB. Cut it into parts, or bring it in on the command line.",
    not_fetched: "The file could not be fetched from Discord. Please attach it again.",
    upload_gone: "The file is no longer kept. Please attach it again.",
    dropped: "Nothing was changed.",
    apply: "Bring it in",
    drop: "Leave it",
    import_done: "Import {} is done: {}",
    import_would: "Not brought in yet: {}",
    import_nothing: "Nothing to change: {}",
    imported_before: "This very file was brought in before, as import {}.",
    columns: "Columns as they were understood",
    new_places: "places that are not known yet",
    verdicts: [
        "new",
        "changed to what the file says",
        "known already",
        "twice in the file",
        "conflicting with what is known, left out",
        "rejected",
        "not about China",
        "in Hong Kong, Macao or Taiwan, which the counts leave out",
    ],
};

static ZH: Words = Words {
    not_staff: "只有可以管理本服务器的人才能在此修改数据，且须由服务器安装本机器人。",
    no_place: "本机器人的数据只在内存中，无法保存服务器自己的数据。",
    full: "本服务器自己的数据已达上限，请联系机器人的运营者。",
    of_server: "只在本服务器有效",
    of_all: "对所有服务器有效",
    added: "已添加：{}{}",
    corrected: "已更正：{}{}",
    retired: "已停用：{}{}",
    undone: "已撤销第{}号修改",
    undone_import: "已撤销第{}次导入，共{}处修改",
    undone_by_hand: "人工撤销",
    no_reason: "请写明修改的理由（填写“why”一项），理由会记入修改记录。",
    which_change: "撤销哪一个？请给出修改或导入的编号，见 `/数据 历史`。",
    open_again: "它所裁定的冲突重新待定。",
    actions: ["添加", "更正", "停用", "撤销", "裁定"],
    history: "修改记录，最新在前",
    nothing_changed: "这里还没有任何修改。",
    wrong_type: "无法读取这类文件，文件名须以 {} 结尾。",
    too_large: "文件超过 {} MB，请拆分，或在命令行导入。",
    not_fetched: "无法从 Discord 取得文件，请重新上传。",
    upload_gone: "文件已不再保留，请重新上传。",
    dropped: "没有作任何修改。",
    apply: "导入",
    drop: "放弃",
    import_done: "第{}次导入完成：{}",
    import_would: "尚未导入：{}",
    import_nothing: "无需修改：{}",
    imported_before: "这个文件已导入过，为第{}次导入。",
    columns: "对各列的理解",
    new_places: "尚未收录的地方",
    verdicts: [
        "新增",
        "变更为文件所述",
        "已有",
        "文件中重复",
        "与已有内容冲突，未导入",
        "拒绝",
        "与中国无关",
        "在香港、澳门或台湾，不计入友城统计",
    ],
};
