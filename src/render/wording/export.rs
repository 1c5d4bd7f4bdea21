//! What stands in the files of an answer around its rows, in both languages.

use crate::facts::Metric;
use crate::render::export::Column;
use crate::render::wording;
use crate::text::Lang;

/// The head of a column for people.
pub(in crate::render) fn heading(column: Column, lang: Lang) -> &'static str {
    let [en, zh] = match column {
        Column::Part => ["Part", "部分"],
        Column::Rank => ["Rank", "名次"],
        Column::CnEn => ["Chinese side (English)", "中方（英文）"],
        Column::CnZh => ["Chinese side (Chinese)", "中方"],
        Column::PartnerEn => ["Partner (English)", "外方（英文）"],
        Column::PartnerZh => ["Partner (Chinese)", "外方"],
        Column::ScopeEn => ["Scope (English)", "范围（英文）"],
        Column::ScopeZh => ["Scope (Chinese)", "范围"],
        Column::NameEn => ["Name (English)", "名称（英文）"],
        Column::NameZh => ["Name (Chinese)", "名称"],
        Column::Country => ["Code", "国家代码"],
        Column::CountryEn => ["Country (English)", "国家（英文）"],
        Column::CountryZh => ["Country (Chinese)", "国家"],
        Column::Since => ["Since", "结好日期"],
        Column::SinceBasis => ["Date rests on", "日期依据"],
        Column::Status => ["Status", "状态"],
        Column::Age => ["Years", "年数"],
        Column::Metric => ["Counts", "指标"],
        Column::Value => ["Value", "数值"],
        Column::Unit => ["Unit", "单位"],
        Column::AsOf => ["As of", "截至"],
        Column::Basis => ["Basis", "依据"],
        Column::Document => ["Document", "文献"],
        Column::Title => ["Title", "标题"],
        Column::Section => ["Section", "章节"],
        Column::Pages => ["Pages", "页码"],
        Column::Text => ["Text", "原文"],
        Column::Digest => ["Digest", "摘要"],
        Column::Note => ["Note", "备注"],
        Column::Source => ["Source", "来源"],
        Column::SourceTitle => ["Title of the source", "来源标题"],
        Column::SourcePublisher => ["Publisher", "发布者"],
        Column::SourceLocator => ["Place in the source", "来源位置"],
        Column::SourceUrl => ["Address", "网址"],
        Column::SourceAsOf => ["Date of the source", "来源日期"],
        Column::Licence => ["Licence", "许可"],
    };
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// What a code in a column means, for people; what is no code stays as it is.
pub(in crate::render) fn meaning(column: Column, code: &str, lang: Lang) -> &str {
    let [en, zh] = match (column, code) {
        (Column::SinceBasis, "document") => ["a document", "文献"],
        (Column::SinceBasis, "unverified") => ["not verified", "未核实"],
        (Column::Status, "active") => ["in force", "现有"],
        (Column::Status, "suspended") => ["suspended", "中止"],
        (Column::Status, "terminated") => ["ended", "终止"],
        (Column::Basis, "reported") => ["reported", "公布"],
        (Column::Basis, "counted") => ["counted here", "本库统计"],
        (Column::Unit, "pairs") => ["pairs", "对"],
        (Column::Unit, "countries") => ["countries", "个国家"],
        (Column::Unit, "cities") => ["cities", "个城市"],
        (Column::Unit, "units") => ["places", "个单位"],
        (Column::Unit, "percent") => ["percent", "百分比"],
        (Column::Metric, _) => {
            let metric: Option<Metric> = code.parse().ok();
            return metric.map_or(code, |metric| wording::of(lang).metric(metric));
        }
        _ => return code,
    };
    match lang {
        Lang::En => en,
        Lang::Zh => zh,
    }
}

/// The titles over sources, notes and licence.
pub(in crate::render) fn titles(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::En => ["Sources", "Notes", "Licence"],
        Lang::Zh => ["来源", "说明", "许可"],
    }
}

/// The terms of what is in a file.
pub(in crate::render) fn licence(lang: Lang) -> &'static str {
    match lang {
        Lang::En => {
            "Data that Youcheng ships: MIT or Apache 2.0, at your choice (names of places: see \
             NOTICE). Data added to this installation and quoted passages: as their sources say. \
             Please name the source of what you use."
        }
        Lang::Zh => {
            "友城自带的数据：可任选 MIT 或 Apache 2.0 许可（地名见 NOTICE）。本机后来添加的数据和引用的段落：\
             以其来源的规定为准。使用时请注明来源。"
        }
    }
}

/// The terms of one row, the same in every language.
pub(in crate::render) fn licence_of(quoted: bool) -> &'static str {
    if quoted {
        "as the quoted document says"
    } else {
        "MIT OR Apache-2.0 if shipped with Youcheng"
    }
}
