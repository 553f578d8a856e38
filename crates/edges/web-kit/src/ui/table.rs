//! Tables with typed columns (*bảng*): every cell is a function of its row.

mod sorted;

use kernel::Lang;
use maud::{Markup, html};

pub use sorted::Sorted;

use crate::i18n::t;
use crate::ui::Tone;

type Cell<'a, T> = Box<dyn Fn(&T) -> Markup + 'a>;

type RowTone<'a, T> = Box<dyn Fn(&T) -> Option<Tone> + 'a>;

struct Column<'a, T> {
    label: String,
    number: bool,
    key: Option<&'a str>,
    cell: Cell<'a, T>,
}

/// A table of rows of one type.
#[must_use]
pub struct Table<'a, T> {
    lang: Lang,
    caption: String,
    columns: Vec<Column<'a, T>>,
    sorted: Option<&'a Sorted<'a>>,
    tone: Option<RowTone<'a, T>>,
    dense: bool,
    stacked: bool,
    empty: Option<Markup>,
}

impl<'a, T> Table<'a, T> {
    /// A table; the caption says what its rows are.
    pub fn new(lang: Lang, caption: impl Into<String>) -> Table<'a, T> {
        Table {
            lang,
            caption: caption.into(),
            columns: Vec::new(),
            sorted: None,
            tone: None,
            dense: false,
            stacked: false,
            empty: None,
        }
    }

    /// A column of texts. The first column names its row.
    pub fn text(self, label: impl Into<String>, cell: impl Fn(&T) -> Markup + 'a) -> Table<'a, T> {
        self.column(label.into(), false, Box::new(cell))
    }

    /// A column of numbers, to the right.
    pub fn number(self, label: impl Into<String>, cell: impl Fn(&T) -> String + 'a) -> Table<'a, T> {
        self.column(label.into(), true, Box::new(move |row| html! { (cell(row)) }))
    }

    fn column(mut self, label: String, number: bool, cell: Cell<'a, T>) -> Table<'a, T> {
        self.columns.push(Column { label, number, key: None, cell });
        self
    }

    /// The last column sorts by `key`.
    pub fn sortable(mut self, key: &'a str) -> Table<'a, T> {
        if let Some(column) = self.columns.last_mut() {
            column.key = Some(key);
        }
        self
    }

    /// How the rows are sorted now, and where the headers lead.
    pub fn sorted(mut self, sorted: &'a Sorted<'a>) -> Table<'a, T> {
        self.sorted = Some(sorted);
        self
    }

    /// A mark at the edge of rows with a state; a cell says the same in words.
    pub fn tone(mut self, tone: impl Fn(&T) -> Option<Tone> + 'a) -> Table<'a, T> {
        self.tone = Some(Box::new(tone));
        self
    }

    /// Close rows, for officers.
    pub fn dense(mut self) -> Table<'a, T> {
        self.dense = true;
        self
    }

    /// On a phone each row stands by itself, each cell behind the name of its column: for few columns that
    /// must all be seen at once.
    pub fn stacked(mut self) -> Table<'a, T> {
        self.stacked = true;
        self
    }

    /// What stands there instead when there is no row.
    pub fn empty(mut self, empty: Markup) -> Table<'a, T> {
        self.empty = Some(empty);
        self
    }

    /// The table with these rows.
    pub fn rows(self, rows: &[T]) -> Markup {
        if rows.is_empty() {
            return self.empty.unwrap_or_else(|| html! { p { (t(self.lang, "kit-no-rows")) } });
        }
        // What is no longer laid out as a table must say that it is one.
        let role = |name: &'static str| self.stacked.then_some(name);
        let class = if self.stacked { Some("stacked") } else { self.dense.then_some("dense") };
        html! {
            // It scrolls by itself on a phone, so it must take the keyboard's focus.
            div.table-wrap role="region" aria-label=(self.caption) tabindex="0" {
                table class=[class] role=[role("table")] {
                    caption { (self.caption) }
                    thead role=[role("rowgroup")] {
                        tr role=[role("row")] { @for column in &self.columns { (self.header(column)) } }
                    }
                    tbody role=[role("rowgroup")] {
                        @for row in rows {
                            tr role=[role("row")] data-tone=[self.tone.as_ref().and_then(|tone| tone(row)).map(Tone::word)] {
                                @for (n, column) in self.columns.iter().enumerate() { (self.cell(column, row, n == 0)) }
                            }
                        }
                    }
                }
            }
        }
    }

    fn header(&self, column: &Column<'a, T>) -> Markup {
        let class = column.number.then_some("number");
        html! {
            @if let Some((key, sorted)) = column.key.zip(self.sorted) {
                th scope="col" class=[class] role=[self.stacked.then_some("columnheader")] aria-sort=[sorted.state(key)] {
                    a href=(sorted.href(key)) { (column.label) (sorted.arrow(key)) }
                }
            } @else {
                th scope="col" class=[class] role=[self.stacked.then_some("columnheader")] { (column.label) }
            }
        }
    }

    fn cell(&self, column: &Column<'a, T>, row: &T, names_row: bool) -> Markup {
        let class = column.number.then_some("number");
        let label = self.stacked.then_some(&column.label);
        html! {
            @if names_row {
                th scope="row" class=[class] role=[self.stacked.then_some("rowheader")] { ((column.cell)(row)) }
            } @else {
                td class=[class] role=[self.stacked.then_some("cell")] data-label=[label] {
                    @if self.stacked { div { ((column.cell)(row)) } } @else { ((column.cell)(row)) }
                }
            }
        }
    }
}
