//! Which country somebody means who has not its name as we have it: ISO's codes of three letters, and
//! the long names of states.

use super::{Gazetteer, NameKind, Place, Scope};
use crate::facts::Level;
use crate::text::fold::{fold, key};

/// The codes of ISO 3166 with three letters. Where the code of two is not their beginning, it stands
/// before them.
const CODES: &str = "\
    AD:AND AE:ARE AFG AG:ATG AIA ALB AM:ARM AO:AGO AQ:ATA ARG ASM AT:AUT AUS AW:ABW AX:ALA AZE \
    BA:BIH BB:BRB BD:BGD BEL BFA BGR BHR BI:BDI BJ:BEN BLM BMU BN:BRN BOL BQ:BES BRA BS:BHS BTN \
    BVT BWA BY:BLR BZ:BLZ CAN CCK CD:COD CF:CAF CG:COG CHE CIV CK:COK CL:CHL CMR CN:CHN COL CRI \
    CUB CV:CPV CW:CUW CXR CYP CZE DEU DJI DK:DNK DMA DOM DZA ECU EE:EST EGY EH:ESH ERI ESP ETH \
    FIN FJI FK:FLK FM:FSM FO:FRO FRA GAB GBR GD:GRD GEO GF:GUF GGY GHA GIB GL:GRL GMB GN:GIN \
    GP:GLP GQ:GNQ GRC GS:SGS GTM GUM GW:GNB GY:GUY HKG HMD HND HRV HTI HUN IDN IE:IRL IL:ISR IMN \
    IND IOT IQ:IRQ IRN ISL ITA JEY JM:JAM JOR JPN KEN KGZ KHM KIR KM:COM KNA KP:PRK KR:KOR KWT \
    KY:CYM KZ:KAZ LAO LBN LCA LIE LKA LR:LBR LSO LTU LUX LVA LY:LBY MAR MCO MDA ME:MNE MF:MAF \
    MG:MDG MHL MKD MLI MMR MNG MO:MAC MP:MNP MQ:MTQ MRT MSR MT:MLT MUS MV:MDV MWI MX:MEX MYS \
    MZ:MOZ NAM NCL NER NFK NGA NIC NLD NOR NPL NRU NU:NIU NZL OMN PAN PER PF:PYF PG:PNG PHL \
    PK:PAK PL:POL PM:SPM PN:PCN PRI PSE PT:PRT PW:PLW PY:PRY QAT REU ROU RS:SRB RUS RWA SAU \
    SB:SLB SC:SYC SDN SE:SWE SGP SHN SI:SVN SJM SK:SVK SLE SMR SN:SEN SOM SR:SUR SSD STP SV:SLV \
    SXM SYR SZ:SWZ TCA TD:TCD TF:ATF TGO THA TJK TKL TLS TM:TKM TN:TUN TON TR:TUR TTO TV:TUV TWN \
    TZA UA:UKR UGA UMI USA UY:URY UZB VAT VCT VEN VGB VIR VNM VUT WF:WLF WSM YEM YT:MYT ZAF ZMB \
    ZWE";

/// What the long names of states have beside the name of the country.
const FORMS: [&str; 26] = [
    "arab",
    "bolivarian",
    "commonwealth",
    "cooperative",
    "democratic",
    "duchy",
    "federal",
    "federated",
    "federation",
    "federative",
    "grand",
    "hashemite",
    "independent",
    "islamic",
    "kingdom",
    "oriental",
    "people's",
    "plurinational",
    "principality",
    "republic",
    "socialist",
    "state",
    "states",
    "sultanate",
    "union",
    "united",
];

/// The same as lists shorten it.
const SHORT: [(&str, &str); 8] = [
    ("d", "democratic"),
    ("dem", "democratic"),
    ("dr", "democratic republic"),
    ("p", "people's"),
    ("peoples", "people's"),
    ("pr", "people's republic"),
    ("r", "republic"),
    ("rep", "republic"),
];

/// The same in Chinese, where nothing is shortened.
const FORMS_ZH: [&str; 22] = [
    "人民",
    "民主",
    "社会主义",
    "联邦",
    "联合",
    "伊斯兰",
    "阿拉伯",
    "玻利瓦尔",
    "多民族",
    "哈希姆",
    "东岸",
    "独立",
    "合作",
    "共和国",
    "王国",
    "合众国",
    "大公国",
    "公国",
    "苏丹国",
    "酋长国",
    "联盟",
    "国",
];

impl Gazetteer {
    /// The country of this name or code: "PR China", "Korea, Rep.", "CHN", "新加坡共和国". The Republic
    /// of China is none of them.
    #[must_use]
    pub fn resolve_country(&self, name: &str) -> Option<&Place> {
        let name = name.trim();
        let known = self.country(name).or_else(|| self.named(name));
        if let Some(place) = known.or_else(|| self.long_name(name)) {
            return Some(place);
        }
        if let Some((inner, outer)) = turned(name) {
            let outer_words = words(outer);
            if outer_words.iter().all(|word| word == "the") {
                return self.named(inner);
            }
            if let Some(place) = self.named(&format!("{outer} {inner}")) {
                return Some(place);
            }
            // It says which of two countries is meant: without it, it may be the other.
            if outer_words.iter().all(|word| is_form(word)) {
                return self.long_name(&format!("{outer} {inner}"));
            }
        }
        let plain = name.split(['(', '（']).next().unwrap_or(name);
        let last = name.rsplit(',').next().unwrap_or(name);
        let part = [plain, last].into_iter().filter(|part| *part != name);
        let mut found = part.filter_map(|part| self.named(part).or_else(|| self.long_name(part)));
        found.next().or_else(|| self.of_code(name))
    }

