//! The fields of the index and how a passage fills them.

use tantivy::schema::{
    Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::store::Compressor;
use tantivy::{IndexSettings, TantivyDocument, TantivyError};

use crate::passages::{Passage, analysis};
use crate::text::fold;

/// A question reads the text of some fifty passages, scattered over the index: small blocks keep
/// what is read beside them small.
const BLOCK_BYTES: usize = 2_048;

pub(super) fn settings() -> IndexSettings {
    IndexSettings {
        docstore_compression: Compressor::Lz4,
        docstore_blocksize: BLOCK_BYTES,
        ..IndexSettings::default()
    }
}

/// The fields of the index.
#[derive(Clone, Copy, Debug)]
pub(in crate::passages) struct Fields {
    pub(in crate::passages) id: Field,
    pub(in crate::passages) document: Field,
    pub(in crate::passages) lang: Field,
    /// The folded text as it is compared when the best passages are ranked.
    pub(in crate::passages) text: Field,
    pub(in crate::passages) words: Field,
    pub(in crate::passages) pairs: Field,
    pub(in crate::passages) chars: Field,
    pub(in crate::passages) sounds: Field,
    pub(in crate::passages) exact: Field,
    pub(in crate::passages) stems: Field,
    pub(in crate::passages) stem_pairs: Field,
    /// The pairs of the headings, which all passages below them share.
    pub(in crate::passages) heading_pairs: Field,
    /// The stems and the pairs of stems of the headings.
    pub(in crate::passages) heading_stems: Field,
}

/// What the index keeps of a passage.
pub(in crate::passages) struct Stored {
    pub(in crate::passages) id: String,
    /// The title and the section, a line feed, the text; all folded.
    pub(in crate::passages) text: String,
}

impl Fields {
    pub(super) fn schema() -> (Schema, Self) {
        let mut schema = Schema::builder();
        // Our own analysis finds the terms; none of them contains a blank.
        let indexing = TextFieldIndexing::default()
            .set_tokenizer("whitespace")
            .set_index_option(IndexRecordOption::WithFreqs)
            .set_fieldnorms(true);
        let terms = TextOptions::default().set_indexing_options(indexing);
        let mut term_field = |name: &str| schema.add_text_field(name, terms.clone());
        let fields = Self {
            words: term_field("words"),
            pairs: term_field("pairs"),
            chars: term_field("chars"),
            sounds: term_field("sounds"),
            exact: term_field("exact"),
            stems: term_field("stems"),
            stem_pairs: term_field("stem_pairs"),
            heading_pairs: term_field("heading_pairs"),
            heading_stems: term_field("heading_stems"),
            id: schema.add_text_field("id", STRING | STORED),
            document: schema.add_text_field("document", STRING),
            lang: schema.add_text_field("lang", STRING),
            text: schema.add_text_field("text", STORED),
        };
        (schema.build(), fields)
    }

    /// The fields of an index that exists.
    pub(super) fn of(schema: &Schema) -> Result<Self, TantivyError> {
        let field = |name| schema.get_field(name);
        Ok(Self {
            id: field("id")?,
            document: field("document")?,
            lang: field("lang")?,
            text: field("text")?,
            words: field("words")?,
            pairs: field("pairs")?,
            chars: field("chars")?,
            sounds: field("sounds")?,
            exact: field("exact")?,
            stems: field("stems")?,
            stem_pairs: field("stem_pairs")?,
            heading_pairs: field("heading_pairs")?,
            heading_stems: field("heading_stems")?,
        })
    }

    pub(super) fn document_of(&self, passage: &Passage) -> TantivyDocument {
        let title = fold(&passage.title);
        let section = fold(&passage.section.join(" "));
        let text = fold(&passage.text);
        let head = format!("{title} {section}");
        // A document without sections is about its title; where there are sections, the title says
        // no more of one passage than a heading does.
        let [text_terms, heading_terms] = if section.is_empty() {
            [&format!("{title}\n{text}"), ""]
        } else {
            [&text, head.as_str()]
        };
        let terms = analysis::passage(text_terms, passage.lang);
        let headings = analysis::headings(heading_terms, passage.lang);
        let mut document = TantivyDocument::default();
        document.add_text(self.id, &passage.id);
        document.add_text(self.document, &passage.document);
        document.add_text(self.lang, passage.lang.code());
        document.add_text(self.text, format!("{}\n{text}", head.trim()));
        for (field, terms) in [
            (self.words, terms.words),
            (self.pairs, terms.pairs),
            (self.chars, terms.chars),
            (self.sounds, terms.sounds),
            (self.exact, terms.exact),
            (self.stems, terms.stems),
            (self.stem_pairs, terms.stem_pairs),
            (self.heading_pairs, headings.pairs),
            (self.heading_stems, headings.stems),
        ] {
            if !terms.is_empty() {
                document.add_text(field, terms.join(" "));
            }
        }
        document
    }

    pub(in crate::passages) fn stored(&self, document: &TantivyDocument) -> Stored {
        let text = |field| {
            document
                .get_first(field)
                .and_then(|v| v.as_str())
                .unwrap_or_default()
        };
        Stored {
            id: text(self.id).to_owned(),
            text: text(self.text).to_owned(),
        }
    }
}
