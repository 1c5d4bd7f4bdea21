//! What stands in charts and maps, and why one cannot be drawn, in both languages.

use crate::facts::Unit;
use crate::render::picture::WhyNot;
use crate::text::Lang;

/// The words of one language; `{}` stands for what is filled in.
#[derive(Debug)]
pub struct Captions {
    /// Values that sources report, at one date `{}`.
    pub reported_at: &'static str,
    /// Values that sources report, at several dates.
    pub reported: &'static str,
    /// Values counted from the store's rows.
    pub counted: &'static str,
    /// Heading over bars that sources report.
    pub reported_heading: &'static str,
    /// Heading over bars that were counted.
    pub counted_heading: &'static str,
    /// `{}` more rows with `{}` together.
    pub more: &'static str,
    /// `{}` more rows.
    pub more_rows: &'static str,
    /// The newest figures `{}` where others of one date are drawn.
    pub left: &'static str,
    /// A row without a value.
    pub no_value: &'static str,
    /// Figures by date.
    pub points: &'static str,
    /// Pairs by the year of their founding.
    pub columns: &'static str,
    /// Mark of a reported value among counted columns.
    pub reported_mark: &'static str,
    /// The totals `{}` that sources report of what columns show by year.
    pub reported_total: &'static str,
    /// `{}` rows without a date.
    pub undated: &'static str,
    /// Countries by the number of partners.
    pub by_country: &'static str,
    /// Chinese places by the number of partners.
    pub by_place: &'static str,
    /// Years by the number of pairs founded.
    pub by_year: &'static str,
    /// A share of all Chinese pairs, `{}` being the basis.
    pub share: &'static str,
    /// The part of a whole that no row names.
    pub rest: &'static str,
    /// Share `{}` as a source prints it.
    pub printed: &'static str,
    /// Share `{}` that the numbers give.
    pub computed: &'static str,
    /// A whole of `{}`.
    pub of_whole: &'static str,
    /// Before one source.
    pub source: &'static str,
    /// Before several sources.
    pub sources: &'static str,
    /// `{}` further sources.
    pub more_sources: &'static str,
    /// The source of what no source reports.
    pub own_rows: &'static str,
    /// The mark of most reported values.
    pub point: &'static str,
    /// The marks of values that contradict another of the same date.
    pub conflicting: &'static str,
    /// Map: the pair of `{}` and `{}`.
    pub map_pair: &'static str,
    /// Map: a part of it, drawn larger.
    pub map_enlarged: &'static str,
    /// Map: `{}` pairs, all in force.
    pub map_pairs: &'static str,
    /// Map: `{}` pairs, all ended.
    pub map_ended: &'static str,
    /// Map: `{}` pairs, all suspended.
    pub map_suspended: &'static str,
    /// Map: `{}` pairs, some in force and some not.
    pub map_any: &'static str,
    /// Map: the size of marks.
    pub map_sizes: &'static str,
    /// Map: `{}` of `{}` marks have a name.
    pub map_named: &'static str,
    /// Map: `{}` partners whose place is not known.
    pub map_unplaced: &'static str,
    /// Map: `{}` ties that are not in force.
    pub map_inactive: &'static str,
    /// Map: whose data the map is drawn from.
    pub map_credit: &'static str,
    /// Before the alternative text of a chart.
    pub alt_chart: &'static str,
    /// Before the alternative text of a map.
    pub alt_map: &'static str,
    /// Between the parts of a list.
    pub comma: &'static str,
}

/// The words of a language.
#[must_use]
pub fn captions(lang: Lang) -> &'static Captions {
    match lang {
        Lang::En => &EN,
        Lang::Zh => &ZH,
    }
}

