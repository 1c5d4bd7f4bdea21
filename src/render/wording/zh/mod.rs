//! Chinese, in Simplified characters.

mod claims;
mod headline;
mod note;
mod phrase;
mod question;
mod sets;

pub(super) use phrase::chinese_date;

use self::headline::headline;
use self::note::note_text;
use self::question::question;
use super::notes::in_chinese;
use super::{Column, Wording, both, counted_year, grouped, is_pages, is_reported};
use crate::answer::{
    Answer, Basis, FigureRow, Kind, NameRow, Note, PartnershipRow, PassageRow, Unknown,
};
use crate::facts::{Metric, SinceBasis, Status, Unit};
use crate::places::{Names, Scope};
use crate::question::Query;
use crate::text::Lang;

/// The words of Chinese.
pub(super) struct Chinese;

type Name<'a> = &'a dyn Fn(Scope) -> Names;

impl Wording for Chinese {
    fn reading(&self, answer: &Answer) -> String {
        let name = |scope| answer.name(scope).cloned().unwrap_or_else(nameless);
        match (&answer.query, &answer.unknown) {
            (Some(query), _) => self.question(query, &name),
            (None, Some(Unknown::Place(typed))) => format!("关于“{typed}”的问题"),
            (None, Some(Unknown::NotChina)) => "中国以外各地之间的友城".into(),
            (None, _) if answer.kind == Kind::Ambiguous => "有多种理解".into(),
            (None, _) => "没有看到与友城有关的问题".into(),
        }
    }

    fn taken_as(&self, answer: &Answer) -> String {
        format!("理解为：{}", self.reading(answer))
    }

    fn headline(&self, answer: &Answer) -> String {
        headline(answer)
    }

    fn no_such_pair(&self, answer: &Answer) -> String {
        claims::not_known(&self.headline(answer))
    }

    fn beside(&self, answer: &Answer) -> String {
        match answer.kind {
            Kind::Passages => "相邻段落：".into(),
            Kind::Common => "共同的国家：".into(),
            Kind::Pair => "最接近的记录：".into(),
            Kind::Count => "统计所依据的友城：".into(),
            _ if is_reported(&answer.beside) => "来源公布的数据：".into(),
            _ => "按本库所录友城逐条统计：".into(),
        }
    }

    fn explained(&self) -> &'static str {
        "文献中的相关段落："
    }

    fn note(&self, note: &Note) -> String {
        note_text(note)
    }

    fn note_mark(&self) -> &'static str {
        "注："
    }

    fn partnership(&self, row: &PartnershipRow, both_sides: bool) -> String {
        let partner = format!("{}，{}", both(&row.partner, Lang::Zh), row.country.zh);
        let ends = if both_sides {
            format!("{}—{partner}", both(&row.cn, Lang::Zh))
        } else {
            partner
        };
        let mut line = format!("{ends} · {}", self.since(row));
        if let Some(age) = row.age {
            line.push_str(&format!(" · {age}周年"));
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
                "{}（{}）",
                self.value(row.value, row.unit),
                self.metric(row.metric)
            ),
        };
        let scope = if scoped {
            format!("{}：", both(&row.scope, Lang::Zh))
        } else {
            String::new()
        };
        let date = row.as_of.map_or(String::new(), |date| format!(" · {date}"));
        let basis = match row.basis {
            Basis::Reported(n) => format!(" · 来源报道 [{n}]"),
            Basis::Counted => " · 按本库所录逐条统计".into(),
        };
        let note = row
            .note
            .as_ref()
            .map_or(String::new(), |note| format!("（{}）", in_chinese(note)));
        format!("{scope}{value}{date}{basis}{note}")
    }

    fn figure_note<'a>(&self, note: &'a str) -> &'a str {
        in_chinese(note)
    }

    fn name(&self, row: &NameRow) -> String {
        let mut line = both(&row.name, Lang::Zh);
        if let Some(country) = &row.country {
            line.push_str(&format!("，{}", country.zh));
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
            .map_or(String::new(), |at| format!("，{}", self.place_in(at)));
        let digest = if row.digest { "（本库摘要）" } else { "" };
        format!("{}{section}{place}{digest} [{}]", row.title, row.cite)
    }

    fn place_in(&self, locator: &str) -> String {
        if is_pages(locator) {
            format!("第{}页", locator.replace(", ", "、"))
        } else {
            locator.to_owned()
        }
    }

    fn title(&self, title: &str) -> String {
        // Some sources are named by a whole reference, which has marks of its own.
        if title.contains(['《', '“']) {
            title.to_owned()
        } else {
            format!("《{title}》")
        }
    }

    fn value(&self, value: f64, unit: Unit) -> String {
        let counter = match unit {
            Unit::Pairs => "对",
            Unit::Countries => "个国家",
            Unit::Cities => "个城市",
            Unit::Units => "个地方",
            Unit::Percent => return format!("{}%", grouped(value)),
        };
        format!("{}{counter}", grouped(value))
    }

    fn metric(&self, metric: Metric) -> &'static str {
        match metric {
            Metric::Partnerships => "现有友城对数",
            Metric::NewPartnerships => "新增友城对数",
            Metric::PartnerCountries => "友城所在国家数",
            Metric::PartnerProvinces => "外国省州数",
            Metric::PartnerCities => "外国城市数",
            Metric::ChineseProvinces => "有友城的省区市数",
            Metric::ChineseCities => "有友城的中国城市数",
            Metric::ChineseLocalGovernments => "有友城的中国省市总数",
            Metric::CountryRankShare => "占全部友城的比例",
            Metric::CountriesInScope => "范围内的国家数",
            Metric::MemberCities => "会员城市数",
        }
    }

    fn counted(&self) -> &'static str {
        "统计"
    }

    fn column(&self, column: Column) -> &'static str {
        match column {
            Column::Chinese => "中方",
            Column::Partner => "外方",
            Column::Country => "国家",
            Column::Since => "结好时间",
            Column::Source => "来源",
            Column::Rank => "名次",
            Column::Name => "名称",
            Column::Value => "数值",
            Column::AsOf => "截至",
            Column::Basis => "依据",
            Column::Scope => "范围",
            Column::Note => "备注",
        }
    }

    fn since(&self, row: &PartnershipRow) -> String {
        match (row.since, row.since_basis) {
            (Some(date), Some(SinceBasis::Unverified)) => format!("{date}（未核实）"),
            (Some(date), _) => date.to_string(),
            (None, _) => "日期不详".into(),
        }
    }

    fn status(&self, row: &PartnershipRow) -> Option<&'static str> {
        match row.status {
            Status::Active => None,
            Status::Suspended => Some("已暂停"),
            Status::Terminated => Some("已终止"),
        }
    }

    fn in_sentence(&self, names: &Names) -> String {
        names.zh.to_string()
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
