//! Where everything stands: blocks become lines on pages, top down, in points from the upper left corner.

use crate::face::Faces;
use crate::lines::broken;
use crate::{Block, Sheet};

/// A4 in points.
pub const WIDTH: f32 = 595.28;
/// A4 in points.
pub const HEIGHT: f32 = 841.89;
/// Margins: 2.5 cm at the side that is bound, 2 cm elsewhere.
const LEFT: f32 = 70.87;
const RIGHT: f32 = WIDTH - 56.69;
const TOP: f32 = 56.69;
const BOTTOM: f32 = HEIGHT - 68.0;
/// Side of the code beside the title.
pub const CODE: f32 = 96.0;
/// The column of names.
const NAMES: f32 = 142.0;
/// Between names and what they are.
const GAP: f32 = 12.0;

/// Sizes of letters, and how much of a size a line takes.
const TEXT: f32 = 11.5;
const SMALL: f32 = 8.5;
const LEADING: f32 = 1.36;

/// What a line of text is, for those who hear the document instead of seeing it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Who issues it.
    Issuer,
    /// The title.
    Title,
    /// What it is about.
    Lead,
    /// A heading; the number of its block.
    Heading(usize),
    /// A paragraph, a step; block and place in it.
    Paragraph(usize, usize),
    /// The name of a fact; block and row.
    Name(usize, usize),
    /// A fact; block and row.
    Fact(usize, usize),
    /// The foot of a page, read out nowhere.
    Foot,
}

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is.
    pub role: Role,
    /// What stands there.
    pub text: String,
    /// Left end.
    pub x: f32,
    /// Base line.
    pub y: f32,
    /// Size of its letters.
    pub size: f32,
    /// Whether they are bold.
    pub bold: bool,
}

/// A page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// Its lines.
    pub lines: Vec<Line>,
    /// Thin rules from margin to margin, by their height.
    pub rules: Vec<f32>,
}

/// The left end of a rule and its right one.
pub const RULE: (f32, f32) = (LEFT, RIGHT);
/// The upper left corner of the code, on the first page.
pub const CODE_AT: (f32, f32) = (RIGHT - CODE, TOP - 6.0);

/// The pages of a sheet.
pub fn pages(sheet: &Sheet, faces: &Faces, hash: &str) -> Vec<Page> {
    let mut flow = Flow { faces, pages: vec![Page::default()], y: TOP };
    let beside = RIGHT - CODE - GAP;
    flow.text(Role::Issuer, &sheet.issuer, 10.5, true, (LEFT, beside));
    flow.y += 10.0;
    flow.text(Role::Title, &sheet.title, 17.0, true, (LEFT, beside));
    flow.y += 2.0;
    flow.text(Role::Lead, &sheet.lead, TEXT, false, (LEFT, beside));
    flow.y = flow.y.max(CODE_AT.1 + CODE + 4.0);
    for (n, block) in sheet.blocks.iter().enumerate() {
        flow.block(n, block);
    }
    flow.feet(sheet, hash);
    flow.pages
}

struct Flow<'a> {
    faces: &'a Faces,
    pages: Vec<Page>,
    y: f32,
}

impl Flow<'_> {
    fn block(&mut self, n: usize, block: &Block) {
        match block {
            Block::Heading(text) => {
                self.y += 9.0;
                // A heading does not stand alone at the end of a page.
                self.room(13.0 * LEADING + 3.0 * TEXT * LEADING);
                self.text(Role::Heading(n), text, 13.0, true, (LEFT, RIGHT));
                self.y += 3.0;
            }
            Block::Figure(text) => {
                self.y += 6.0;
                self.text(Role::Paragraph(n, 0), text, 24.0, true, (LEFT, RIGHT));
            }
            Block::Text(text) => {
                self.text(Role::Paragraph(n, 0), text, TEXT, false, (LEFT, RIGHT));
                self.y += 3.0;
            }
            Block::Facts(facts) => self.facts(n, facts),
            Block::Steps(steps) => {
                for (place, step) in steps.iter().enumerate() {
                    let step = format!("{}. {step}", place + 1);
                    self.text(Role::Paragraph(n, place), &step, TEXT, false, (LEFT, RIGHT));
                    self.y += 3.0;
                }
            }
        }
    }

    fn facts(&mut self, n: usize, facts: &[(String, String)]) {
        for (row, (name, fact)) in facts.iter().enumerate() {
            let size = 11.0;
            let fact_from = LEFT + NAMES + GAP;
            let rows =
                self.lines(name, size, true, NAMES).len().max(self.lines(fact, size, false, RIGHT - fact_from).len());
            self.room(rows as f32 * size * LEADING + 5.0);
            let above = self.y;
            self.page().rules.push(above);
            self.y += 2.0;
            let top = self.y;
            self.text(Role::Name(n, row), name, size, true, (LEFT, LEFT + NAMES));
            let below = std::mem::replace(&mut self.y, top);
            self.text(Role::Fact(n, row), fact, size, false, (fact_from, RIGHT));
            self.y = self.y.max(below) + 3.0;
        }
    }

    fn lines(&self, text: &str, size: f32, bold: bool, width: f32) -> Vec<String> {
        let face = self.faces.get(bold);
        broken(&face.printable(text), width / size, |text| face.width(text))
    }

    fn text(&mut self, role: Role, text: &str, size: f32, bold: bool, (from, until): (f32, f32)) {
        let lines = self.lines(text, size, bold, until - from);
        let last = lines.len().saturating_sub(1);
        for (n, mut text) in lines.into_iter().enumerate() {
            self.room(size * LEADING);
            // The end of a line within a text is the end of a word, which whoever copies or hears it must know.
            if n < last {
                text.push(' ');
            }
            let y = self.y + size;
            self.page().lines.push(Line { role, text, x: from, y, size, bold });
            self.y += size * LEADING;
        }
    }

    /// A new page where so much does not fit any more.
    fn room(&mut self, height: f32) {
        if self.y + height > BOTTOM {
            self.pages.push(Page::default());
            self.y = TOP;
        }
    }

    fn page(&mut self) -> &mut Page {
        self.pages.last_mut().expect("there is always a page")
    }

    /// Address, hash and number at the foot of each page.
    fn feet(&mut self, sheet: &Sheet, hash: &str) {
        let count = self.pages.len();
        let face = &self.faces.regular;
        let hash = face.printable(&format!("{} {hash}", sheet.about_hash));
        let address = face.printable(&sheet.address);
        for (n, page) in self.pages.iter_mut().enumerate() {
            let number = format!("{}/{count}", n + 1);
            let foot = |text: String, x: f32, row: f32| Line {
                role: Role::Foot,
                text,
                x,
                y: BOTTOM + 20.0 + row * SMALL * LEADING,
                size: SMALL,
                bold: false,
            };
            let right = RIGHT - face.width(&number) * SMALL;
            page.rules.push(BOTTOM + 8.0);
            page.lines.push(foot(address.clone(), LEFT, 0.0));
            page.lines.push(foot(number, right, 0.0));
            page.lines.push(foot(hash.clone(), LEFT, 1.0));
        }
    }
}
