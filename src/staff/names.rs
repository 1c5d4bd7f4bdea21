//! Names as people type them → ids.

use super::StaffError;
use crate::places::{Gazetteer, Resolved, Side};

/// The id of a place by its name or id.
///
/// # Errors
/// When no place has the name, or several have.
pub fn place(gazetteer: &Gazetteer, name: &str, side: Side<'_>) -> Result<String, StaffError> {
    let slugs = |ids: &[_]| -> Vec<String> {
        let places = ids.iter().filter_map(|id| gazetteer.place(*id));
        places.map(|place| place.slug.to_string()).collect()
    };
    let typed = name.to_owned();
    match gazetteer.resolve(name, side) {
        Resolved::One(id) => Ok(slugs(&[id]).concat()),
        Resolved::Several(ids) => Err(StaffError::Ambiguous {
            typed,
            ids: slugs(&ids),
        }),
        Resolved::Unknown => Err(StaffError::UnknownName {
            typed,
            near: slugs(&gazetteer.nearest(name, side, 3)),
        }),
    }
}

/// The id of a place, a country or a group.
///
/// # Errors
/// As [`place`].
pub fn scope(gazetteer: &Gazetteer, name: &str) -> Result<String, StaffError> {
    match gazetteer.resolve_scope(name) {
        Some(id) => Ok(id),
        // Says what is the matter with the name.
        None => place(gazetteer, name, Side::Any),
    }
}

/// Two places in either order as the key of a partnership.
pub(super) fn pair(gazetteer: &Gazetteer, one: &str, other: &str) -> Result<String, StaffError> {
    let is_chinese = gazetteer.resolve(one, Side::Chinese) != Resolved::Unknown;
    let (cn, partner) = if is_chinese {
        (one, other)
    } else {
        (other, one)
    };
    let cn = place(gazetteer, cn, Side::Chinese)?;
    Ok(format!("{cn} {}", place(gazetteer, partner, Side::Abroad)?))
}
