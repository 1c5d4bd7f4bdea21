//! English.

use super::{Column, Span, Wording, both, grouped, is_pages};
use crate::answer::{
    Answer, Basis, FigureRow, Kind, NameRow, Note, PartnershipRow, PassageRow, Rows, Unknown,
    Verdict,
};
use crate::facts::{DateRange, Metric, SinceBasis, Status, Unit};
use crate::places::{Names, Scope};
use crate::question::{
    Anniversaries, Check, CommonBy, Counted, Course, End, Filter, Missing, Part, Query, Ranked,
    Ranking, When,
};
use crate::text::Lang;

/// The words of English.
pub(super) struct English;

type Name<'a> = &'a dyn Fn(Scope) -> Names;

impl Wording for English {
    fn reading(&self, answer: &Answer) -> String {
        let name = |scope| answer.name(scope).cloned().unwrap_or_else(nameless);
        match (&answer.query, &answer.unknown) {
            (Some(query), _) => self.question(query, &name),
            (None, Some(Unknown::Place(typed))) => format!("a question about “{typed}”"),
            (None, _) if answer.kind == Kind::Ambiguous => "more than one reading".into(),
            (None, _) => "not understood".into(),
        }
    }

    fn headline(&self, answer: &Answer) -> String {
        headline(answer)
    }

