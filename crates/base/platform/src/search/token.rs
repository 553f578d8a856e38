//! Cutting and folding of Vietnamese text.
//!
//! A text becomes syllables without marks (`đất`, `dat`, `Đạt` → `dat`), pairs of neighbouring
//! syllables (`giay phep`), because most Vietnamese words are two, and codes as a whole
//! (`12/2024/tt-btnmt`), with their beginnings (`12/2024`) and their parts.

use kernel::text::fold;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters that may stand inside a code or a compound: `12/2024/TT-BTNMT`, `PM2,5`, `KCN_NUO001`.
const JOINERS: [char; 7] = ['/', '-', '.', ',', '_', ':', '\u{2013}'];

/// No token is longer; longer words are cut, longer codes only found by their parts.
const LONGEST: usize = 64;

/// What kind of token it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// A code or number with joiners, or the beginning of one.
    Code,
    /// Two neighbouring syllables.
    Pair,
    /// One syllable, or one part of a code.
    Syllable,
}

/// A token of a text.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Token {
    /// As it is stored and matched.
    pub text: String,
    /// What kind it is.
    pub class: Class,
}

/// The tokens of a text, in order, with repetitions.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut before: Option<String> = None;
    for run in runs(text) {
        match run {
            Run::Stop => before = None,
            Run::Word(word) => {
                if is_code(&word) {
                    out.extend(code_forms(&word));
                }
                for part in parts(&word) {
                    let syllable = syllable(part);
                    if syllable.is_empty() {
                        continue;
                    }
                    if let Some(first) = &before {
                        out.push(Token { text: format!("{first} {syllable}"), class: Class::Pair });
                    }
                    out.push(Token { text: syllable.clone(), class: Class::Syllable });
                    before = Some(syllable);
                }
            }
        }
    }
    out
}

/// A syllable as it is spoken and as it is typed in haste.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spoken {
    /// With its marks in one spelling: vowel marks kept, the tone as a digit at the end, so that
    /// `hoà` and `hòa` are the same and `đất` and `đạt` are not.
    marked: String,
    /// Without marks.
    plain: String,
}

impl Spoken {
    /// Whether this, typed by somebody, may mean `other`: without marks it means all, with marks
    /// only the same ones.
    pub(super) fn may_mean(&self, other: &Spoken) -> bool {
        self.plain == other.plain && (self.marked == other.marked || !self.has_marks())
    }

    /// Whether it was typed with marks.
    pub(super) fn has_marks(&self) -> bool {
        self.marked.strip_suffix('0') != Some(&self.plain)
    }
}

/// The syllables of a text, for comparing whole titles.
pub(super) fn spoken(text: &str) -> Vec<Spoken> {
    let words = runs(text).into_iter().filter_map(|run| match run {
        Run::Stop => None,
        Run::Word(word) => Some(word),
    });
    let one = |part: &str| Spoken { marked: marked_syllable(part), plain: syllable(part) };
    words.flat_map(|word| parts(&word).map(one).collect::<Vec<_>>()).collect()
}

enum Run {
    /// Letters and digits, and joiners between them.
    Word(String),
    /// Something that ends a phrase.
    Stop,
}

/// Cuts a text into runs of letters, digits and joiners; whatever else but spaces ends a phrase.
fn runs(text: &str) -> Vec<Run> {
    let mut out = Vec::new();
    let mut word = String::new();
    let finish = |word: &mut String, out: &mut Vec<Run>| {
        let kept = word.trim_matches(|c| JOINERS.contains(&c));
        if !kept.is_empty() {
            out.push(Run::Word(kept.to_owned()));
        }
        if word.ends_with(|c| JOINERS.contains(&c)) {
            out.push(Run::Stop);
        }
        word.clear();
    };
    for c in text.nfc() {
        if c.is_alphanumeric() || is_combining_mark(c) || JOINERS.contains(&c) {
            word.push(c);
        } else {
            finish(&mut word, &mut out);
            if !c.is_whitespace() {
                out.push(Run::Stop);
            }
        }
    }
    finish(&mut word, &mut out);
    out
}

/// The parts of a word, or of a stored token.
pub(super) fn parts(word: &str) -> impl Iterator<Item = &str> {
    word.split(|c| c == ' ' || JOINERS.contains(&c)).filter(|p| !p.is_empty())
}

fn is_code(word: &str) -> bool {
    word.contains(|c: char| c.is_numeric()) && word.contains(|c| JOINERS.contains(&c))
}

/// A code as a whole and its beginnings up to each slash: who knows `12/2024` finds
/// `12/2024/TT-BTNMT`.
fn code_forms(word: &str) -> Vec<Token> {
    // PM2,5 and PM2.5 are one name; so are an en dash and a hyphen.
    let code: String = fold(word)
        .chars()
        .map(|c| {
            if c == ',' {
                '.'
            } else if c == '\u{2013}' {
                '-'
            } else {
                c
            }
        })
        .collect();
    let ends = code.match_indices('/').map(|(at, _)| at).chain([code.len()]);
    let forms = ends.map(|end| &code[..end]).filter(|form| form.len() <= LONGEST && is_code(form));
    forms.map(|form| Token { text: form.to_owned(), class: Class::Code }).collect()
}

/// A syllable without marks, `y` at the end of `ky, ly, my, ty …` as `i`, because both are written.
fn syllable(part: &str) -> String {
    let folded: String = fold(part).chars().take(LONGEST).collect();
    with_final_i(folded)
}

fn with_final_i(folded: String) -> String {
    let Some(start) = folded.strip_suffix('y') else { return folded };
    let after_consonant = start.chars().next_back().is_some_and(|c| !"aeiouy".contains(c) && c.is_alphabetic());
    if after_consonant || start == "qu" { format!("{start}i") } else { folded }
}

fn marked_syllable(part: &str) -> String {
    const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];
    let mut tone = '0';
    let lower = part.to_lowercase();
    let letters: String = lower
        .nfd()
        .filter(|c| match TONES.iter().position(|t| t == c) {
            Some(n) => {
                tone = char::from(b'1' + n as u8);
                false
            }
            None => true,
        })
        .take(LONGEST)
        .nfc()
        .collect();
    let mut out = with_final_i(letters);
    out.push(tone);
    out
}
