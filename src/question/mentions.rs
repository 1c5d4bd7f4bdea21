//! Which places and groups a question names: levels, qualifiers, typing errors, equal names.

use super::cues::Cue;
use super::scan::{Scan, Token, TokenKind};
use crate::facts::Level;
use crate::places::{Entry, Gazetteer, NameKind, Place, PlaceId, Scope};
use crate::text::fold::key;
use crate::text::{Lang, is_han};

/// A name in a question and what it stands for.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// What it may stand for; more than one only if nothing in the question decides.
    pub(super) scopes: Vec<Scope>,
}

/// A word that was taken for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// As typed.
    pub typed: String,
    /// What it was taken for.
    pub taken: Scope,
}

/// A name that is also that of other places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alike {
    /// What it was taken for.
    pub taken: Scope,
    /// What else is called so.
    pub others: Vec<Scope>,
}

/// All that a question names.
#[derive(Clone, Debug, Default)]
pub(super) struct Mentions {
    /// The names that were understood, in the order of the question.
    pub(super) list: Vec<Mention>,
    /// Names that stand for other places too, less well known by them.
    pub(super) alike: Vec<Alike>,
    /// Typing errors that were mended.
    pub(super) corrections: Vec<Correction>,
    /// Words that stand where a name should and are none.
    pub(super) unknown: Vec<Unknown>,
    /// Names that are left out: "except Japan", "亚洲以外".
    pub(super) except: Vec<Scope>,
    /// Tokens that belong to a name: words of rank, qualifiers.
    pub(super) used: Vec<usize>,
}

/// A word that stands where a name should.
#[derive(Clone, Debug)]
pub(super) struct Unknown {
    /// As typed.
    pub(super) typed: String,
    /// Names that look like it.
    pub(super) near: Vec<Scope>,
}

/// Finds what the question names.
pub(super) fn mentions(
    scan: &Scan,
    gazetteer: &Gazetteer,
    dates: &[usize],
    lang: Lang,
) -> Mentions {
    let mut found = Mentions::default();
    let mut candidates = candidates(scan, gazetteer, lang, &mut found);
    super::spelling::mend(scan, gazetteer, dates, &mut candidates, &mut found);
    super::qualify::leave_out_venues(scan, dates, &mut candidates, &mut found.used);
    candidates.sort_by_key(|(token, _)| *token);
    super::qualify::qualify(scan, gazetteer, &mut candidates, &mut found.used);
    super::qualify::unknown_states(scan, gazetteer, &candidates, &mut found.used);
    found.list = candidates
        .iter()
        .map(|(_, entries)| Mention {
            scopes: settle(entries, gazetteer),
        })
        .collect();
    choose_sides(&mut found.list, gazetteer);
    for (mention, (index, _)) in found.list.iter_mut().zip(&candidates) {
        let chinese = |scope: &Scope| is_chinese(*scope, gazetteer);
        if scan.tokens.get(*index).is_some_and(is_short) && mention.scopes.iter().any(chinese) {
            mention.scopes.retain(chinese);
        }
    }
    let settled = found.list.iter().zip(&candidates);
    found.alike = settled
        .filter_map(|(mention, (_, entries))| alike(mention, entries, gazetteer, lang))
        .collect();
    let left_out = super::exclusion::left_out(scan, candidates.iter().map(|(token, _)| *token));
    leave_out(scan, gazetteer, left_out, &mut found);
    found
}

/// Each name with all that it may stand for; the tokens that belong to one go to `used`.
fn candidates(
    scan: &Scan,
    gazetteer: &Gazetteer,
    lang: Lang,
    found: &mut Mentions,
) -> Vec<(usize, Vec<Entry>)> {
    let mut candidates = Vec::new();
    for (index, token) in scan.tokens.iter().enumerate() {
        let TokenKind::Name(entries) = &token.kind else {
            continue;
        };
        if negated(scan, index) && !names_abroad(entries, gazetteer) {
            found.used.push(index);
            continue;
        }
        let owner = super::qualify::owner(scan, token, gazetteer);
        let entries = if owner.is_empty() { entries } else { owner };
        let mut entries = plausible(scan, token, entries, gazetteer, lang);
        if is_short(token) {
            as_short(scan, index, &mut entries);
        }
        if entries.is_empty() {
            // "Bali" is nobody's name in English, though 巴黎 sounds so.
            let before = index.checked_sub(1).map(|at| &scan.tokens[at]);
            let beside = before.is_some_and(|token| scan.is_one_of(token, &["with"]));
            if beside || scan.is_capitalised(token) {
                let (typed, near) = (scan.typed(token), Vec::new());
                found.unknown.push(Unknown { typed, near });
            }
            continue;
        }
        if let Some(typed) = super::qualify::city_of_a_country(scan, index, &entries, gazetteer) {
            let near = entries.iter().map(|entry| entry.scope).collect();
            found.used.extend([index, index + 1]);
            found.unknown.push(Unknown { typed, near });
            continue;
        }
        let entries = ranked_by_word(scan, index, entries, gazetteer, &mut found.used);
        candidates.push((index, entries));
    }
    candidates
}

