//! The reading: how a question was taken.

use super::super::grouped;
use super::Name;
use super::claims::claim;
use super::headline::{begun, in_order, when};
use super::phrase::{
    abroad, all_of, and_listed, counted_noun, filtered, limits, of_sides, part_phrase, peers,
    period, ranked_noun, sides, under,
};
use super::sets::{begun as sets_begun, in_part, lacking_within, number_of, whose_missing, within};
use crate::facts::DateRange;
use crate::places::Scope;
use crate::question::{
    Common, CommonBy, Comparison, Counted, Course, End, Filter, Missing, Query, Ranking, Span,
    Total,
};

pub(super) fn question(query: &Query, name: Name<'_>) -> String {
    match query {
        Query::Partners(filter) if filter.from_abroad => {
            format!(
                "与{}{}结好的中国城市{}",
                abroad(filter, name),
                period(filter.since),
                limits(filter, name)
            )
        }
        Query::Partners(filter) => format!("{}的友城", filtered(filter, name)),
        Query::Count(filter, counted) => {
            format!("{}有多少{}", filtered(filter, name), counted_noun(*counted))
        }
        Query::Total(total) => total_question(total, name),
        Query::Pair(cn, partner) => format!(
            "{}和{}是否结好、何时结好",
            name(Scope::Place(*cn)).zh,
            name(Scope::Place(*partner)).zh
        ),
        Query::First(filter, end, span) => first_question(filter, *end, *span, name),
        Query::Ranking(ranking) => ranking_question(ranking, name),
        Query::Compare(scopes, filter, at) => compare_question(scopes, filter, *at, name),
        Query::Sum(scopes, filter, at) => {
            let scopes = scopes.iter().map(|scope| name(*scope).zh.to_string());
            let scopes = and_listed(&scopes.collect::<Vec<_>>());
            format!("{scopes}{}{}友城合计", under(filter, name), period(*at))
        }
        Query::Share(part, at) => format!("{}{}占比", part_phrase(part, name), period(*at)),
        Query::Timeline(filter, course) => timeline_question(filter, *course, name),
        Query::Common(asked) => common_question(asked, name),
        Query::Missing(missing) => missing_question(missing, name),
        Query::Places(filter) => format!("{}与哪些国家结好", filtered(filter, name)),
        Query::Anniversaries(asked) => {
            let age = asked
                .age
                .map_or(String::new(), |age| format!("满{age}周年的"));
            format!(
                "{}{}{}{age}结好纪念日",
                of_sides(&asked.filter, name),
                begun(asked),
                when(asked.when)
            )
        }
        Query::Several(parts) => {
            let parts: Vec<String> = parts.iter().map(|part| question(part, name)).collect();
            parts.join("；")
        }
        Query::Check(check) => format!("{}，对吗", claim(check, name).replace(['“', '”'], "")),
        Query::Passages(text) => format!("在文献中查找“{text}”"),
    }
}

fn total_question(total: &Total, name: Name<'_>) -> String {
    let what = match total.counted {
        // Members of an organisation are no pairs.
        Counted::Pairs if name(total.scope).zh.ends_with("会员") => "总数",
        Counted::Pairs => "友城总数",
        counted => counted_noun(counted),
    };
    format!("{}{}{what}", name(total.scope).zh, period(total.at))
}

fn first_question(filter: &Filter, end: End, span: Span, name: Name<'_>) -> String {
    let (of, order) = (filtered(filter, name), in_order(end, span));
    match span {
        Span::First(1) | Span::Nth(_) => format!("{of}{order}的友城"),
        Span::First(many) => format!("{of}{order}的{many}对友城"),
    }
}

fn compare_question(scopes: &[Scope], filter: &Filter, at: DateRange, name: Name<'_>) -> String {
    let scopes = scopes.iter().map(|scope| name(*scope).zh.to_string());
    let scopes: Vec<String> = scopes.collect();
    let scopes = and_listed(&scopes);
    format!("{scopes}{}{}比较", under(filter, name), period(at))
}

fn ranking_question(ranking: &Ranking, name: Name<'_>) -> String {
    let of = ranked_noun(ranking.of);
    if let Some(whose) = ranking.whose {
        let peers = peers(ranking, name);
        return format!("{}{}在{peers}中的排名", period(ranking.at), name(whose).zh);
    }
    let least = if ranking.fewest { "少" } else { "多" };
    let (order, top) = match ranking.top {
        Some(Span::First(top)) => (format!("最{least}"), format!("{top}个")),
        Some(Span::Nth(place)) => (format!("第{place}{least}"), String::new()),
        None => (format!("最{least}"), String::new()),
    };
    let within = of_sides(&ranking.filter, name);
    format!(
        "{within}{}{}友城{order}的{top}{of}",
        period(ranking.filter.since),
        period(ranking.at)
    )
}

fn timeline_question(filter: &Filter, course: Course, name: Name<'_>) -> String {
    let of = filtered(filter, name);
    match course {
        Course::Totals(Counted::Pairs) => format!("{of}历年总数"),
        Course::Totals(counted) => format!("{of}历年{}数", counted_noun(counted)),
        Course::Reaches(number) => {
            let number = grouped(f64::from(number));
            format!("{}的友城何时达到{number}对", sides(filter, name))
        }
        Course::New if filter.since.is_unbounded() => format!("{of}各年新增友城"),
        Course::New => format!("{of}新增友城"),
    }
}

fn common_question(asked: &Common, name: Name<'_>) -> String {
    let (of, without) = (all_of(&asked.of, name), all_of(&asked.without, name));
    let of = of + &in_part(asked, name);
    let what = match asked.by {
        CommonBy::Places => "友城",
        CommonBy::Countries => "友城国家",
        CommonBy::Provinces => "友城省区市",
    };
    if without.is_empty() {
        format!("{of}的共同{what}")
    } else {
        format!("{of}有而{without}没有的{what}")
    }
}

fn missing_question(missing: &Missing, name: Name<'_>) -> String {
    let units = format!(
        "{}{}",
        ranked_noun(missing.units),
        limits(&missing.ties(), name)
    );
    let within = within(missing, name);
    let [of, with] = whose_missing(missing, name);
    let of = period(missing.at) + &of;
    let with = sets_begun(missing) + &with;
    match (missing.how, missing.pairs) {
        (Comparison::Exactly, 0) => {
            let within = lacking_within(missing, name);
            format!("{of}{within}没有{with}友城的{units}")
        }
        (Comparison::Exactly, pairs) => format!("{of}{within}只有{pairs}对{with}友城的{units}"),
        _ => {
            let pairs = number_of(missing);
            format!("{of}{within}有{pairs}{with}友城的{units}")
        }
    }
}
