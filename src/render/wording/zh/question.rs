//! The reading: how a question was taken.

use super::Name;
use super::headline::{begun, claim, in_order, when};
use super::phrase::{
    abroad, counted_noun, filtered, limits, listed, of_sides, part_phrase, peers, period,
    ranked_noun, under,
};
use super::sets::{number_of, whose_missing, within};
use crate::places::{PlaceId, Scope};
use crate::question::{CommonBy, Comparison, Counted, Course, Missing, Query, Ranking, Span};

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
        Query::Total(total) => {
            let what = match total.counted {
                // Members of an organisation are no pairs.
                Counted::Pairs if name(total.scope).zh.ends_with("会员") => "总数",
                Counted::Pairs => "友城总数",
                counted => counted_noun(counted),
            };
            format!("{}{}{what}", name(total.scope).zh, period(total.at))
        }
        Query::Pair(cn, partner) => format!(
            "{}和{}是否结好、何时结好",
            name(Scope::Place(*cn)).zh,
            name(Scope::Place(*partner)).zh
        ),
        Query::First(filter, end, span) => {
            let (of, order) = (filtered(filter, name), in_order(*end, *span));
            match span {
                Span::First(1) | Span::Nth(_) => format!("{of}{order}的友城"),
                Span::First(many) => format!("{of}{order}的{many}对友城"),
            }
        }
        Query::Ranking(ranking) => ranking_question(ranking, name),
        Query::Compare(scopes, filter, at) => {
            let scopes: Vec<String> = scopes
                .iter()
                .map(|scope| name(*scope).zh.to_string())
                .collect();
            let scopes = if scopes.len() > 2 {
                listed(&scopes)
            } else {
                scopes.join("和")
            };
            format!("{scopes}{}{}比较", under(filter, name), period(*at))
        }
        Query::Share(part, at) => format!("{}{}占比", part_phrase(part, name), period(*at)),
        Query::Timeline(filter, Course::Totals(Counted::Pairs)) => {
            format!("{}历年总数", filtered(filter, name))
        }
        Query::Timeline(filter, Course::Totals(counted)) => {
            format!("{}历年{}数", filtered(filter, name), counted_noun(*counted))
        }
        Query::Timeline(filter, Course::New) if filter.since.is_unbounded() => {
            format!("{}各年新增友城", filtered(filter, name))
        }
        Query::Timeline(filter, Course::New) => {
            format!("{}新增友城", filtered(filter, name))
        }
        Query::Common(asked) => {
            let all = |places: &[PlaceId]| {
                let names = places.iter().map(|p| name(Scope::Place(*p)).zh.to_string());
                names.collect::<Vec<_>>().join("和")
            };
            let (of, without) = (all(&asked.of), all(&asked.without));
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
        Query::Check(check) => format!("{}，对吗", claim(check, name).replace(['“', '”'], "")),
        Query::Passages(text) => format!("在文献中查找“{text}”"),
    }
}

fn ranking_question(ranking: &Ranking, name: Name<'_>) -> String {
    let of = ranked_noun(ranking.of);
    if let Some(whose) = ranking.whose {
        let peers = peers(ranking, name);
        return format!("{}{}在{peers}中的排名", period(ranking.at), name(whose).zh);
    }
    let top = ranking.top.map_or(String::new(), |top| format!("{top}个"));
    let order = if ranking.fewest { "最少" } else { "最多" };
    let within = of_sides(&ranking.filter, name);
    format!(
        "{within}{}{}友城{order}的{top}{of}",
        period(ranking.filter.since),
        period(ranking.at)
    )
}

fn missing_question(missing: &Missing, name: Name<'_>) -> String {
    let units = ranked_noun(missing.units);
    let within = within(missing, name);
    let [of, with] = whose_missing(missing, name);
    match (missing.how, missing.pairs) {
        (Comparison::Exactly, 0) => format!("{of}{within}没有{with}友城的{units}"),
        (Comparison::Exactly, pairs) => format!("{of}{within}只有{pairs}对{with}友城的{units}"),
        _ => {
            let pairs = number_of(missing);
            format!("{of}{within}有{pairs}{with}友城的{units}")
        }
    }
}
