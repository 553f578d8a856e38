//! What a client says: a verb and what follows it. Bytes in, text out; it knows no verb.

/// A line of the control connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The verb, in capitals.
    pub verb: String,
    /// All behind the first space, as it was sent; what is no UTF-8 is kept readable.
    pub argument: String,
}

impl Command {
    /// Reads a line without its end.
    pub fn read(line: &[u8]) -> Command {
        let line = without_telnet(line);
        let (verb, argument) = match line.iter().position(|b| *b == b' ') {
            Some(at) => (&line[..at], &line[at + 1..]),
            None => (line, &line[..0]),
        };
        // A database's text cannot hold NUL; a name that has one is set aside like any other wrong name.
        let argument = String::from_utf8_lossy(argument).replace('\0', "\u{fffd}");
        Command { verb: String::from_utf8_lossy(verb).to_ascii_uppercase(), argument }
    }

    /// The argument, if there is one.
    pub fn given(&self) -> Option<&str> {
        Some(self.argument.as_str()).filter(|a| !a.trim().is_empty())
    }
}

/// Clients that interrupt a transfer put telnet's "interrupt" and "data mark" before `ABOR` (RFC 959, 4.1.3).
fn without_telnet(mut line: &[u8]) -> &[u8] {
    while let [0xFF, 0xF0..=0xFE, rest @ ..] = line {
        line = rest;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_verbs_and_the_rest() {
        let cases: [(&[u8], &str, &str); 9] = [
            (b"NOOP", "NOOP", ""),
            (b"stor a b.txt", "STOR", "a b.txt"),
            (b"STOR  a", "STOR", " a"),
            (b"", "", ""),
            (b" STOR a", "", "STOR a"),
            (b"\xff\xf4\xff\xf2ABOR", "ABOR", ""),
            (b"STOR Tr\xd2m.txt", "STOR", "Tr\u{fffd}m.txt"),
            (b"STOR a\0b", "STOR", "a\u{fffd}b"),
            ("STOR Trạm.txt".as_bytes(), "STOR", "Trạm.txt"),
        ];
        for (line, verb, argument) in cases {
            let expected = Command { verb: verb.into(), argument: argument.into() };
            assert_eq!(Command::read(line), expected, "{}", line.escape_ascii());
        }
    }
}
