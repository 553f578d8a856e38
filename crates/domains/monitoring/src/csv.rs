//! Lines of a CSV file (RFC 4180) as spreadsheets read them. It knows no table.

/// Appends a line of cells.
pub fn line<S: AsRef<str>>(out: &mut String, cells: &[S]) {
    for (index, cell) in cells.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        let cell = cell.as_ref();
        if cell.contains(['"', ',', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_must_be_quoted_is() {
        let mut out = String::new();
        line(&mut out, &["a;b", "c,d", "e\"f", "", "g\nh"]);
        assert_eq!(out, "a;b,\"c,d\",\"e\"\"f\",,\"g\nh\"\r\n");
    }
}
