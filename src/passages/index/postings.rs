//! Where a term occurs: the one place that reads the inverted index.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use tantivy::postings::Postings as _;
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocSet, Searcher, TERMINATED, Term};

use super::Fields;
use super::schema::tag;
use crate::text::Lang;

/// The statistics of a field that scores depend on.
#[derive(Clone, Copy, Debug)]
pub(in crate::passages) struct FieldStats {
    /// How many passages could have a term in the field.
    pub(in crate::passages) passages: f32,
    /// How many terms they have in the field on average.
    pub(in crate::passages) average_length: f32,
}

/// The inverted index, with passages numbered through over all segments.
pub(in crate::passages) struct Postings<'a> {
    searcher: &'a Searcher,
    fields: &'a Fields,
    /// The number of the first passage of each segment, and the number after the last.
    starts: Vec<u32>,
}

impl<'a> Postings<'a> {
    pub(in crate::passages) fn new(searcher: &'a Searcher, fields: &'a Fields) -> Self {
        let mut starts = vec![0];
        for segment in searcher.segment_readers() {
            starts.push(starts.last().copied().unwrap_or(0) + segment.max_doc());
        }
        Self {
            searcher,
            fields,
            starts,
        }
    }

    pub(in crate::passages) const fn fields(&self) -> &Fields {
        self.fields
    }

    /// One more than the highest number of a passage.
    pub(in crate::passages) fn len(&self) -> usize {
        self.starts.last().map_or(0, |end| *end as usize)
    }

    /// Calls `visit` with the number of each passage that has `term`, how often it has it, and how
    /// many terms the passage has in the field.
    pub(in crate::passages) fn visit(
        &self,
        field: Field,
        term: &str,
        mut visit: impl FnMut(u32, f32, f32),
    ) -> tantivy::Result<()> {
        let term = Term::from_field_text(field, term);
        for (segment, start) in self.searcher.segment_readers().iter().zip(&self.starts) {
            let index = segment.inverted_index(field)?;
            let Some(mut postings) = index.read_postings(&term, IndexRecordOption::WithFreqs)?
            else {
                continue;
            };
            let lengths = segment.get_fieldnorms_reader(field)?;
            let alive = segment.alive_bitset();
            let mut doc = postings.doc();
            while doc != TERMINATED {
                if alive.is_none_or(|alive| alive.is_alive(doc)) {
                    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^24")]
                    visit(
                        start + doc,
                        postings.term_freq() as f32,
                        lengths.fieldnorm(doc) as f32,
                    );
                }
                doc = postings.advance();
            }
        }
        Ok(())
    }

    /// In how many passages `term` occurs.
    pub(in crate::passages) fn frequency(&self, field: Field, term: &str) -> tantivy::Result<f32> {
        let frequency = self
            .searcher
            .doc_freq(&Term::from_field_text(field, term))?;
        #[expect(clippy::cast_precision_loss, reason = "counts far below 2^24")]
        Ok(frequency as f32)
    }

    /// The commonest term of `field` that is at most `distance` typing errors away from `word` and
    /// begins with the same letter.
    pub(in crate::passages) fn similar(
        &self,
        field: Field,
        word: &str,
        distance: u8,
    ) -> tantivy::Result<Option<String>> {
        let query = FuzzyTermQuery::new(Term::from_field_text(field, word), distance, true);
        let mut frequencies: BTreeMap<String, u32> = BTreeMap::new();
        for segment in self.searcher.segment_readers() {
            let index = segment.inverted_index(field)?;
            let mut terms = index.terms().search(query.automaton()?).into_stream()?;
            while let Some((term, info)) = terms.next() {
                if let Ok(term) = std::str::from_utf8(term)
                    && term.as_bytes().first() == word.as_bytes().first()
                {
                    *frequencies.entry(term.to_owned()).or_default() += info.doc_freq;
                }
            }
        }
        let commonest = frequencies
            .into_iter()
            .min_by_key(|(_, frequency)| Reverse(*frequency));
        Ok(commonest.map(|(term, _)| term))
    }

    /// The number of passages in `lang`, at least 1.
    pub(in crate::passages) fn passages(&self, lang: Lang) -> tantivy::Result<f32> {
        Ok(self.frequency(self.fields.lang, tag(lang))?.max(1.0))
    }

    /// The statistics of `field` over the passages of `lang`.
    pub(in crate::passages) fn stats(
        &self,
        field: Field,
        lang: Lang,
    ) -> tantivy::Result<FieldStats> {
        let mut tokens = 0;
        for segment in self.searcher.segment_readers() {
            tokens += segment.inverted_index(field)?.total_num_tokens();
        }
        let passages = self.passages(lang)?;
        #[expect(clippy::cast_precision_loss, reason = "a mean needs no more precision")]
        Ok(FieldStats {
            passages,
            average_length: (tokens as f32 / passages).max(1.0),
        })
    }

    /// The address of a passage by its number.
    pub(in crate::passages) fn address(&self, number: u32) -> DocAddress {
        let segment = self
            .starts
            .partition_point(|start| *start <= number)
            .saturating_sub(1);
        let start = self.starts.get(segment).copied().unwrap_or(0);
        DocAddress::new(u32::try_from(segment).unwrap_or(u32::MAX), number - start)
    }

    pub(in crate::passages) const fn searcher(&self) -> &Searcher {
        self.searcher
    }
}
