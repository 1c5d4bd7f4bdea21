//! Figures of a foreign table.

use super::columns::{Columns, Field};
use super::reason::Reason;
use super::record::cell;
use super::report::Verdict;
use super::run::Work;
use super::table::Record;
use super::{ImportError, date, facts};
use crate::facts::{Counts, Kind, Metric, Row};
use crate::store::changes::{Changing, Wanted};

impl Work<'_> {
    pub(super) async fn figure(
        &mut self,
        changing: &mut Changing<'_>,
        columns: &Columns,
        record: &Record,
    ) -> Result<(), ImportError> {
        let line = record.line;
        match self.figure_row(columns, record) {
            Ok(mut row) => {
                let wanted = Wanted::Key(row.key());
                let known = changing.row(Kind::Figure, &wanted).await?;
                // What the table has no words for stays as it is.
                if let (Row::Figure(new), Some(Row::Figure(old))) =
                    (&mut row, known.map(|stored| stored.row))
                {
                    new.locator = new.locator.take().or(old.locator);
                    new.note = new.note.take().or(old.note);
                    if cell(columns, record, Field::Counts).is_none() {
                        new.counts = old.counts;
                    }
                }
                facts::put(changing, &mut self.world, &mut self.report, (line, row)).await
            }
            Err(why) => {
                self.report
                    .leave(line, Verdict::Rejected, || (String::new(), why));
                Ok(())
            }
        }
    }

    fn figure_row(&self, columns: &Columns, record: &Record) -> Result<Row, Reason> {
        let get = |field| cell(columns, record, field).unwrap_or_default();
        let scope = get(Field::Scope);
        let found = self
            .world
            .scope(scope)
            .ok_or_else(|| Reason::NoScope(scope.to_owned()))?;
        let metric = Some(get(Field::Metric)).filter(|metric| !metric.is_empty());
        let metric = metric.unwrap_or(Metric::Partnerships.code());
        let unit = match (get(Field::Unit), metric.parse::<Metric>()) {
            ("", Ok(metric)) => metric.units().first().map_or("", |unit| unit.code()),
            (unit, _) => unit,
        };
        let as_of = match get(Field::AsOf) {
            "" => String::new(),
            text => date::read(text, None)?.to_string(),
        };
        let value = get(Field::Value).replace([',', '，'], "");
        let own = get(Field::Source);
        let source = match (&self.source, own) {
            (Some((_, id)), "") => id.as_str(),
            (_, own) => own,
        };
        let (locator, note) = (get(Field::Locator), get(Field::Note));
        let counts = cell(columns, record, Field::Counts).unwrap_or(Counts::Formal.code());
        let cells = vec![
            metric, &found, &value, unit, &as_of, source, locator, note, counts,
        ];
        let number = usize::try_from(record.line).unwrap_or(usize::MAX);
        Row::parse(Kind::Figure, number, cells).map_err(|faults| facts::fault(&faults))
    }
}