    fn beside(&self, answer: &Answer) -> String {
        match answer.kind {
            Kind::Passages => "Nearby:".into(),
            Kind::Common => "Countries in common:".into(),
            Kind::Pair => "Nearest on record:".into(),
            Kind::Count => "These were counted:".into(),
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

fn headline(answer: &Answer) -> String {
    let name = |scope| answer.name(scope).cloned().unwrap_or_else(nameless);
    let rows = answer.rows.len();
    match (answer.kind, &answer.query) {
        (Kind::Unknown, _) => return unknown(answer),
        (Kind::Ambiguous, _) => return "Which one do you mean?".into(),
        (Kind::Partners, Some(Query::Partners(filter))) => return partners(filter, rows, &name),
        (Kind::Passages, _) => {
            let s = if rows == 1 { "" } else { "s" };
            return format!("{rows} passage{s} from the documents, best first:");
        }
        _ => {}
    }
    let Some(query) = &answer.query else {
        return String::new();
    };
    match query {
        Query::Pair(cn, partner) => pair(answer, &name, Scope::Place(*cn), Scope::Place(*partner)),
        Query::Check(check) => checked(answer, check, &name),
        Query::Count(filter, counted) => {
            let value = answer.value.unwrap_or_default();
            format!(
                "{} {} known here: {}.",
                grouped(value),
                counted_noun(*counted),
                sides(filter, &name)
            )
        }
        Query::Total(total) => {
            let scope = both(&name(total.scope), Lang::En);
            match (answer.value, answer.unit) {
                (Some(value), Some(unit)) => {
                    format!("{scope}: {}{}.", English.value(value, unit), as_of(answer))
                }
                _ => format!("No figure for {scope} is known here."),
            }
        }
        Query::First(filter, end, _) => {
            let what = match end {
                End::Oldest => "oldest",
                End::Newest => "newest",
            };
            if rows == 0 {
                format!(
                    "No dated partnership is on record: {}.",
                    sides(filter, &name)
                )
            } else {
                format!("The {what} on record: {}.", sides(filter, &name))
            }
        }
        Query::Ranking(ranking) => ranked(answer, ranking, &name),
        Query::Compare(scopes, _) => {
            let scopes: Vec<String> = scopes.iter().map(|s| name(*s).en.to_string()).collect();
            format!("Side by side: {}.", scopes.join(", "))
        }
        Query::Share(part, _) => match answer.value {
            Some(value) => format!(
                "{}: {}% of all Chinese pairs{}.",
                capital(&part_phrase(part, &name)),
                grouped(value),
                as_of(answer)
            ),
            None => format!("No share is known here for {}.", part_phrase(part, &name)),
        },
        Query::Timeline(filter, course) => match (course, answer.value) {
            (Course::New, Some(value)) => format!(
                "{} new pairs{}{}.",
                grouped(value),
                period(filter.since),
                of_sides(filter, &name)
            ),
            (Course::New, None) => format!("New pairs by year{}:", of_sides(filter, &name)),
            (Course::Totals, _) if rows == 0 && answer.beside.is_empty() => {
                format!(
                    "No dated figure is known here for {}.",
                    sides(filter, &name)
                )
            }
            (Course::Totals, _) => {
                format!(
                    "Reported totals by date: {}{}.",
                    sides(filter, &name),
                    period(filter.since)
                )
            }
        },
        Query::Common(places, by) => common(places, *by, rows, &name),
        Query::Missing(missing) => missing_headline(missing, rows, &name),
        Query::Places(filter) => {
            format!(
                "{} with partnerships: {}.",
                countries(rows),
                sides(filter, &name)
            )
        }
        Query::Anniversaries(asked) => anniversaries(answer, asked, &name),
        Query::Partners(_) | Query::Passages(_) => String::new(),
    }
}

fn unknown(answer: &Answer) -> String {
    match &answer.unknown {
        Some(Unknown::Empty) | None => {
            "Ask me about China's friendship cities. For example: “partners of Tianjin”, “Africa \
             total”, “when did Wuhan and Oita pair”."
                .into()
        }
        Some(Unknown::OtherTopic) => {
            "I do not know about that. I answer questions about China's friendship cities: who is \
             paired with whom and since when, how many pairs there are, and what the rules say. For \
             example: “partners of Tianjin”, “top 10 countries”, “who approves a friendship city”."
                .into()
        }
        Some(Unknown::Place(typed)) if answer.choices.is_empty() => {
            format!("“{typed}” is not a place that I know, and no known name looks like it.")
        }
        Some(Unknown::Place(typed)) => {
            format!("“{typed}” is not a place with partnerships that I know. Names that look like it:")
        }
        Some(Unknown::NoFigure) => "No figure is known here for that.".into(),
        Some(Unknown::NoPassage) => {
            "I found nothing in the documents that answers this. I can list partners, totals, dates \
             and rankings, and quote the rules on friendship cities. For example: “partners of \
             Tianjin”, “Africa total”, “who approves a friendship city”."
                .into()
        }
    }
}

fn partners(filter: &Filter, rows: usize, name: Name<'_>) -> String {
    let sides = sides(filter, name);
    let since = period(filter.since);
    match rows {
        0 => format!("No partnership is on record for {sides}{since}."),
        1 => format!("1 partnership is on record for {sides}{since}."),
        _ => format!("{rows} partnerships are on record for {sides}{since}."),
    }
}

fn pair(answer: &Answer, name: Name<'_>, cn: Scope, partner: Scope) -> String {
    let (cn, partner) = (name(cn).en, name(partner).en);
    let Rows::Partnerships(rows) = &answer.rows else {
        return format!("No: no partnership between {cn} and {partner} is on record here.");
    };
    let Some(row) = rows.first() else {
        return format!("No: no partnership between {cn} and {partner} is on record here.");
    };
    let unverified = match row.since_basis {
        Some(SinceBasis::Unverified) => " (this date is not confirmed by any document)",
        _ => "",
    };
    let since = match row.since {
        Some(date) => format!(" since {date}{unverified}"),
        None => ", but the date is not known".into(),
    };
    match row.status {
        Status::Active if row.since.is_none() => format!("{cn} and {partner} are partners{since}."),
        Status::Active => format!("{cn} and {partner} have been partners{since}."),
        Status::Suspended => {
            format!("{cn} and {partner} have been partners{since}; the tie is suspended.")
        }
        Status::Terminated => {
            format!("{cn} and {partner} were partners{since}; the tie has ended (terminated).")
        }
    }
}

fn checked(answer: &Answer, check: &Check, name: Name<'_>) -> String {
    let claim = claim(check, name);
    match answer.verdict {
        Some(Verdict::Supported) => format!("Yes: {claim} is supported."),
        Some(Verdict::Outdated) => {
            format!("It was so at its date: {claim} is supported, but newer figures differ.")
        }
        Some(Verdict::Contradicted) => format!("No: {claim} is not what the sources say."),
        Some(Verdict::NotKnown) | None => format!("Not known: no source here speaks of {claim}."),
    }
}

fn claim(check: &Check, name: Name<'_>) -> String {
    match check {
        Check::Number {
            of,
            counted,
            hundredths,
            percent,
            at,
        } => {
            let value = grouped(*hundredths as f64 / 100.0);
            let what = if *percent {
                "% of all pairs".into()
            } else {
                format!(" {}", counted_noun(*counted))
            };
            format!("“{}: {value}{what}{}”", sides(of, name), period(*at))
        }
        Check::Since { cn, partner, at } => format!(
            "“{} and {} paired in {at}”",
            name(Scope::Place(*cn)).en,
            name(Scope::Place(*partner)).en
        ),
        Check::TopShare { top, hundredths } => {
            format!(
                "“the top {top} countries hold {}%”",
                grouped(*hundredths as f64 / 100.0)
            )
        }
    }
}

fn ranked(answer: &Answer, ranking: &Ranking, name: Name<'_>) -> String {
    let of = ranked_noun(ranking.of);
    let within = of_sides(&ranking.filter, name);
    if let Some(whose) = ranking.whose {
        let whose = name(whose).en;
        let row = match &answer.rows {
            Rows::Names(rows) => rows.iter().find(|row| row.name.en == whose),
            _ => None,
        };
        return match row.and_then(|row| row.rank) {
            Some(rank) => format!("{whose} ranks number {rank} among {of}{}.", as_of(answer)),
            None => format!("{whose} has no rank among {of}: no figure is known here."),
        };
    }
    let order = if ranking.fewest {
        "fewest first"
    } else {
        "most first"
    };
    format!(
        "{} by number of pairs, {order}{within}{}:",
        capital(of),
        as_of(answer)
    )
}

fn common(places: &[crate::places::PlaceId], by: CommonBy, rows: usize, name: Name<'_>) -> String {
    let places: Vec<String> = places
        .iter()
        .map(|p| name(Scope::Place(*p)).en.to_string())
        .collect();
    let places = places.join(" and ");
    match (by, rows) {
        (CommonBy::Places, 0) => format!("{places} have no partner in common on record."),
        (CommonBy::Places, 1) => format!("{places} share 1 partner:"),
        (CommonBy::Places, _) => format!("{places} share {rows} partners:"),
        (CommonBy::Countries, 0) => format!("{places} have no country of partners in common."),
        (CommonBy::Countries, _) => format!("{places} both have partners in {}:", countries(rows)),
    }
}

fn missing_headline(missing: &Missing, rows: usize, name: Name<'_>) -> String {
    let units = ranked_noun(missing.units);
    let within = match missing.within {
        Scope::World => String::new(),
        scope => format!(" in {}", name(scope).en),
    };
    match missing.pairs {
        0 if rows == 0 => format!("None: all {units} have a partner{within} on record."),
        0 => format!("{rows} {units} have no partner{within} on record:"),
        1 => format!("{rows} {units} have just 1 pair{within} on record:"),
        pairs => format!("{rows} {units} have just {pairs} pairs{within} on record:"),
    }
}

fn anniversaries(answer: &Answer, asked: &Anniversaries, name: Name<'_>) -> String {
    let rows = answer.rows.len();
    let when = when(asked.when, answer);
    let age = asked
        .age
        .map_or(String::new(), |age| format!(" of {age} years"));
    let of = of_sides(&asked.filter, name);
    match rows {
        0 => format!("No anniversary{age} {when}{of} is on record."),
        1 => format!("1 anniversary{age} {when}{of}:"),
        _ => format!("{rows} anniversaries{age} {when}{of}:"),
    }
}

fn when(when: When, answer: &Answer) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let dated = answer
        .as_of
        .map_or(String::new(), |date| format!(" ({date})"));
    match when {
        When::ThisMonth => format!("this month{dated}"),
        When::NextMonth => format!("next month{dated}"),
        When::ThisYear => format!("this year{dated}"),
        When::NextYear => format!("next year{dated}"),
        When::LastYear => format!("last year{dated}"),
        When::Today => format!("today{dated}"),
        When::Month(month) => {
            let month = usize::from(month)
                .checked_sub(1)
                .and_then(|i| MONTHS.get(i));
            format!("in {}", month.copied().unwrap_or("that month"))
        }
        When::Year(year) => format!("in {year}"),
    }
}

fn note_text(note: &Note) -> String {
    match note {
        Note::UnverifiedDates(n) => {
            format!(
                "{} marked “unverified” {} not confirmed by any document.",
                dates(*n),
                are(*n)
            )
        }
        Note::NoDate(n) => format!("for {} the date is not known.", partnerships(*n)),
        Note::NotActive(n) => format!(
            "{} in this list {} ended or suspended.",
            partnerships(*n),
            are(*n)
        ),
        Note::Conflict {
            scope,
            as_of,
            values,
        } => {
            let values: Vec<String> = values.iter().map(|value| grouped(*value)).collect();
            format!(
                "sources disagree about {} at {as_of}: {}.",
                scope.en,
                values.join(" and ")
            )
        }
        Note::DoesNotAddUp {
            printed,
            sum,
            whole,
            computed,
        } => format!(
            "the source prints {}%, but its own numbers give {}% ({} of {}).",
            grouped(*printed),
            grouped(*computed),
            grouped(*sum),
            grouped(*whole)
        ),
        Note::KnownRowsOnly { counted } => format!(
            "{} known one by one here; reported totals can be higher, because no list is complete.",
            if *counted == 1 {
                "1 pair is".to_owned()
            } else {
                format!("{counted} pairs are")
            }
        ),
        Note::DifferentCounts => "the figures do not all count the same: some include \
            friendly-exchange ties or the count of one side only."
            .into(),
        Note::UnitsBelow { own, below } => format!(
            "{own} of these are the province's own ties, {below} belong to its cities, counties and districts."
        ),
        Note::BelowNotListed { below } => {
            format!("its districts and counties have {below} more, which are not in this list.")
        }
        Note::NearestDate(date) => {
            format!("no figure is known for the date asked; the nearest is of {date}.")
        }
        Note::ShareOf {
            part,
            whole,
            whole_as_of,
        } => format!(
            "computed from {} of {} pairs{}.",
            grouped(*part),
            grouped(*whole),
            whole_as_of.map_or(String::new(), |date| format!(" ({date})"))
        ),
        Note::PrintedOrderDiffers => {
            "the source prints these in another order than their numbers give.".into()
        }
        Note::Reported { value, as_of, cite } => format!(
            "counted from the rows known here; the latest reported total is {}{} [{cite}].",
            grouped(*value),
            as_of.map_or(String::new(), |date| format!(" ({date})"))
        ),
        Note::SharedCountries(countries) => {
            let names: Vec<&str> = countries.iter().map(|country| &*country.en).collect();
            format!("both have partners in {}.", names.join(", "))
        }
        Note::FromSource(text) => format!("the source's figure: {text}."),
    }
}

fn question(query: &Query, name: Name<'_>) -> String {
    match query {
        Query::Partners(filter) if filter.from_abroad => {
            format!(
                "Chinese partners of {}{}",
                abroad(filter, name),
                period(filter.since)
            )
        }
        Query::Partners(filter) => format!("partners of {}", filtered(filter, name)),
        Query::Count(filter, counted) => {
            format!(
                "how many {}: {}{}",
                counted_noun(*counted),
                sides(filter, name),
                period(filter.since)
            )
        }
        Query::Total(total) => {
            let what = match total.counted {
                Counted::Pairs => "total",
                counted => counted_noun(counted),
            };
            format!("{} {what}{}", name(total.scope).en, period(total.at))
        }
        Query::Pair(cn, partner) => format!(
            "are {} and {} partners, and since when",
            name(Scope::Place(*cn)).en,
            name(Scope::Place(*partner)).en
        ),
        Query::First(filter, End::Oldest, _) => {
            format!("first partnership of {}", filtered(filter, name))
        }
        Query::First(filter, End::Newest, _) => {
            format!("newest partnership of {}", filtered(filter, name))
        }
        Query::Ranking(ranking) => ranking_question(ranking, name),
        Query::Compare(scopes, at) => {
            let scopes: Vec<String> = scopes
                .iter()
                .map(|scope| name(*scope).en.to_string())
                .collect();
            format!("compare {}{}", scopes.join(" and "), period(*at))
        }
        Query::Share(part, at) => format!("share of {}{}", part_phrase(part, name), period(*at)),
        Query::Timeline(filter, Course::Totals) => {
            format!("timeline of {}", filtered(filter, name))
        }
        Query::Timeline(filter, Course::New) => {
            format!(
                "new pairs by year: {}{}",
                sides(filter, name),
                period(filter.since)
            )
        }
        Query::Common(places, by) => {
            let places: Vec<String> = places
                .iter()
                .map(|place| name(Scope::Place(*place)).en.to_string())
                .collect();
            let by = match by {
                CommonBy::Places => "partners",
                CommonBy::Countries => "partner countries",
            };
            format!("{by} that {} have in common", places.join(" and "))
        }
        Query::Missing(missing) => missing_question(missing, name),
        Query::Places(filter) => format!("countries with partners of {}", filtered(filter, name)),
        Query::Anniversaries(asked) => anniversaries_question(asked, name),
        Query::Check(check) => {
            format!("is it true: {}", claim(check, name).replace(['“', '”'], ""))
        }
        Query::Passages(text) => format!("a search in the documents for “{text}”"),
    }
}

fn ranking_question(ranking: &Ranking, name: Name<'_>) -> String {
    let of = ranked_noun(ranking.of);
    if let Some(whose) = ranking.whose {
        return format!(
            "rank of {} among {of}{}",
            name(whose).en,
            period(ranking.at)
        );
    }
    let top = ranking.top.map_or(String::new(), |top| format!("{top} "));
    let order = if ranking.fewest { "fewest" } else { "most" };
    let within = of_sides(&ranking.filter, name);
    format!(
        "{top}{of} with the {order} pairs{within}{}{}",
        period(ranking.filter.since),
        period(ranking.at)
    )
}

fn missing_question(missing: &Missing, name: Name<'_>) -> String {
    let within = match missing.within {
        Scope::World => String::new(),
        scope => format!(" in {}", name(scope).en),
    };
    let of = missing.of.map_or(String::new(), |of| {
        format!(" of {}", name(Scope::Place(of)).en)
    });
    let units = ranked_noun(missing.units);
    match missing.pairs {
        0 => format!("{units}{of} without a partner{within}"),
        1 => format!("{units}{of} with only 1 pair{within}"),
        pairs => format!("{units}{of} with only {pairs} pairs{within}"),
    }
}

fn anniversaries_question(asked: &Anniversaries, name: Name<'_>) -> String {
    let when = match asked.when {
        When::ThisMonth => "this month".into(),
        When::NextMonth => "next month".into(),
        When::ThisYear => "this year".into(),
        When::NextYear => "next year".into(),
        When::LastYear => "last year".into(),
        When::Today => "today".into(),
        When::Month(month) => format!("in month {month}"),
        When::Year(year) => format!("in {year}"),
    };
    let age = asked
        .age
        .map_or(String::new(), |age| format!("{age}-year "));
    format!("{age}anniversaries {when}{}", of_sides(&asked.filter, name))
}

/// "Tianjin", "Tianjin and Japan", "China and Kenya", "all of China".
fn sides(filter: &Filter, name: Name<'_>) -> String {
    match (filter.cn.is_empty(), filter.abroad.is_empty()) {
        (true, true) => "China".into(),
        (false, true) => chinese(filter, name),
        (true, false) => format!("China and {}", abroad(filter, name)),
        (false, false) => format!("{} and {}", chinese(filter, name), abroad(filter, name)),
    }
}

fn filtered(filter: &Filter, name: Name<'_>) -> String {
    let since = period(filter.since);
    match (filter.cn.is_empty(), filter.abroad.is_empty()) {
        (true, true) => format!("China{since}"),
        (false, true) => format!("{}{since}", chinese(filter, name)),
        (true, false) => format!("China in {}{since}", abroad(filter, name)),
        (false, false) => format!(
            "{} in {}{since}",
            chinese(filter, name),
            abroad(filter, name)
        ),
    }
}

fn of_sides(filter: &Filter, name: Name<'_>) -> String {
    if filter.cn.is_empty() && filter.abroad.is_empty() {
        String::new()
    } else {
        format!(", {}", sides(filter, name))
    }
}

fn chinese(filter: &Filter, name: Name<'_>) -> String {
    let names: Vec<String> = filter
        .cn
        .iter()
        .map(|place| both(&name(Scope::Place(*place)), Lang::En))
        .collect();
    names.join(" or ")
}

fn abroad(filter: &Filter, name: Name<'_>) -> String {
    let names: Vec<String> = filter
        .abroad
        .iter()
        .map(|scope| both(&name(*scope), Lang::En))
        .collect();
    names.join(" or ")
}

fn period(range: DateRange) -> String {
    let Span { from, to } = Span::of(range);
    match (from, to) {
        (None, None) => String::new(),
        (Some(from), None) => format!(" since {from}"),
        (None, Some(to)) => format!(" until {to}"),
        (Some(from), Some(to)) if from == to => format!(" in {from}"),
        (Some(from), Some(to)) => format!(" from {from} to {to}"),
    }
}

fn as_of(answer: &Answer) -> String {
    answer
        .as_of
        .map_or(String::new(), |date| format!(" ({date})"))
}

fn part_phrase(part: &Part, name: Name<'_>) -> String {
    match part {
        Part::Scopes(scopes) => {
            let scopes: Vec<String> = scopes
                .iter()
                .map(|scope| name(*scope).en.to_string())
                .collect();
            scopes.join(" and ")
        }
        Part::Top(top) => format!("the {top} countries with the most pairs"),
    }
}

fn ranked_noun(of: Ranked) -> &'static str {
    match of {
        Ranked::Countries => "countries",
        Ranked::Provinces => "provinces",
        Ranked::Cities => "Chinese cities",
        Ranked::Continents => "continents",
        Ranked::ForeignPlaces => "foreign places",
        Ranked::Years => "years",
    }
}

fn counted_noun(counted: Counted) -> &'static str {
    match counted {
        Counted::Pairs => "pairs",
        Counted::Countries => "partner countries",
        Counted::ChinesePlaces => "Chinese places with partners",
        Counted::ChineseProvinces => "Chinese provinces with partners",
        Counted::ForeignPlaces => "foreign partner places",
        Counted::ForeignProvinces => "foreign partner provinces and states",
    }
}

fn countries(n: usize) -> String {
    if n == 1 {
        "1 country".into()
    } else {
        format!("{n} countries")
    }
}

fn partnerships(n: usize) -> String {
    if n == 1 {
        "1 partnership".into()
    } else {
        format!("{n} partnerships")
    }
}

fn dates(n: usize) -> String {
    if n == 1 {
        "1 date".into()
    } else {
        format!("{n} dates")
    }
}

fn are(n: usize) -> &'static str {
    if n == 1 { "is" } else { "are" }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
