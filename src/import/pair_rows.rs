//! Pairs of a foreign table: compared with what is known, and written in bundles.

use super::ImportError;
use super::columns::Columns;
use super::job::NewPlaces;
use super::pairs::{self, Authority, Decision, Patch, Unfit};
use super::reason::Reason;
use super::record::{self, Pair};
use super::report::Verdict;
use super::run::Work;
use super::table::Record;
use super::world::Unit;
use crate::facts::{Kind, Row, Untimely};
use crate::places::PlaceId;
use crate::store::changes::{ChangeError, Changing, Tie, Wanted};

/// New partnerships that are written together.
const TOGETHER: usize = 2_000;

impl Work<'_> {
    pub(super) async fn pair(
        &mut self,
        changing: &mut Changing<'_>,
        columns: &Columns,
        record: &Record,
    ) -> Result<(), ImportError> {
        let line = record.line;
        let pair = match record::pair(columns, record) {
            Ok(pair) => pair,
            Err(why) => {
                // A row about other countries need not be sound.
                self.report
                    .leave(line, Verdict::Rejected, || (String::new(), why));
                return Ok(());
            }
        };
        let source = match pair.source {
            Some(id) => self.world.source(id).map(|number| (number, id.to_owned())),
            None => self.source.clone(),
        };
        let (cn, partner) = match self.sides(changing, &pair, columns).await? {
            Ok(sides) => sides,
            Err(unfit) => {
                let world = &self.world;
                self.report.leave(line, unfit.verdict(), || {
                    (pair.place.join(" – "), unfit.explain(world))
                });
                return Ok(());
            }
        };
        let date = pair.since;
        let untimely = date.and_then(|date| Untimely::of("since", date, Some(changing.year())));
        if let Some(untimely) = untimely {
            self.report.leave(line, Verdict::Rejected, || {
                (pair.place.join(" – "), Reason::Untimely(untimely))
            });
            return Ok(());
        }
        let Some((number, id)) = source else {
            let why = match pair.source {
                Some(id) => Reason::UnknownSource(id.to_owned()),
                None => Reason::NoSource,
            };
            self.report
                .leave(line, Verdict::Rejected, || (String::new(), why));
            return Ok(());
        };
        let authority = if self.job.overwrite {
            Authority::Final
        } else {
            Authority::Additional
        };
        let (sides, source) = ((&cn, &partner), (number, &*id));
        let decision = pairs::decide(&mut self.known, sides, &pair, source, authority, line);
        self.carry_out(changing, decision, line).await
    }

    async fn carry_out(
        &mut self,
        changing: &mut Changing<'_>,
        decision: Decision,
        line: u64,
    ) -> Result<(), ImportError> {
        match decision {
            Decision::Add(tie) => {
                self.report.add(line, Verdict::New, || {
                    Row::Partnership(tie.row.clone()).key()
                });
                self.add(changing, *tie, line).await
            }
            Decision::Set(id, patch) => self.set(changing, id, &patch, line).await,
            Decision::Keep(row) => {
                self.report.add(line, Verdict::Same, || row);
                Ok(())
            }
            Decision::Leave(verdict, row, reason) => {
                self.report.leave(line, verdict, || (row, reason));
                Ok(())
            }
        }
    }

    /// The Chinese and the foreign place of a pair; the latter is made if it is to be.
    async fn sides(
        &mut self,
        changing: &mut Changing<'_>,
        pair: &Pair<'_>,
        columns: &Columns,
    ) -> Result<Result<(Unit, Unit), Unfit>, ImportError> {
        let sides = pairs::sides(&mut self.world, &self.known, pair, columns.chinese_first);
        let Err(Unfit::NewPlace(cn, name, iso)) = sides else {
            return Ok(sides);
        };
        let made = self.new_place(changing, &name, &iso).await?;
        Ok(match made {
            Some(partner) => Ok((cn, partner)),
            None => Err(Unfit::NewPlace(cn, name, iso)),
        })
    }

    /// Makes a foreign place, or proposes it.
    async fn new_place(
        &mut self,
        changing: &mut Changing<'_>,
        name: &str,
        iso: &str,
    ) -> Result<Option<Unit>, ImportError> {
        let key = (iso.to_owned(), crate::text::fold::key(name));
        let accept = matches!(self.job.new_places, NewPlaces::Accept);
        if !accept && self.proposed.contains(&key) {
            return Ok(None);
        }
        let Some(place) = self.world.propose(name, iso) else {
            return Ok(None);
        };
        if !accept {
            self.proposed.insert(key);
            self.report.propose(place);
            return Ok(None);
        }
        let id = match changing.add(Row::Place(place.clone())).await {
            Ok(id) => id,
            Err(ChangeError::Store(error)) => return Err(error.into()),
            Err(_) => return Ok(None),
        };
        let Ok(number) = u32::try_from(id) else {
            return Ok(None);
        };
        self.world.learn_place(&place, PlaceId(number));
        let slug = place.id.clone();
        self.report.propose(place);
        Ok(self.world.by_slug(&slug))
    }

    async fn set(
        &mut self,
        changing: &mut Changing<'_>,
        id: i64,
        patch: &Patch,
        line: u64,
    ) -> Result<(), ImportError> {
        // The row may be one that this import has not written yet.
        self.flush(changing).await?;
        let stored = changing.row(Kind::Partnership, &Wanted::Id(id)).await?;
        let Some(Row::Partnership(old)) = stored.map(|stored| stored.row) else {
            return Ok(());
        };
        let new = patch.apply(&old);
        let done = changing.set(id, Row::Partnership(new.clone())).await;
        done.map_err(|source| ImportError::Refused { line, source })?;
        let (since, status) = (new.since, new.status);
        let now = Reason::Now { since, status };
        self.report.leave(line, Verdict::Changed, || {
            (Row::Partnership(new).key(), now)
        });
        Ok(())
    }

    pub(super) async fn add(
        &mut self,
        changing: &mut Changing<'_>,
        tie: Tie,
        line: u64,
    ) -> Result<(), ImportError> {
        let first = changing.next_tie().await?;
        let id = first + i64::try_from(self.pending.len()).unwrap_or(0);
        self.known.learn(&tie, id, line);
        self.pending.push(tie);
        if self.pending.len() >= TOGETHER {
            self.flush(changing).await?;
        }
        Ok(())
    }

    pub(super) async fn flush(&mut self, changing: &mut Changing<'_>) -> Result<(), ImportError> {
        if !self.pending.is_empty() {
            changing.add_ties(&self.pending).await?;
            self.pending.clear();
        }
        Ok(())
    }
}
