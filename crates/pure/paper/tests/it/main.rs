//! Sheets as other programs read them: poppler reads the text and draws the page, a decoder reads the code.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod codes;
mod kit;
mod sheets;
