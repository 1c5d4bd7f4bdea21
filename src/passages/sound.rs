//! Names by their sound: "Jacksonville" and 杰克逊维尔 have the same consonants.
//!
//! Chinese writes foreign names with some two hundred characters that stand for syllables. Each
//! belongs to a class of consonants; so do the letters of an English name. Vowels differ too much
//! to be compared, except for one at the beginning.

use std::collections::HashMap;
use std::sync::OnceLock;

/// The characters that transcribe names, by the consonant that their syllables begin with.
/// Consonants that transcriptions do not keep apart share a class; `A` is for vowels.
const SYLLABLES: [(char, &str); 11] = [
    (
        'P',
        "巴贝比彼伯博布拜班邦本宾波勃帕佩皮珀普派潘庞彭平蓬鲍柏毕碧保卜堡坡",
    ),
    (
        'T',
        "达代戴德迪蒂丹当登邓丁多杜敦顿道东栋塔泰特提汤坦滕廷托图吐陶滔唐通铁大黛汀田",
    ),
    (
        'K',
        "加盖戈格古瓜圭甘冈高根贡卡凯克科柯库夸坎康考肯孔昆奎葛",
    ),
    ('H', "哈海赫霍胡华汉杭豪亨洪惠黑何"),
    ('J', "贾杰吉季朱乔琼金詹章简江茱珍查彻奇丘齐切钱钦曲"),
    (
        'S',
        "萨塞斯色苏索桑森辛松孙赛绍扎泽兹佐祖曾宗沙谢希舍什舒休香肖逊西锡夏施史士瑟思丝莎雪",
    ),
    (
        'L',
        "拉莱来勒利里力莉丽立兰朗伦林龙洛罗卢鲁路吕劳雷蕾列琳隆尔莲廉刘留瑞若热荣娄赖黎理",
    ),
    ('M', "马玛迈麦梅米密明敏莫墨穆默曼芒门蒙毛摩姆缪慕美孟"),
    ('N', "纳娜奈内尼妮宁纽诺努南瑙农涅乃"),
    (
        'F',
        "法费菲弗夫福范芬丰冯佛富芙瓦维韦沃威温万旺翁伍武文魏伟薇怀",
    ),
    (
        'A',
        "阿埃艾爱安昂奥澳欧厄恩伊易因英亚雅耶叶约尤于扬杨永尧乌吾",
    ),
];

/// A sound of fewer consonants says nothing.
const SHORTEST: usize = 2;

/// The sounds of all runs of syllable characters in a folded Chinese text.
pub(super) fn names(folded: &[char]) -> Vec<String> {
    static CLASSES: OnceLock<HashMap<char, char>> = OnceLock::new();
    let classes = CLASSES.get_or_init(|| {
        SYLLABLES
            .iter()
            .flat_map(|(class, chars)| chars.chars().map(|c| (c, *class)))
            .collect()
    });
    folded
        .chunk_by(|a, b| classes.contains_key(a) == classes.contains_key(b))
        .map(|run| run.iter().filter_map(|c| classes.get(c)).enumerate())
        .map(|run| {
            run.filter(|(at, class)| *at == 0 || **class != 'A')
                .map(|(_, class)| *class)
        })
        .map(Iterator::collect)
        .filter(|sound: &String| sound.len() >= SHORTEST)
        .collect()
}

/// The sounds that a folded English name may have in Chinese: letters such as c and th are
/// spoken in more than one way.
pub(super) fn of_english(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().filter(char::is_ascii_lowercase).collect();
    let mut sounds = vec![String::new()];
    let mut at = 0;
    while at < letters.len() {
        let (spoken, length) = spoken(&letters, at);
        let doubled = at > 0 && letters[at - 1] == letters[at];
        let mut longer = Vec::new();
        for (sound, class) in sounds
            .iter()
            .flat_map(|sound| spoken.iter().map(move |s| (sound, s)))
        {
            let repeats = doubled && !class.is_empty() && sound.ends_with(class);
            let next = if repeats {
                sound.clone()
            } else {
                format!("{sound}{class}")
            };
            if !longer.contains(&next) {
                longer.push(next);
            }
        }
        longer.truncate(8);
        sounds = longer;
        at += length;
    }
    sounds.retain(|sound| sound.len() >= SHORTEST);
    sounds
}

/// How the letters at `at` may be spoken, and how many letters that takes.
fn spoken(letters: &[char], at: usize) -> (&'static [&'static str], usize) {
    let letter = |i: usize| letters.get(i).copied().unwrap_or(' ');
    let vowel = |c: char| "aeiouy".contains(c);
    let (this, next) = (letter(at), letter(at + 1));
    match (this, next) {
        ('t', 'h') => (&["T", "S"], 2),
        ('s', 'c') if letter(at + 2) == 'h' => (&["S"], 3),
        ('c', 'h') => (&["J", "K", "S"], 2),
        ('p' | 'w', 'h') => (&["F"], 2),
        ('s', 'h') => (&["S"], 2),
        ('c', 'k') | ('q', 'u') => (&["K"], 2),
        ('g', 'h') => (&["K", ""], 2),
        ('k', 'n') if at == 0 => (&["N"], 2),
        ('c', 'e' | 'i' | 'y') | ('s' | 'z', _) => (&["S"], 1),
        ('g', 'e' | 'i' | 'y') => (&["K", "J"], 1),
        ('c' | 'g' | 'k' | 'q', _) => (&["K"], 1),
        ('b' | 'p', _) => (&["P"], 1),
        ('d' | 't', _) => (&["T"], 1),
        ('h', n) if vowel(n) && (at == 0 || vowel(letter(at - 1))) => (&["H"], 1),
        ('h', n) if vowel(n) => (&["H", ""], 1),
        ('j', _) => (&["J"], 1),
        ('x', _) => (if at == 0 { &["S"] } else { &["KS"] }, 1),
        ('l', _) => (&["L"], 1),
        ('r', n) if vowel(n) || n == 'r' => (&["L"], 1),
        ('r', _) => (&["", "L"], 1),
        ('m', _) => (&["M"], 1),
        // At the end of a syllable, n is part of the character before: 森, 顿.
        ('n', n) if vowel(n) || n == 'n' && vowel(letter(at + 2)) => (&["N"], 1),
        ('f' | 'v', _) => (&["F"], 1),
        ('w', n) if vowel(n) => (&["F"], 1),
        (c, _) if vowel(c) && at == 0 => (&["A"], 1),
        _ => (&[""], 1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_sound_alike_in_both_scripts() {
        for (english, chinese) in [
            ("jacksonville", "杰克逊维尔"),
            ("luther", "路德"),
            ("tesla", "特斯拉"),
            ("manchester", "曼彻斯特"),
            ("allen", "艾伦"),
            ("carter", "卡特"),
        ] {
            let folded: Vec<char> = chinese.chars().collect();
            let sounds = of_english(english);
            assert!(
                names(&folded).iter().any(|sound| sounds.contains(sound)),
                "{english}: {sounds:?}"
            );
        }
    }
}