    /// The country that has this name, whole.
    fn named(&self, name: &str) -> Option<&Place> {
        self.countries_named(name).next().map(|(_, place)| place)
    }

    fn countries_named(&self, name: &str) -> impl Iterator<Item = (NameKind, &Place)> {
        let entries = self.exact(&key(name)).iter();
        entries.filter_map(|entry| match entry.scope {
            Scope::Place(id) => {
                let place = self.place(id)?;
                (place.level == Level::Country).then_some((entry.kind, place))
            }
            Scope::World | Scope::Group(_) => None,
        })
    }

    /// The country of one of the three-letter codes.
    fn of_code(&self, code: &str) -> Option<&Place> {
        let code = code.to_ascii_uppercase();
        let found = CODES
            .split(' ')
            .find_map(|both| match both.split_once(':') {
                Some((two, three)) => (three == code).then_some(two),
                None => (both == code).then(|| both.get(..2)).flatten(),
            });
        self.country(found?)
    }

    /// The country of the long name of its state.
    fn long_name(&self, name: &str) -> Option<&Place> {
        let words = words(name);
        let first = words.iter().position(|word| !is_form(word));
        let last = words.iter().rposition(|word| !is_form(word));
        let (Some(first), Some(last)) = (first, last) else {
            return None;
        };
        let inner = words.get(first..=last).unwrap_or_default().join(" ");
        let around = words.iter().take(first).chain(words.iter().skip(last + 1));
        let forms: Vec<&str> = around.filter_map(|word| form(word)).collect();
        if forms.is_empty() {
            return self.long_name_zh(name).or_else(|| self.head_of(name));
        }
        let forms = forms.join(" ");
        let whole = [
            format!("{forms} of {inner}"),
            format!("{forms} of the {inner}"),
        ];
        let known = whole.iter().find_map(|whole| self.named(whole));
        known
            .or_else(|| self.sure(&inner, last + 1 < words.len()))
            .or_else(|| self.head_of(name))
    }

    /// "United Kingdom of Great Britain and Northern Ireland": the name of the state comes first.
    fn head_of(&self, name: &str) -> Option<&Place> {
        let (head, _) = name.split_once(" of ")?;
        self.sure(head, false)
    }

    /// "新加坡共和国": the name of the country, with nothing but words for the state beside it.
    fn long_name_zh(&self, name: &str) -> Option<&Place> {
        let name = key(name);
        let cuts: Vec<usize> = name.char_indices().map(|(at, _)| at).collect();
        cuts.iter().rev().find_map(|&end| {
            let (before, after) = name.split_at(end);
            let inner = without_forms_before(before);
            if inner.is_empty() || !are_forms_zh(after) {
                return None;
            }
            // The name itself may be short for a state: 泰国, 孟加拉国.
            self.sure(inner, false)
                .or_else(|| self.sure(&format!("{inner}国"), false))
        })
    }

    /// The only country of this name, which must be that of its row, or an adjective ("Slovak
    /// Republic"). Korea and the Congo are two countries, and the China of another state is not ours.
    fn sure(&self, name: &str, or_adjective: bool) -> Option<&Place> {
        let mut found = self.countries_named(name).filter(|(kind, place)| {
            let is_name = *kind == NameKind::Main || or_adjective && *kind == NameKind::Adjective;
            is_name && &*place.iso != "CN"
        });
        match (found.next(), found.next()) {
            (Some((_, place)), None) => Some(place),
            _ => None,
        }
    }
}

/// "Korea, Rep." and "Iran (Islamic Republic of)": the name, and what belongs before it.
fn turned(name: &str) -> Option<(&str, &str)> {
    let (inner, outer) = name.split_once([',', '，', '(', '（'])?;
    let outer = outer.trim_end_matches([')', '）', ' ']);
    (!outer.trim().is_empty()).then_some((inner, outer))
}

/// The words, without the full stops of what is shortened.
fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let words = folded.split(|c: char| c.is_whitespace() || ".,()-".contains(c));
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn is_form(word: &str) -> bool {
    matches!(word, "of" | "the") || form(word).is_some()
}

fn form(word: &str) -> Option<&'static str> {
    let short = SHORT.iter().find(|(short, _)| *short == word);
    let whole = || FORMS.iter().find(|form| **form == word).copied();
    short.map(|(_, long)| *long).or_else(whole)
}

fn without_forms_before(mut name: &str) -> &str {
    while let Some(rest) = FORMS_ZH.iter().find_map(|form| name.strip_prefix(form)) {
        name = rest;
    }
    name
}

/// Words for a state, the last of which says that it is one.
fn are_forms_zh(name: &str) -> bool {
    let is_state = name.ends_with('国') || ["联邦", "联盟"].contains(&name);
    is_state && without_forms_before(name).is_empty()
}
