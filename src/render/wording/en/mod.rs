//! English.

mod claims;
mod headline;
mod note;
mod phrase;
mod question;
mod sets;

use self::headline::headline;
use self::note::note_text;
use self::phrase::{in_sentence, named};
use self::question::question;
use super::{Column, Wording, both, counted_year, grouped, is_pages, is_reported};
use crate::answer::{
    Answer, Basis, FigureRow, Kind, NameRow, Note, PartnershipRow, PassageRow, Unknown,
};
use crate::facts::{Metric, SinceBasis, Status, Unit};
use crate::places::{Names, Scope};
use crate::question::Query;
use crate::text::Lang;

/// The words of English.
pub(super) struct English;

type Name<'a> = &'a dyn Fn(Scope) -> Names;

impl Wording for English {
    fn reading(&self, answer: &Answer) -> String {
        let name = named(answer);
        match (&answer.query, &answer.unknown) {
            (Some(query), _) => self.question(query, &name),
            (None, Some(Unknown::Place(typed))) => format!("a question about “{typed}”"),
            (None, Some(Unknown::NotChina)) => "ties between places outside China".into(),
            (None, _) if answer.kind == Kind::Ambiguous => "more than one reading".into(),
            (None, _) => "no question about friendship cities".into(),
        }
    }

    fn taken_as(&self, answer: &Answer) -> String {
        format!("Taken as: {}", self.reading(answer))
    }

    fn headline(&self, answer: &Answer) -> String {
        headline(answer)
    }

    fn no_such_pair(&self, answer: &Answer) -> String {
        claims::not_known(&self.headline(answer))
    }

    fn beside(&self, answer: &Answer) -> String {
        match answer.kind {
            Kind::Passages => "Nearby:".into(),
            Kind::Common => "Countries in common:".into(),
            Kind::Pair => "Nearest on record:".into(),
            Kind::Count => "These were counted:".into(),
            _ if is_reported(&answer.beside) => "Reported by sources:".into(),
            _ => "Counted from the partnerships known here:".into(),
        }
    }