/// What an axis counts.
#[must_use]
pub fn measure(unit: Unit, lang: Lang) -> &'static str {
    let [en, zh] = match unit {
        Unit::Pairs => ["Pairs", "对数"],
        Unit::Countries => ["Countries", "国家数"],
        Unit::Cities => ["Cities", "城市数"],
        Unit::Units => ["Places", "单位数"],
        Unit::Percent => ["Percent", "百分比"],
    };
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// Why there is no picture, in one sentence.
#[must_use]
pub fn why_not(why: WhyNot, lang: Lang) -> &'static str {
    let [en, zh] = match why {
        WhyNot::NoNumbers => [
            "This answer has no numbers that a chart could show.",
            "这个回答没有可以画成图表的数字。",
        ],
        WhyNot::OneNumber => [
            "This answer is a single number; there is nothing to chart.",
            "这个回答只有一个数字，无需图表。",
        ],
        WhyNot::NoRows => [
            "There is nothing on record here that could be drawn.",
            "本库没有可以画出的记录。",
        ],
        WhyNot::NoValues => [
            "No source gives a value above zero here, so there is nothing to draw.",
            "这里没有大于零的数值，无法画图。",
        ],
        WhyNot::NoPlace => [
            "A map needs a place, a country or a group of countries.",
            "地图需要指定地方、国家或国家组。",
        ],
        WhyNot::Ambiguous => [
            "Several places have this name; choose one of them.",
            "有几个地方同名，请选择其一。",
        ],
        WhyNot::NoPartners => [
            "No partnership is on record here, so the map would be empty.",
            "本库没有相关的结好记录，地图上没有可显示的内容。",
        ],
        WhyNot::NoneInForce => [
            "None of the partnerships on record here is in force, so the map would be empty.",
            "本库所录的相关友城关系均已终止或中止，地图上没有可显示的内容。",
        ],
        WhyNot::NoCoordinates => [
            "The coordinates of these places are not known, so they cannot be put on a map.",
            "这些地方的坐标未知，无法画在地图上。",
        ],
    };
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

static EN: Captions = Captions {
    reported_at: "as reported, {}",
    reported: "as reported, with the date of each",
    counted: "counted from the partnerships known here",
    reported_heading: "Reported by sources",
    counted_heading: "Counted from the partnerships known here",
    more: "and {} more, together {}",
    more_rows: "and {} more",
    left: "The newest figures differ in date or in what they count and are not drawn: {}",
    no_value: "no figure",
    points: "as reported at each date; nothing is known between the points",
    columns: "by year of founding, counted from the partnerships known here",
    reported_mark: "reported by a source",
    reported_total: "Reported total: {}",
    undated: "{} without a date are not shown",
    by_country: "by country of the partner",
    by_place: "by Chinese place",
    by_year: "by year of founding",
    share: "Part of all Chinese pairs, {}",
    rest: "All others",
    printed: "{} as printed",
    computed: "{} by its own numbers",
    of_whole: "of {}",
    source: "Source: ",
    sources: "Sources: ",
    more_sources: "and {} more, listed in the answer",
    own_rows: "Source: counted from the partnerships that Youcheng knows, each with a source of its own",
    point: "reported by a source",
    conflicting: "another value for the same date",
    map_pair: "The partnership of {} and {}",
    map_enlarged: "Enlarged",
    map_pairs: "{} in force, as known here",
    map_ended: "{} that ended, as known here",
    map_suspended: "{} that are suspended, as known here",
    map_any: "{} in force or not, as known here",
    map_sizes: "area of a mark: number of pairs",
    map_named: "{} of {} marks are named; the answer lists all",
    map_unplaced: "{} without known coordinates",
    map_inactive: "{} ended or suspended, not drawn",
    map_credit: "Map: Natural Earth, GeoNames",
    alt_chart: "Chart",
    alt_map: "Map",
    comma: ", ",
};

static ZH: Captions = Captions {
    reported_at: "来源报告，{}",
    reported: "来源报告，各附日期",
    counted: "按本库所知结好关系统计",
    reported_heading: "来源报告",
    counted_heading: "按本库所知结好关系统计",
    more: "另有{}个，共{}",
    more_rows: "另有{}个",
    left: "最新数字的日期或口径不一，未画出：{}",
    no_value: "无数字",
    points: "各日期的报告数；各点之间的情况未知",
    columns: "按结好年份，据本库所知结好关系统计",
    reported_mark: "来源报告",
    reported_total: "来源报告的总数：{}",
    undated: "{}无日期，未列出",
    by_country: "按对方国家",
    by_place: "按中方单位",
    by_year: "按结好年份",
    share: "占全国友城对数的份额，{}",
    rest: "其余",
    printed: "原文作{}",
    computed: "按其数字为{}",
    of_whole: "总数{}",
    source: "来源：",
    sources: "来源：",
    more_sources: "另有{}个来源，见回答",
    own_rows: "来源：按友城所录、各有出处的友城逐条统计",
    point: "来源报告",
    conflicting: "同一日期的另一数字",
    map_pair: "{}与{}的友城关系",
    map_enlarged: "局部放大",
    map_pairs: "本库所知现有{}",
    map_ended: "本库所知已终止{}",
    map_suspended: "本库所知已中止{}",
    map_any: "本库所知{}，含已终止或中止的",
    map_sizes: "圆面积表示对数",
    map_named: "标出{}处的名称（共{}处），全部见回答",
    map_unplaced: "{}坐标未知",
    map_inactive: "{}已终止或中止，未画出",
    map_credit: "地图数据：Natural Earth、GeoNames",
    alt_chart: "图表",
    alt_map: "地图",
    comma: "、",
};
