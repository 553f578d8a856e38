//! Passwords that everybody thinks of (*mật khẩu phổ biến*), by rules instead of a list of millions.
//!
//! A password is common when it is nothing but parts that are guessed first: at most two known
//! words (with `@` for `a`, `0` for `o` and so on), and any number of years, counted digits, rows
//! of keys, repeated letters and punctuation. `Matkhau@2026!` is; four plain words are not.

use kernel::text::fold;

/// Words that guessers try first, folded; the department's own surroundings among them.
const WORDS: &str = "\
    matkhau mat khau password passw pass admin administrator quantri quantrivien root user login welcome \
    xinchao hello vietnam viet nam datnuoc dat nuoc moitruong monitoring tainguyen nongnghiep sonnmt sotnmt \
    stnmt snnmt tinh hanoi saigon hochiminh hcm binhduong danang quangnam soctrang vungtau canbo nhanvien \
    chuyenvien giamdoc truongphong phong anhyeuem emyeuanh yeu iloveyou love gia dinh tram station logger ftp \
    test demo default secret changeme letmein master dragon monkey football bongda abc xyz";

/// Rows of keys, read forwards and backwards; digits and the alphabet count as rows.
const ROWS: &[&str] = &[
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1234567890",
    "0123456789",
    "abcdefghijklmnopqrstuvwxyz",
    "1qaz2wsx3edc4rfv5tgb6yhn",
];

/// More known words than this make a passphrase.
const MOST_WORDS: usize = 2;

/// Whether guessers would try it early. `own` are texts about the owner.
pub(super) fn is_common(password: &str, own: &[String]) -> bool {
    let text: Vec<char> = fold(password).chars().collect();
    let own: Vec<Vec<char>> = own.iter().flat_map(|t| pieces(t)).collect();
    let known: Vec<Vec<char>> = WORDS.split_whitespace().map(|w| w.chars().collect()).chain(own).collect();

    // least[i]: how few known words the first i characters can be read with; None when they cannot.
    let mut least: Vec<Option<usize>> = vec![None; text.len() + 1];
    least[0] = Some(0);
    for start in 0..text.len() {
        let Some(words) = least[start] else { continue };
        let rest = &text[start..];
        for len in filler_lengths(rest) {
            improve(&mut least[start + len], words);
        }
        for word in known.iter().filter(|w| reads_as(rest, w)) {
            improve(&mut least[start + word.len()], words + 1);
        }
    }
    least[text.len()].is_some_and(|words| words <= MOST_WORDS)
}

/// A text about the owner: the whole without spaces, and each of its longer words.
fn pieces(text: &str) -> Vec<Vec<char>> {
    let folded = fold(text);
    let whole: Vec<char> = folded.chars().filter(|c| c.is_alphanumeric()).collect();
    let words = folded.split(|c: char| !c.is_alphanumeric()).map(|w| w.chars().collect::<Vec<_>>());
    std::iter::once(whole).chain(words).filter(|w| w.len() >= 2).collect()
}

fn improve(place: &mut Option<usize>, words: usize) {
    *place = Some(place.map_or(words, |known| known.min(words)));
}

/// Whether `text` begins with `word`, in the letters or in the digits and signs that stand for them.
fn reads_as(text: &[char], word: &[char]) -> bool {
    text.len() >= word.len() && text.iter().zip(word).all(|(c, letter)| c == letter || stands_for(*c, *letter))
}

fn stands_for(c: char, letter: char) -> bool {
    matches!(
        (c, letter),
        ('@' | '4', 'a')
            | ('0', 'o')
            | ('1' | '!', 'i' | 'l')
            | ('3', 'e')
            | ('$' | '5', 's')
            | ('7', 't')
            | ('8', 'b')
            | ('9', 'g')
    )
}

/// How many leading characters are filler, in every way they can be: punctuation, a digit, a
/// repeated character, a piece of a row of keys.
fn filler_lengths(text: &[char]) -> impl Iterator<Item = usize> {
    let first = text[0];
    let single = (first.is_ascii_digit() || !first.is_alphanumeric()).then_some(1);
    let repeated = text.iter().take_while(|c| **c == first).count();
    let row = ROWS
        .iter()
        .map(|row| row_length(text, row.chars()).max(row_length(text, row.chars().rev())))
        .max()
        .unwrap_or(0);
    single.into_iter().chain([repeated, row].into_iter().filter(|n| *n >= 3).flat_map(|n| 3..=n))
}

/// How many leading characters follow a row of keys, from wherever in it they begin.
fn row_length(text: &[char], row: impl Iterator<Item = char>) -> usize {
    row.skip_while(|key| *key != text[0]).zip(text).take_while(|(key, c)| key == *c).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_guessers_try_is_common() {
        let own = ["Nguyễn Văn Bình".to_owned(), "binh.nv@soctrang.gov.vn".to_owned()];
        for text in [
            "matkhau123456",
            "Mật khẩu 2026",
            "P@ssw0rd1234",
            "Admin@123456",
            "quantri@2026!!",
            "qwertyuiop123",
            "1qaz2wsx3edc",
            "aaaaaaaaaaaaaa",
            "123456789012345",
            "abcdefghijklmnop",
            "0987654321098",
            "DatNuoc2026!!",
            "binh.nv-19851122",
            "NguyenVanBinh1985",
            "............",
        ] {
            assert!(is_common(text, &own), "{text}");
        }
    }

    #[test]
    fn what_one_thinks_of_oneself_is_not() {
        for text in
            ["correct horse battery staple", "mẹ tôi trồng ba cây xoài", "kx7wpp2mzz9q", "bến phà chiều mưa 1998"]
        {
            assert!(!is_common(text, &[]), "{text}");
        }
    }

    #[test]
    fn three_known_words_make_a_phrase() {
        assert!(is_common("admin password", &[]));
        assert!(!is_common("admin password monkey", &[]));
    }
}