    fn explained(&self) -> &'static str {
        "From the documents:"
    }

    fn note(&self, note: &Note) -> String {
        note_text(note)
    }

    fn note_mark(&self) -> &'static str {
        "Note: "
    }

    fn partnership(&self, row: &PartnershipRow, both_sides: bool) -> String {
        let partner = format!("{}, {}", both(&row.partner, Lang::En), row.country.en);
        let ends = if both_sides {
            format!("{} – {partner}", both(&row.cn, Lang::En))
        } else {
            partner
        };
        let mut line = format!("{ends} · {}", self.since(row));
        if let Some(age) = row.age {
            line.push_str(&format!(" · {age} years"));
        }
        if let Some(status) = self.status(row) {
            line.push_str(&format!(" · {status}"));
        }
        format!("{line} [{}]", row.cite)
    }

    fn figure(&self, row: &FigureRow, scoped: bool) -> String {
        if let Some(year) = counted_year(row).filter(|_| !scoped) {
            return format!("{year} · {}", self.value(row.value, row.unit));
        }
        let value = match row.metric {
            Metric::Partnerships => self.value(row.value, row.unit),
            _ => format!(
                "{} ({})",
                self.value(row.value, row.unit),
                self.metric(row.metric)
            ),
        };
        let scope = if scoped {
            format!("{}: ", both(&row.scope, Lang::En))
        } else {
            String::new()
        };
        let date = row.as_of.map_or(String::new(), |date| format!(" · {date}"));
        let basis = match row.basis {
            Basis::Reported(n) => format!(" · reported [{n}]"),
            Basis::Counted => " · counted from the rows known here".into(),
        };
        let note = row
            .note
            .as_ref()
            .map_or(String::new(), |note| format!(" ({note})"));
        format!("{scope}{value}{date}{basis}{note}")
    }

    fn figure_note<'a>(&self, note: &'a str) -> &'a str {
        note
    }

    fn name(&self, row: &NameRow) -> String {
        let mut line = both(&row.name, Lang::En);
        if let Some(country) = &row.country {
            line.push_str(&format!(", {}", country.en));
        }
        if let (Some(value), Some(unit)) = (row.value, row.unit) {
            line.push_str(&format!(" · {}", self.value(value, unit)));
        }
        if let Some(date) = row.as_of {
            line.push_str(&format!(" · {date}"));
        }
        if let Some(Basis::Reported(n)) = row.basis {
            line.push_str(&format!(" [{n}]"));
        }
        line
    }

    fn passage_source(&self, row: &PassageRow) -> String {
        let section = row
            .section
            .last()
            .map_or(String::new(), |section| format!(" › {section}"));
        let place = row
            .locator
            .as_ref()
            .map_or(String::new(), |at| format!(", {}", self.place_in(at)));
        let digest = if row.digest {
            " (digest in our words)"
        } else {
            ""
        };
        format!("{}{section}{place}{digest} [{}]", row.title, row.cite)
    }

    fn place_in(&self, locator: &str) -> String {
        match locator {
            pages if !is_pages(pages) => pages.to_owned(),
            one if one.bytes().all(|byte| byte.is_ascii_digit()) => format!("p. {one}"),
            several => format!("pp. {several}"),
        }
    }

    fn title(&self, title: &str) -> String {
        // Some sources are named by a whole reference, which has marks of its own.
        if title.contains(['《', '“']) {
            title.to_owned()
        } else {
            format!("“{title}”")
        }
    }

    fn value(&self, value: f64, unit: Unit) -> String {
        let one = (value - 1.0).abs() < f64::EPSILON;
        let noun = match unit {
            Unit::Pairs if one => "pair",
            Unit::Pairs => "pairs",
            Unit::Countries if one => "country",
            Unit::Countries => "countries",
            Unit::Cities if one => "city",
            Unit::Cities => "cities",
            Unit::Units if one => "unit",
            Unit::Units => "units",
            Unit::Percent => return format!("{}%", grouped(value)),
        };
        format!("{} {noun}", grouped(value))
    }

    fn metric(&self, metric: Metric) -> &'static str {
        match metric {
            Metric::Partnerships => "existing pairs",
            Metric::NewPartnerships => "new pairs",
            Metric::PartnerCountries => "partner countries",
            Metric::PartnerProvinces => "foreign provinces and states",
            Metric::PartnerCities => "foreign cities",
            Metric::ChineseProvinces => "Chinese province-level units",
            Metric::ChineseCities => "Chinese cities",
            Metric::ChineseLocalGovernments => "Chinese provinces and cities",
            Metric::CountryRankShare => "share of all pairs",
            Metric::CountriesInScope => "countries in the scope",
            Metric::MemberCities => "member cities",
        }
    }

    fn counted(&self) -> &'static str {
        "counted"
    }

    fn column(&self, column: Column) -> &'static str {
        match column {
            Column::Chinese => "In China",
            Column::Partner => "Partner",
            Column::Country => "Country",
            Column::Since => "Since",
            Column::Source => "Source",
            Column::Rank => "#",
            Column::Name => "Name",
            Column::Value => "Value",
            Column::AsOf => "As of",
            Column::Basis => "Basis",
            Column::Scope => "Of",
            Column::Note => "Note",
        }
    }

    fn since(&self, row: &PartnershipRow) -> String {
        match (row.since, row.since_basis) {
            (Some(date), Some(SinceBasis::Unverified)) => format!("{date} (unverified)"),
            (Some(date), _) => date.to_string(),
            (None, _) => "date unknown".into(),
        }
    }

    fn status(&self, row: &PartnershipRow) -> Option<&'static str> {
        match row.status {
            Status::Active => None,
            Status::Suspended => Some("suspended"),
            Status::Terminated => Some("terminated"),
        }
    }

    fn in_sentence(&self, names: &Names) -> String {
        in_sentence(names.clone()).en.to_string()
    }

    fn question(&self, query: &Query, name: Name<'_>) -> String {
        question(query, name)
    }
}

fn nameless() -> Names {
    Names {
        en: "an unknown place".into(),
        zh: "未知地点".into(),
    }
}