/// Moves the names that are left out from those that are meant.
fn leave_out(
    scan: &Scan,
    gazetteer: &Gazetteer,
    left_out: impl IntoIterator<Item = bool>,
    found: &mut Mentions,
) {
    let list = std::mem::take(&mut found.list).into_iter();
    let (except, list): (Vec<_>, Vec<_>) = list.zip(left_out).partition(|(_, left_out)| *left_out);
    let first = |(mention, _): (Mention, bool)| mention.scopes.first().copied();
    found.except = except.into_iter().filter_map(first).collect();
    // "台州，不是泰州" only says which one is meant.
    let said = |cue| (0..scan.tokens.len()).any(|at| scan.cue(at) == Some(cue));
    if said(Cue::Not) && !said(Cue::Except) && !said(Cue::Without) {
        found.except.retain(|scope| !is_chinese(*scope, gazetteer));
    }
    found.list = list.into_iter().map(|(mention, _)| mention).collect();
}

/// Are all that the name may stand for abroad?
fn names_abroad(entries: &[Entry], gazetteer: &Gazetteer) -> bool {
    let mut entries = entries.iter();
    entries.all(|entry| !is_chinese(entry.scope, gazetteer))
}

/// A name short for a unit of China, such as 沪 or 粤.
fn is_short(token: &Token) -> bool {
    token.end - token.start == 1
        && matches!(&token.kind, TokenKind::Name(entries)
            if entries.iter().any(|entry| entry.kind == NameKind::Character))
}

/// 津 is Tianjin, and certainly so in 京津沪; beside a Chinese city it is the town of Tsu. So the
/// short form and the whole name count alike until the other names are known.
fn as_short(scan: &Scan, index: usize, entries: &mut Vec<Entry>) {
    let before = index.checked_sub(1).and_then(|i| scan.tokens.get(i));
    let after = scan.tokens.get(index + 1);
    if before.into_iter().chain(after).any(is_short) {
        entries.retain(|entry| entry.kind == NameKind::Character);
    }
    for entry in entries {
        entry.kind = NameKind::Character;
    }
}

/// What else a settled name may stand for: places with partners, and cities of China, of which
/// the name is not the own one ("Jilin" is a province, and a city in it).
fn alike(mention: &Mention, entries: &[Entry], gazetteer: &Gazetteer, lang: Lang) -> Option<Alike> {
    let [taken] = mention.scopes[..] else {
        return None;
    };
    let country = level_of(taken, gazetteer) == Some(Level::Country);
    let other = |entry: &&Entry| {
        let Scope::Place(id) = entry.scope else {
            return false;
        };
        let named_so =
            entry.kind <= NameKind::Short || (entry.kind == NameKind::Pinyin && lang == Lang::Zh);
        let known = gazetteer.place(id).is_some_and(|place| {
            let prefecture = place.is_chinese() && place.level == Level::Prefecture;
            place.pairs > 0 || prefecture
        });
        entry.scope != taken
            && named_so
            && known
            && is_chinese(entry.scope, gazetteer) == is_chinese(taken, gazetteer)
            && !(country && gazetteer.contains(taken, id))
    };
    let others: Vec<Scope> = entries.iter().filter(other).map(|e| e.scope).collect();
    (!others.is_empty()).then_some(Alike { taken, others })
}

/// "not the province", "不是吉林省".
fn negated(scan: &Scan, index: usize) -> bool {
    let before = |steps: usize| index.checked_sub(steps).and_then(|i| scan.tokens.get(i));
    before(1).is_some_and(|token| matches!(token.kind, TokenKind::Cue(Cue::Not)))
}

/// Pinyin of a foreign place is meant only where Chinese is spoken; an abbreviation only if nothing
/// else is called so.
fn plausible(
    scan: &Scan,
    token: &Token,
    entries: &[Entry],
    gazetteer: &Gazetteer,
    lang: Lang,
) -> Vec<Entry> {
    let latin = scan
        .text
        .chars
        .get(token.start)
        .is_some_and(|c| !is_han(*c));
    let kept = entries.iter().filter(|entry| {
        let chinese = matches!(entry.scope, Scope::Place(id)
            if gazetteer.place(id).is_some_and(Place::is_chinese));
        entry.kind != NameKind::Pinyin || !latin || chinese || lang == Lang::Zh
    });
    kept.copied().collect()
}

