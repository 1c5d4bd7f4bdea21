//! What can be wrong with a document, with the file and the line where it is.

/// A document that cannot be read: where and why.
#[derive(Debug, thiserror::Error)]
#[error("{file}:{line}: {problem}")]
pub struct DocumentError {
    /// The file as it was named by the caller.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong there.
    pub problem: Problem,
}

impl DocumentError {
    /// Puts the name of the file to a line and a problem.
    pub(super) fn within(file: &str) -> impl Fn((usize, Problem)) -> Self + '_ {
        |(line, problem)| Self {
            file: file.to_owned(),
            line,
            problem,
        }
    }
}

/// The ways in which a document can be wrong.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The file does not begin with `---`.
    #[error(
        "no front matter: begin the file with a line ---, YAML keys (id, title, lang), and ---"
    )]
    NoFrontMatter,
    /// The front matter has no closing line.
    #[error("the front matter is not closed: end it with a line ---")]
    UnclosedFrontMatter,
    /// The front matter is not YAML, or a key has a value of the wrong type.
    #[error("the front matter cannot be read: {0}")]
    Yaml(String),
    /// A key that every document needs is missing or empty.
    #[error("the front matter lacks `{0}`")]
    MissingKey(&'static str),
    /// An id with other characters than those that file names and addresses allow.
    #[error("the id `{0}` must consist of a-z, 0-9, - and _")]
    BadId(String),
    /// A language that we cannot segment.
    #[error("the lang `{0}` is neither zh nor en")]
    Language(String),
    /// Two documents carry the same id.
    #[error("the id `{id}` is already taken by {by}")]
    DuplicateId {
        /// The id in question.
        id: String,
        /// The file that has it.
        by: String,
    },
    /// A page mark without a number.
    #[error("`{0}` is not a page mark: write <!-- page 12 -->")]
    PageMark(String),
    /// A page mark that does not go forward.
    #[error("page {page} is marked after page {after}: page marks must go up")]
    PageOrder {
        /// The page that was marked.
        page: u32,
        /// The page marked before it.
        after: u32,
    },
    /// A skipped stretch without its end.
    #[error("this <!-- skip --> is never closed: add <!-- /skip -->")]
    UnclosedSkip,
    /// An end, or a second beginning, where it does not belong.
    #[error("`{0}` does not belong here: skips come in pairs and are not nested")]
    StraySkip(String),
    /// A comment without its end.
    #[error("this comment is never closed: add -->")]
    UnclosedComment,
    /// A point of a digest whose mark is incomplete.
    #[error("`{0}` is not a point mark: write [7] {{p. 72-73 | source-id}} and the text")]
    PointMark(String),
    /// Two points of a digest carry the same number.
    #[error("point [{0}] occurs twice")]
    DuplicatePoint(u32),
    /// Nothing was left to search.
    #[error("there is no text to search in this document")]
    Empty,
}
