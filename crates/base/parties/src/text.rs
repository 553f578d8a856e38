//! Names and addresses as records have them: one line, spaces once, not absurdly long.

use kernel::Refusal;

/// A name that must be there.
pub(crate) fn name(typed: &str) -> Result<String, Refusal> {
    let name = one_line(typed);
    if name.is_empty() || name.chars().count() > 300 || name.chars().any(char::is_control) {
        return Err(Refusal::new("refused-party-name").at("name"));
    }
    Ok(name)
}

/// An address that may be left empty.
pub(crate) fn address(typed: Option<&str>) -> Result<Option<String>, Refusal> {
    let address = one_line(typed.unwrap_or_default());
    if address.chars().count() > 500 || address.chars().any(char::is_control) {
        return Err(Refusal::new("refused-address").at("address"));
    }
    Ok(Some(address).filter(|a| !a.is_empty()))
}

fn one_line(typed: &str) -> String {
    typed.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses() {
        let (long, longer) = ("ă".repeat(301), "ă".repeat(501));
        for (typed, kept) in
            [(" Nhà máy\t A\n", Some("Nhà máy A")), ("", None), ("a\u{0}b", None), (long.as_str(), None)]
        {
            assert_eq!(name(typed).ok().as_deref(), kept, "{typed:?}");
        }
        for (typed, kept) in [
            (Some(" 12  Lê Lợi "), Ok(Some("12 Lê Lợi"))),
            (Some(" "), Ok(None)),
            (None, Ok(None)),
            (Some(longer.as_str()), Err(())),
        ] {
            assert_eq!(address(typed).as_ref().map(Option::as_deref).map_err(|_| ()), kept, "{typed:?}");
        }
    }
}
