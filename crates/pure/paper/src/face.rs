//! Letters: which glyph a character has and how wide it is.
//!
//! Vietnamese is written with one glyph for each composed letter, so text is composed first and no shaping is needed.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider};
use unicode_normalization::UnicodeNormalization;

use crate::Unprintable;

static REGULAR: &[u8] = include_bytes!("../fonts/LiberationSerif-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../fonts/LiberationSerif-Bold.ttf");

/// What stands for a character that no letter is there for.
const UNKNOWN: char = '?';

/// One weight of the letters.
pub struct Face {
    /// As the PDF takes it.
    pub font: Font,
    letters: Charmap<'static>,
    widths: GlyphMetrics<'static>,
}

/// Both weights.
pub struct Faces {
    /// For text.
    pub regular: Face,
    /// For headings and names.
    pub bold: Face,
}

impl Faces {
    /// Those that travel inside the program.
    pub fn built_in() -> Result<Faces, Unprintable> {
        Ok(Faces { regular: Face::of(REGULAR)?, bold: Face::of(BOLD)? })
    }

    /// One of the two.
    pub fn get(&self, bold: bool) -> &Face {
        if bold { &self.bold } else { &self.regular }
    }
}

impl Face {
    fn of(bytes: &'static [u8]) -> Result<Face, Unprintable> {
        let unreadable = || Unprintable("its letters cannot be read".to_owned());
        let font = Font::new(bytes.into(), 0).ok_or_else(unreadable)?;
        let parsed = FontRef::new(bytes).map_err(|_| unreadable())?;
        let widths = parsed.glyph_metrics(Size::new(1.0), LocationRef::default());
        Ok(Face { font, letters: parsed.charmap(), widths })
    }

    /// How wide a text is at size 1.
    pub fn width(&self, text: &str) -> f32 {
        text.chars().map(|c| self.advance(c)).sum()
    }

    /// The glyphs of a composed text, with widths at size 1.
    pub fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyph = |(at, c): (usize, char)| {
            let id = GlyphId::new(self.letter(c).to_u32());
            KrillaGlyph::new(id, self.advance(c), 0.0, 0.0, 0.0, at..at + c.len_utf8(), None)
        };
        text.char_indices().map(glyph).collect()
    }

    fn letter(&self, c: char) -> skrifa::GlyphId {
        self.letters.map(c).unwrap_or_default()
    }

    fn advance(&self, c: char) -> f32 {
        self.widths.advance_width(self.letter(c)).unwrap_or_default()
    }

    /// A text as it can be printed: composed, on one line, with a mark for what no letter is there for.
    pub fn printable(&self, text: &str) -> String {
        let known = |c: char| match c {
            '\n' | '\r' | '\t' => ' ',
            // Such spaces have no letter of their own everywhere, and look like any other.
            '\u{202f}' | '\u{2009}' => '\u{a0}',
            '\u{2011}' => '-',
            c if self.letters.map(c).is_some() => c,
            _ => UNKNOWN,
        };
        text.nfc().map(known).collect()
    }
}
