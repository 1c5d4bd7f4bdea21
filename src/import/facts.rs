//! Rows of our own data files. They carry every column, so that what they say is taken as it is:
//! a row that is known otherwise is changed.

use super::ImportError;
use super::pairs::Known;
use super::reason::Reason;
use super::report::{Report, Verdict};
use super::world::World;
use crate::facts::{Fault, Kind, Level, Row};
use crate::places::PlaceId;
use crate::store::changes::{ChangeError, Changing, Tie, Wanted};

/// What is to be done about a row.
pub(super) enum Step {
    /// A new partnership; many are written at once.
    Add(Box<Tie>),
    /// It is settled.
    Done,
}

/// Takes a line of a data file.
///
/// # Errors
/// When the store fails; a row that is not sound is reported as rejected.
pub(super) async fn take(
    changing: &mut Changing<'_>,
    world: &mut World,
    known: &Known,
    report: &mut Report,
    kind: Kind,
    (line, cells): (u64, &[String]),
) -> Result<Step, ImportError> {
    let number = usize::try_from(line).unwrap_or(usize::MAX);
    let row = match Row::parse(kind, number, cells.iter().map(String::as_str).collect()) {
        Ok(row) => row,
        Err(faults) => {
            report.leave(line, Verdict::Rejected, || (String::new(), fault(&faults)));
            return Ok(Step::Done);
        }
    };
    if let Some(untimely) = row.untimely(Some(changing.year())) {
        let why = || (row.key(), Reason::Untimely(untimely));
        report.leave(line, Verdict::Rejected, why);
        return Ok(Step::Done);
    }
    if let Row::Partnership(tie) = &row
        && let (Some(cn), Some(partner)) = (world.by_slug(&tie.cn), world.by_slug(&tie.partner))
        && known.id(cn.id, partner.id).is_none()
        && let (Some(province), Some(source)) = (cn.province, world.source(&tie.source))
        && &*partner.iso != "CN"
        && tie.since.is_some() == tie.since_basis.is_some()
    {
        report.add(line, Verdict::New, || row.key());
        return Ok(Step::Add(Box::new(Tie {
            cn: cn.id,
            province,
            partner: partner.id,
            country: partner.iso,
            source,
            row: tie.clone(),
        })));
    }
    put(changing, world, report, (line, row)).await?;
    Ok(Step::Done)
}

/// Adds a row, or changes the one of its key.
pub(super) async fn put(
    changing: &mut Changing<'_>,
    world: &mut World,
    report: &mut Report,
    (line, row): (u64, Row),
) -> Result<(), ImportError> {
    let (kind, key) = (row.kind(), row.key());
    let stored = changing.row(kind, &Wanted::Key(key.clone())).await?;
    // Countries and provinces come with the program and need not be sound for it.
    let (verdict, done) = match stored {
        Some(stored) if stored.row == row => {
            report.add(line, Verdict::Same, || key);
            return Ok(());
        }
        Some(stored) => (
            Verdict::Changed,
            changing
                .set(stored.id, row.clone())
                .await
                .map(|()| stored.id),
        ),
        None => (Verdict::New, changing.add(row.clone()).await),
    };
    match done {
        Ok(id) => {
            learn(world, &row, id);
            report.add(line, verdict, || key);
        }
        Err(ChangeError::Store(error)) => return Err(error.into()),
        Err(error) => {
            let why = match error {
                ChangeError::Untimely(untimely) => Reason::Untimely(untimely),
                error => Reason::Fault(error.to_string()),
            };
            report.leave(line, Verdict::Rejected, || (key, why));
        }
    }
    Ok(())
}

fn learn(world: &mut World, row: &Row, id: i64) {
    match row {
        Row::Source(source) => world.learn_source(&source.id, id),
        Row::Place(place) => {
            if let Ok(id) = u32::try_from(id) {
                world.learn_place(place, PlaceId(id));
            }
        }
        Row::Alias(_) | Row::Partnership(_) | Row::Figure(_) => {}
    }
}

/// Retires the row of a line of `retired.tsv`.
///
/// # Errors
/// When the store fails.
pub(super) async fn retire(
    changing: &mut Changing<'_>,
    report: &mut Report,
    (line, cells): (u64, &[String]),
) -> Result<(), ImportError> {
    let [kind, key] = cells else {
        report.leave(line, Verdict::Rejected, || {
            let (found, wanted) = (cells.len(), 2);
            (String::new(), Reason::Cells { found, wanted })
        });
        return Ok(());
    };
    let kind: Kind = match kind.parse() {
        Ok(kind) => kind,
        Err(error) => {
            report.leave(line, Verdict::Rejected, || {
                (String::new(), Reason::Fault(error.to_string()))
            });
            return Ok(());
        }
    };
    match changing.retire(kind, &Wanted::Key(key.clone())).await {
        Ok(_) => report.leave(line, Verdict::Changed, || {
            (format!("{kind} {key}"), Reason::NowRetired)
        }),
        Err(ChangeError::NoRow { .. }) => report.add(line, Verdict::Same, String::new),
        Err(ChangeError::Store(error)) => return Err(error.into()),
        Err(error) => report.leave(line, Verdict::Rejected, || {
            (String::new(), Reason::Fault(error.to_string()))
        }),
    }
    Ok(())
}

/// The order in which places can be added: each after what it lies in.
pub(super) fn place_rank(cells: &[String]) -> u8 {
    let level = cells.get(1).and_then(|level| level.parse::<Level>().ok());
    match level {
        Some(Level::Country) => 0,
        Some(Level::Province | Level::Municipality) => 1,
        Some(Level::Prefecture) => 2,
        _ => 3,
    }
}

pub(super) fn fault(faults: &[Fault]) -> Reason {
    let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    Reason::Fault(messages.join("; "))
}
