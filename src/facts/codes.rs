//! The fixed vocabularies of the data files, as enums that read and write their codes.

/// Defines an enum whose variants have one lower-case code each, used in the data files, in the
/// store and in JSON alike.
macro_rules! codes {
    ($(#[$doc:meta])* $name:ident, $what:literal, $($(#[$variant_doc:meta])* $variant:ident = $code:literal,)+) => {
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every value, in the order of the definition.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The code in data files, store and JSON.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }

        impl std::str::FromStr for $name {
            type Err = UnknownCode;

            fn from_str(code: &str) -> Result<Self, UnknownCode> {
                Self::ALL.iter().copied().find(|value| value.code() == code).ok_or_else(|| {
                    let known: Vec<_> = Self::ALL.iter().map(|value| value.code()).collect();
                    UnknownCode { code: code.to_owned(), what: $what, known: known.join(", ") }
                })
            }
        }
    };
}

/// A word that the vocabulary does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{code:?} is not a {what}; known: {known}")]
pub struct UnknownCode {
    code: String,
    what: &'static str,
    known: String,
}

codes! {
    /// The administrative level of a place.
    Level, "level",
    /// A country.
    Country = "country",
    /// A province or autonomous region of China, or a foreign unit of that name.
    Province = "province",
    /// A Chinese municipality under the central government: province-level and a city at once.
    Municipality = "municipality",
    /// A Chinese prefecture-level city, league or autonomous prefecture, or a foreign prefecture.
    Prefecture = "prefecture",
    /// A county, or a Chinese city of that level.
    County = "county",
    /// A district of a city.
    District = "district",
    /// A foreign city or town.
    City = "city",
    /// A federal state.
    State = "state",
    /// A foreign region of the first level.
    Region = "region",
    /// Anything else: territories, cantons, islands.
    Other = "other",
}

codes! {
    /// What holds a group of countries together.
    GroupKind, "kind of group",
    /// The whole world.
    World = "world",
    /// A continent.
    Continent = "continent",
    /// A part of a continent, or several.
    Region = "region",
    /// An organisation of countries.
    Bloc = "bloc",
    /// A name under which only figures are reported; its members are not known.
    Label = "label",
}

codes! {
    /// The language or form of a name.
    NameLang, "language of a name",
    /// English.
    English = "en",
    /// Chinese, in either script.
    Chinese = "zh",
    /// Pinyin without tones.
    Pinyin = "pinyin",
    /// An English adjective or name of the people: `Japanese`.
    EnglishAdjective = "en-adj",
    /// A Chinese abbreviation that is a name only beside others: `中`, `沪`.
    ChineseShort = "zh-short",
}

codes! {
    /// How sure the date of a partnership is.
    SinceBasis, "basis of a date",
    /// A document of one of the two sides gives it.
    Document = "document",
    /// No document confirms it.
    Unverified = "unverified",
}

/// What is wanting in the date of a partnership.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Wanting {
    /// No document confirms it.
    Proof,
    /// No date is known at all.
    Date,
}

codes! {
    /// Whether a partnership is alive.
    Status, "status",
    /// In force, as far as is known.
    Active = "active",
    /// Suspended by one side.
    Suspended = "suspended",
    /// Ended.
    Terminated = "terminated",
}

codes! {
    /// What a reported figure counts.
    Metric, "metric",
    /// Ties between friendship cities, provinces and counties that exist at the date.
    Partnerships = "partnerships",
    /// Ties founded in the year, or at the event, that ends on the date.
    NewPartnerships = "new_partnerships",
    /// Foreign countries with at least one tie.
    PartnerCountries = "partner_countries",
    /// Foreign units of province level with at least one tie.
    PartnerProvinces = "partner_provinces",
    /// Foreign cities with at least one tie.
    PartnerCities = "partner_cities",
    /// Province-level units of China with at least one tie.
    ChineseProvinces = "chinese_provinces",
    /// Chinese cities with at least one tie.
    ChineseCities = "chinese_cities",
    /// Chinese provinces and cities together.
    ChineseLocalGovernments = "chinese_local_governments",
    /// The share of all Chinese ties that a group of countries holds, in percent.
    CountryRankShare = "country_rank_share",
    /// The number of countries that a scope has, whether they have ties or not.
    CountriesInScope = "countries_in_scope",
    /// Members of an organisation of cities.
    MemberCities = "member_cities",
}

codes! {
    /// The unit of a reported figure.
    Unit, "unit",
    /// Ties.
    Pairs = "pairs",
    /// Countries.
    Countries = "countries",
    /// Administrative units of mixed level.
    Units = "units",
    /// Cities.
    Cities = "cities",
    /// Percent of a whole.
    Percent = "percent",
}

codes! {
    /// How much a reported figure counts.
    Counts, "counts",
    /// The formal ties of the scope, or whatever the metric says.
    Formal = "formal",
    /// Other friendly ties as well.
    Wider = "wider",
    /// Not exactly, or a part of them: "about 180", cities for pairs, one level only.
    Loose = "loose",
}

codes! {
    /// Which table of facts a row belongs to.
    Kind, "kind of row",
    /// A page, article or book.
    Source = "source",
    /// A place.
    Place = "place",
    /// Another name of a place or group.
    Alias = "alias",
    /// A friendship tie.
    Partnership = "partnership",
    /// A reported number.
    Figure = "figure",
}

impl Metric {
    /// The units in which the metric may be reported.
    #[must_use]
    pub const fn units(self) -> &'static [Unit] {
        match self {
            Self::Partnerships | Self::NewPartnerships => &[Unit::Pairs],
            Self::PartnerCountries | Self::CountriesInScope => &[Unit::Countries],
            Self::PartnerProvinces | Self::ChineseProvinces | Self::ChineseLocalGovernments => {
                &[Unit::Units]
            }
            Self::PartnerCities => &[Unit::Cities, Unit::Units],
            Self::ChineseCities | Self::MemberCities => &[Unit::Cities],
            Self::CountryRankShare => &[Unit::Percent],
        }
    }
}