/// A word of rank beside the name ("Jilin City", "吉林省", "province of Jilin") keeps the entries
/// of that rank, if there are any.
fn ranked_by_word(
    scan: &Scan,
    index: usize,
    entries: Vec<Entry>,
    gazetteer: &Gazetteer,
    used: &mut Vec<usize>,
) -> Vec<Entry> {
    let end = scan.tokens[index].end;
    let after = scan
        .tokens
        .get(index + 1)
        .filter(|next| next.start <= end + 1);
    let before = index
        .checked_sub(2)
        .and_then(|i| scan.tokens.get(i))
        .filter(|_| {
            scan.tokens
                .get(index - 1)
                .is_some_and(|of| scan.is_one_of(of, &["of"]))
        });
    // "江苏的县级市常熟".
    let level = index
        .checked_sub(1)
        .and_then(|i| scan.tokens.get(i))
        .filter(|token| scan.is_one_of(token, &["县级市", "地级市"]));
    let words = [
        (after, index + 1),
        (before, index.wrapping_sub(2)),
        (level, index.wrapping_sub(1)),
    ];
    for (word, at) in words {
        let Some(levels) = word.map(|word| levels(&scan.folded(word))) else {
            continue;
        };
        let fitting: Vec<Entry> = entries
            .iter()
            .filter(|entry| level_of(entry.scope, gazetteer).is_some_and(|l| levels.contains(&l)))
            .copied()
            .collect();
        if !fitting.is_empty() {
            used.push(at);
            return fitting;
        }
    }
    entries
}

/// The levels that a word of rank stands for.
fn levels(word: &str) -> &'static [Level] {
    use Level::{City, County, District, Municipality, Prefecture, Province, Region, State};
    match word {
        "city" | "市" | "town" | "chengshi" => &[City, Prefecture, Municipality, County],
        "province" | "省" => &[Province],
        "自治区" => &[Province, Region],
        "直辖市" | "municipality" => &[Municipality],
        "县级市" => &[County],
        "地级市" => &[Prefecture],
        "prefecture" | "府" => &[Prefecture, Province, State, Region],
        "state" | "州" => &[State, Prefecture, Region, Province],
        "region" | "大区" | "oblast" | "krai" => &[Region, Province, State],
        "county" | "县" => &[County, Prefecture],
        "district" | "区" => &[District],
        _ => &[],
    }
}

pub(super) fn level_of(scope: Scope, gazetteer: &Gazetteer) -> Option<Level> {
    match scope {
        Scope::Place(id) => gazetteer.place(id).map(|place| place.level),
        Scope::World | Scope::Group(_) => None,
    }
}

/// The surest kind of entry decides; among its scopes the one that contains the others, and the
/// city before a district of the same name.
fn settle(entries: &[Entry], gazetteer: &Gazetteer) -> Vec<Scope> {
    let surest = entries
        .iter()
        .map(|entry| entry.kind.min(NameKind::Adjective))
        .min();
    let mut scopes: Vec<Scope> = entries
        .iter()
        .filter(|entry| Some(entry.kind.min(NameKind::Adjective)) == surest)
        .map(|entry| entry.scope)
        .collect();
    scopes.dedup();
    let all = scopes.clone();
    scopes.retain(|scope| {
        let Scope::Place(id) = scope else { return true };
        !all.iter()
            .any(|outer| outer != scope && gazetteer.contains(*outer, *id))
    });
    let country = |scope: &Scope| match scope {
        Scope::Place(id) => gazetteer.place(*id).map(|place| place.iso.clone()),
        _ => None,
    };
    if scopes.len() > 1
        && scopes
            .iter()
            .all(|scope| country(scope) == country(&scopes[0]))
    {
        let foreign_city = |scope: &&Scope| level_of(**scope, gazetteer) == Some(Level::City);
        if let Some(city) = scopes.iter().find(foreign_city).copied() {
            return vec![city];
        }
    }
    scopes
}

/// Where one name is Chinese for sure, a name that could be either is the foreign one, and the
/// other way round: a pair has one side each.
fn choose_sides(list: &mut [Mention], gazetteer: &Gazetteer) {
    let chinese = |scope: &Scope| is_chinese(*scope, gazetteer);
    for i in 0..list.len() {
        let mixed = list[i].scopes.len() > 1
            && list[i].scopes.iter().any(chinese)
            && !list[i].scopes.iter().all(chinese);
        if !mixed {
            continue;
        }
        let other = |want: bool| {
            list.iter().enumerate().any(|(j, mention)| {
                j != i && mention.scopes.iter().all(|scope| chinese(scope) == want)
            })
        };
        let (sure_chinese, sure_foreign) = (other(true), other(false));
        if sure_chinese != sure_foreign {
            list[i]
                .scopes
                .retain(|scope| chinese(scope) == sure_foreign);
        }
    }
}

/// Is this a unit of China?
pub(super) fn is_chinese(scope: Scope, gazetteer: &Gazetteer) -> bool {
    chinese_place(scope, gazetteer).is_some()
}

/// The unit of China that a scope is.
pub(super) fn chinese_place(scope: Scope, gazetteer: &Gazetteer) -> Option<PlaceId> {
    match scope {
        Scope::Place(id) => gazetteer
            .place(id)
            .filter(|place| place.is_chinese())
            .map(|p| p.id),
        Scope::World | Scope::Group(_) => None,
    }
}

/// The key under which a token would be looked up.
pub(super) fn token_key(scan: &Scan, tokens: &[Token]) -> String {
    let (Some(first), Some(last)) = (tokens.first(), tokens.last()) else {
        return String::new();
    };
    key(&scan.text.chars[first.start..last.end]
        .iter()
        .collect::<String>())
}
