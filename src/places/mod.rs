//! The gazetteer: names in both languages → places and groups of countries.

mod complete;
mod countries;
mod from_facts;
mod gazetteer;
mod index;
mod lookup;
mod names;
mod resolve;

use std::sync::Arc;

pub use complete::Completion;
pub use gazetteer::{Entry, Gazetteer, GazetteerError, Group, Name, NameKind, Place};
pub use lookup::Hit;
pub use resolve::{Resolved, Side};

use crate::text::Lang;

/// A place in the gazetteer and in the store: the row number of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceId(pub u32);

/// A group of countries in the gazetteer and in the store.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GroupId(pub u16);

/// What a figure is about: China as a whole towards the world, one place, or a group of countries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scope {
    /// China's ties with all the world.
    World,
    /// A country, a Chinese unit or a foreign place.
    Place(PlaceId),
    /// A continent, a bloc or another group.
    Group(GroupId),
}

/// Where a place lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Degrees north, from -90 to 90.
    pub lat: f64,
    /// Degrees east, from -180 to 180.
    pub lon: f64,
}

/// A name in both languages.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Names {
    /// English.
    pub en: Arc<str>,
    /// Chinese, in Simplified characters.
    pub zh: Arc<str>,
}

impl Names {
    /// The name in `lang`.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::En => &self.en,
            Lang::Zh => &self.zh,
        }
    }

    /// Several names as one, with `en` between the English ones: "Beijing + Shanghai", 北京、上海.
    #[must_use]
    pub fn joined(names: impl Iterator<Item = Self>, en: &str) -> Self {
        let (english, chinese): (Vec<_>, Vec<_>) = names.map(|names| (names.en, names.zh)).unzip();
        Self {
            en: english.join(en).into(),
            zh: chinese.join("、").into(),
        }
    }
}
