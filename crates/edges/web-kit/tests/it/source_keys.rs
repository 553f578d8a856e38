//! Reads which message keys the sources of all crates ask for. A reader of Rust that knows only
//! comments, strings and parentheses: enough for calls that look alike everywhere.

use std::collections::BTreeSet;
use std::path::Path;

/// What sources ask for.
#[derive(Default)]
pub struct Asked {
    /// Keys that must be there, and in which file they are asked for.
    pub keys: BTreeSet<(String, String)>,
    /// Beginnings of keys that code completes.
    pub families: BTreeSet<String>,
    /// All strings, for telling whether a key is used in some other way.
    pub strings: BTreeSet<String>,
    /// Calls with their arguments written out: key, names of arguments, file.
    pub calls: Vec<(String, BTreeSet<String>, String)>,
}

/// Everything that the sources under `root` ask for.
pub fn asked(root: &Path) -> Asked {
    let mut asked = Asked::default();
    walk(root, root, &mut asked);
    asked
}

fn walk(root: &Path, folder: &Path, asked: &mut Asked) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if path.is_dir() {
            if !matches!(name.as_str(), "tests" | "target" | "benches" | "examples") {
                walk(root, &path, asked);
            }
        } else if path.extension().is_some_and(|end| end == "rs") && name != "tests.rs" && name != "build.rs" {
            let text = std::fs::read_to_string(&path).unwrap();
            // What a module's own tests ask for need not exist.
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let file = path.strip_prefix(root).unwrap().display().to_string();
            read(&file, &tokens(text), asked);
        }
    }
}

#[derive(Debug, PartialEq)]
enum Token {
    Word(String),
    Text(String),
    Mark(char),
}

fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let mut out = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        if c == '/' && chars.get(at + 1) == Some(&'/') {
            while at < chars.len() && chars[at] != '\n' {
                at += 1;
            }
        } else if c == 'r' && matches!(chars.get(at + 1), Some('"' | '#')) && raw_end(&chars, at).is_some() {
            at = raw_end(&chars, at).unwrap();
        } else if c == '"' {
            let mut text = String::new();
            at += 1;
            while at < chars.len() && chars[at] != '"' {
                if chars[at] == '\\' {
                    at += 1;
                }
                text.push(chars[at]);
                at += 1;
            }
            at += 1;
            out.push(Token::Text(text));
        } else if c == '\'' && chars.get(at + 2) == Some(&'\'') {
            at += 3;
        } else if c == '\'' && chars.get(at + 1) == Some(&'\\') {
            at += chars[at + 2..].iter().position(|c| *c == '\'').unwrap_or(0) + 3;
        } else if c.is_alphanumeric() || c == '_' {
            let start = at;
            while at < chars.len() && (chars[at].is_alphanumeric() || chars[at] == '_') {
                at += 1;
            }
            out.push(Token::Word(chars[start..at].iter().collect()));
        } else {
            if !c.is_whitespace() {
                out.push(Token::Mark(c));
            }
            at += 1;
        }
    }
    out
}

/// Raw strings hold SQL and markup, never keys.
fn raw_end(chars: &[char], at: usize) -> Option<usize> {
    let hashes = chars[at + 1..].iter().take_while(|c| **c == '#').count();
    if chars.get(at + 1 + hashes) != Some(&'"') {
        return None;
    }
    let body = at + 2 + hashes;
    let closes =
        |n: usize| chars[n] == '"' && chars[n + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes;
    (body..chars.len()).find(|n| closes(*n)).map(|n| n + 1 + hashes)
}

fn read(file: &str, tokens: &[Token], asked: &mut Asked) {
    for (n, token) in tokens.iter().enumerate() {
        match token {
            Token::Text(text) => {
                asked.strings.insert(text.clone());
                if let Some(family) = text.strip_prefix("refused-").and_then(|rest| rest.split_once('{')) {
                    asked.families.insert(format!("refused-{}", family.0));
                } else if text.starts_with("refused-") && text != "refused-" {
                    asked.keys.insert((text.clone(), file.to_owned()));
                }
            }
            Token::Word(word) if ["t", "t_with", "t_of"].contains(&word.as_str()) => {
                // `fn t(` declares, `.t(` is somebody else's method.
                let before = n.checked_sub(1).map(|n| &tokens[n]);
                let other = matches!(before, Some(Token::Mark('.'))) || before == Some(&Token::Word("fn".into()));
                if !other && tokens.get(n + 1) == Some(&Token::Mark('(')) {
                    call(file, word, &arguments(&tokens[n + 2..]), asked);
                }
            }
            _ => {}
        }
    }
}

/// The arguments of a call, split at the commas of its own level.
fn arguments(tokens: &[Token]) -> Vec<&[Token]> {
    let mut depth = 0;
    let mut start = 0;
    let mut out = Vec::new();
    for (n, token) in tokens.iter().enumerate() {
        match token {
            Token::Mark('(' | '[' | '{') => depth += 1,
            Token::Mark(')' | ']' | '}') if depth == 0 => {
                out.push(&tokens[start..n]);
                break;
            }
            Token::Mark(')' | ']' | '}') => depth -= 1,
            Token::Mark(',') if depth == 0 => {
                out.push(&tokens[start..n]);
                start = n + 1;
            }
            _ => {}
        }
    }
    out
}

fn call(file: &str, word: &str, arguments: &[&[Token]], asked: &mut Asked) {
    let Some([Token::Text(key)]) = arguments.get(1) else { return };
    if word == "t_of" {
        asked.families.insert(format!("{key}-"));
        return;
    }
    asked.keys.insert((key.clone(), file.to_owned()));
    // Arguments written out in place: `&[("name", …), …]`. Those in a variable are not followed.
    if let Some([Token::Mark('&'), Token::Mark('['), inside @ ..]) = arguments.get(2) {
        let name = |pair: &&[Token]| match pair {
            [Token::Mark('('), Token::Text(name), ..] => Some(name.clone()),
            _ => None,
        };
        asked.calls.push((key.clone(), self::arguments(inside).iter().filter_map(name).collect(), file.to_owned()));
    }
}
