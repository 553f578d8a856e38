//! `?1` becomes `$1`: the one rewriting of statements for PostgreSQL.

/// The statement with PostgreSQL's placeholders. Texts, quoted names and comments stay as they are.
pub(crate) fn dollars(sql: &str) -> String {
    let mut out = String::with_capacity(sql.len());
    let mut rest = sql;
    while let Some(at) = rest.find(['?', '\'', '"', '-', '/']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let taken = match rest.as_bytes() {
            [b'?', d, ..] if d.is_ascii_digit() => {
                out.push('$');
                rest = &rest[1..];
                continue;
            }
            [quote @ (b'\'' | b'"'), ..] => quoted(rest, *quote),
            [b'-', b'-', ..] => rest.find('\n').unwrap_or(rest.len()),
            [b'/', b'*', ..] => rest.find("*/").map_or(rest.len(), |end| end + 2),
            _ => 1,
        };
        out.push_str(&rest[..taken]);
        rest = &rest[taken..];
    }
    out.push_str(rest);
    out
}

/// The length of the quoted text that `rest` starts with. A doubled quote inside reads as two
/// texts side by side, which comes to the same.
fn quoted(rest: &str, quote: u8) -> usize {
    rest.bytes().skip(1).position(|b| b == quote).map_or(rest.len(), |end| end + 2)
}

#[cfg(test)]
mod tests {
    use super::dollars;

    #[test]
    fn only_placeholders_change() {
        let cases = [
            ("select 1", "select 1"),
            ("select ?1, ?12 where a=?2", "select $1, $12 where a=$2"),
            ("select '?1', ?1", "select '?1', $1"),
            ("select 'it''s ?1', ?1", "select 'it''s ?1', $1"),
            ("select \"?1\" from t -- ?1\n where a = ?1", "select \"?1\" from t -- ?1\n where a = $1"),
            ("select /* ?1 ' */ ?1 - ?2 / ?3", "select /* ?1 ' */ $1 - $2 / $3"),
            ("select 'đất ?1' || ?1 || '", "select 'đất ?1' || $1 || '"),
            ("select ?", "select ?"),
        ];
        for (from, to) in cases {
            assert_eq!(dollars(from), to, "{from}");
        }
    }
}
