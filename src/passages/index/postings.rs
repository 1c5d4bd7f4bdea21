//! Where a term occurs: the one place that reads the inverted index.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use tantivy::postings::{Postings as _, SegmentPostings, TermInfo};
use tantivy::query::FuzzyTermQuery;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocAddress, DocSet, Searcher, TERMINATED, Term};

use super::Fields;
use crate::text::Lang;

/// The statistics of a field that scores depend on.
#[derive(Clone, Copy, Debug)]
pub(in crate::passages) struct FieldStats {
    /// How many passages could have a term in the field.
    pub(in crate::passages) passages: f32,
    /// How many terms they have in the field on average.
    pub(in crate::passages) average_length: f32,
}

/// The passages that have a term, found but not read yet.
#[derive(Clone, Debug)]
pub(in crate::passages) struct List {
    field: Field,
    /// How many passages are on it; those that were removed count until their segment is merged.
    pub(in crate::passages) frequency: f32,
    /// The segments that have the term, and where it stands there.
    parts: Vec<(u32, TermInfo)>,
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

    /// Where `term` stands in `field`.
    pub(in crate::passages) fn list(&self, field: Field, term: &str) -> tantivy::Result<List> {
        let term = Term::from_field_text(field, term);
        let mut list = List {
            field,
            frequency: 0.0,
            parts: Vec::new(),
        };
        for (at, segment) in (0..).zip(self.searcher.segment_readers()) {
            if let Some(info) = segment.inverted_index(field)?.get_term_info(&term)? {
                #[expect(clippy::cast_precision_loss, reason = "counts far below 2^24")]
                let frequency = info.doc_freq as f32;
                list.frequency += frequency;
                list.parts.push((at, info));
            }
        }
        Ok(list)
    }

    /// Calls `visit` with the number of each passage that is on all `lists` of a field, how often it
    /// has the term that it has least, and how many terms it has in the field.
    pub(in crate::passages) fn visit(
        &self,
        lists: &[List],
        mut visit: impl FnMut(u32, f32, f32),
    ) -> tantivy::Result<()> {
        let Some(rarest) = lists
            .iter()
            .min_by(|a, b| a.frequency.total_cmp(&b.frequency))
        else {
            return Ok(());
        };
        for (at, _) in &rarest.parts {
            let segment = self.searcher.segment_reader(*at);
            let index = segment.inverted_index(rarest.field)?;
            let read = |list: &List| {
                let part = list.parts.iter().find(|(part, _)| part == at);
                let read = |(_, info): &(u32, TermInfo)| {
                    index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)
                };
                part.map(read).transpose()
            };
            let Some(mut rare) = read(rarest)? else {
                continue;
            };
            let mut others = Vec::new();
            for list in lists.iter().filter(|list| !std::ptr::eq(*list, rarest)) {
                others.extend(read(list)?);
            }
            if others.len() + 1 < lists.len() {
                continue;
            }
            let start = self.starts.get(*at as usize).copied().unwrap_or(0);
            let lengths = segment.get_fieldnorms_reader(rarest.field)?;
            let alive = segment.alive_bitset();
            let mut doc = rare.doc();
            while doc != TERMINATED {
                let on_all = alive.is_none_or(|alive| alive.is_alive(doc))
                    && others.iter_mut().all(|other| {
                        let reached = other.doc();
                        doc == if reached < doc {
                            other.seek(doc)
                        } else {
                            reached
                        }
                    });
                if on_all {
                    let others = others.iter().map(SegmentPostings::term_freq);
                    let times = others.fold(rare.term_freq(), u32::min);
                    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^24")]
                    visit(start + doc, times as f32, lengths.fieldnorm(doc) as f32);
                }
                doc = rare.advance();
            }
        }
        Ok(())
    }

    /// As [`Self::visit`] for one list; with `among`, which is in ascending order, for those passages
    /// alone.
    pub(in crate::passages) fn visit_among(
        &self,
        list: &List,
        among: Option<&[u32]>,
        mut visit: impl FnMut(u32, f32, f32),
    ) -> tantivy::Result<()> {
        let Some(numbers) = among else {
            return self.visit(std::slice::from_ref(list), visit);
        };
        for (at, info) in &list.parts {
            let segment = self.searcher.segment_reader(*at);
            let index = segment.inverted_index(list.field)?;
            let mut postings =
                index.read_postings_from_terminfo(info, IndexRecordOption::WithFreqs)?;
            let lengths = segment.get_fieldnorms_reader(list.field)?;
            let start = self.starts.get(*at as usize).copied().unwrap_or(0);
            let from = numbers.partition_point(|number| *number < start);
            let inside = numbers.iter().skip(from);
            for number in inside.take_while(|number| **number - start < segment.max_doc()) {
                let doc = number - start;
                if postings.doc() < doc {
                    postings.seek(doc);
                }
                if postings.doc() == doc {
                    #[expect(clippy::cast_precision_loss, reason = "counts far below 2^24")]
                    visit(
                        *number,
                        postings.term_freq() as f32,
                        lengths.fieldnorm(doc) as f32,
                    );
                }
            }
        }
        Ok(())
    }

    /// In how many passages `term` occurs.
    pub(in crate::passages) fn frequency(&self, field: Field, term: &str) -> tantivy::Result<f32> {
        Ok(self.list(field, term)?.frequency)
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
        Ok(self.frequency(self.fields.lang, lang.code())?.max(1.0))
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
