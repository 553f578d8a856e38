//! Ink: pages become a PDF whose text can be read out, copied and searched.

use std::collections::BTreeMap;
use std::num::NonZeroU16;

use krilla::Document;
use krilla::SerializeSettings;
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::{DateTime, Metadata};
use krilla::page::PageSettings;
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup, TagTree,
};

use crate::face::Faces;
use crate::layout::{CODE, CODE_AT, HEIGHT, Line, Page, RULE, Role, WIDTH};
use crate::{Block, Sheet, Unprintable};

/// Light fields around the code, without which it cannot be told from what stands beside it.
const QUIET: usize = 4;

/// The PDF of the pages.
pub fn pdf(sheet: &Sheet, faces: &Faces, pages: &[Page], code: &[Vec<bool>]) -> Result<Vec<u8>, Unprintable> {
    let broken = |what: String| Unprintable(what);
    let archive = ConfigurationBuilder::new().with_archival_validator(Archival::A2_A).finish();
    let settings = SerializeSettings {
        configuration: archive.map_err(|e| broken(format!("{e:?}")))?,
        ..SerializeSettings::default()
    };
    let mut document = Document::new_with(settings);
    let mut spoken: BTreeMap<Role, Vec<Identifier>> = BTreeMap::new();
    let mut figure = None;
    for (n, laid) in pages.iter().enumerate() {
        let size = PageSettings::from_wh(WIDTH, HEIGHT).ok_or_else(|| broken("its pages have no size".to_owned()))?;
        let mut page = document.start_page_with(size);
        let mut surface = page.surface();
        for line in &laid.lines {
            if line.role == Role::Foot {
                surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Footer)));
                write(&mut surface, faces, line);
            } else {
                let tag = ContentTag::Span(SpanTag::empty().with_lang(Some(sheet.lang.code())));
                spoken.entry(line.role).or_default().push(surface.start_tagged(tag));
                write(&mut surface, faces, line);
            }
            surface.end_tagged();
        }
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        for y in &laid.rules {
            fill(&mut surface, [Rect::from_ltrb(RULE.0, *y, RULE.1, *y + 0.4)]);
        }
        surface.end_tagged();
        if n == 0 {
            figure = Some(surface.start_tagged(ContentTag::Other));
            fill(&mut surface, fields(code));
            surface.end_tagged();
        }
        surface.finish();
        page.finish();
    }
    document.set_tag_tree(tree(sheet, spoken, figure));
    document.set_metadata(metadata(sheet));
    document.finish().map_err(|e| broken(format!("{e:?}")))
}

fn write(surface: &mut Surface<'_>, faces: &Faces, line: &Line) {
    let face = faces.get(line.bold);
    let (glyphs, start) = (face.glyphs(&line.text), Point::from_xy(line.x, line.y));
    surface.draw_glyphs(start, &glyphs, face.font.clone(), &line.text, line.size, false);
}

/// The dark fields of the code, where they stand on the page.
fn fields(code: &[Vec<bool>]) -> impl Iterator<Item = Option<Rect>> {
    let side = CODE / (code.len() + 2 * QUIET) as f32;
    let at = move |start: f32, n: usize| start + (n + QUIET) as f32 * side;
    let dark = code
        .iter()
        .enumerate()
        .flat_map(|(y, row)| row.iter().enumerate().filter(|(_, dark)| **dark).map(move |(x, _)| (x, y)));
    dark.map(move |(x, y)| Rect::from_xywh(at(CODE_AT.0, x), at(CODE_AT.1, y), side, side))
}

fn fill(surface: &mut Surface<'_>, rects: impl IntoIterator<Item = Option<Rect>>) {
    let mut path = PathBuilder::new();
    rects.into_iter().flatten().for_each(|rect| path.push_rect(rect));
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
}

/// How the document is read out: title, code, blocks in their order; facts are a table whose rows have heads.
fn tree(sheet: &Sheet, mut spoken: BTreeMap<Role, Vec<Identifier>>, figure: Option<Identifier>) -> TagTree {
    let mut group = |tag: krilla::tagging::TagKind, role: Role| {
        let mut group = TagGroup::new(tag);
        spoken.remove(&role).unwrap_or_default().into_iter().for_each(|id| group.push(id));
        group
    };
    let level = |n: u16| Tag::Hn(NonZeroU16::new(n).unwrap_or(NonZeroU16::MIN), None).into();
    let mut tree = TagTree::new();
    tree.push(group(Tag::P.into(), Role::Issuer));
    tree.push(group(level(1), Role::Title));
    tree.push(group(Tag::P.into(), Role::Lead));
    if let Some(figure) = figure {
        tree.push(TagGroup::with_children(Tag::Figure(Some(sheet.about_code.clone())), vec![figure.into()]));
    }
    for (n, block) in sheet.blocks.iter().enumerate() {
        match block {
            Block::Heading(_) => tree.push(group(level(2), Role::Heading(n))),
            Block::Figure(_) | Block::Text(_) => tree.push(group(Tag::P.into(), Role::Paragraph(n, 0))),
            Block::Steps(steps) => {
                for place in 0..steps.len() {
                    tree.push(group(Tag::P.into(), Role::Paragraph(n, place)));
                }
            }
            Block::Facts(facts) => {
                let mut table = TagGroup::new(Tag::Table);
                for row in 0..facts.len() {
                    let head = group(Tag::TH(TableHeaderScope::Row).into(), Role::Name(n, row));
                    let cell = group(Tag::TD.into(), Role::Fact(n, row));
                    table.push(TagGroup::with_children(Tag::TR, vec![head.into(), cell.into()]));
                }
                tree.push(table);
            }
        }
    }
    tree
}

fn metadata(sheet: &Sheet) -> Metadata {
    let [year, month, day, hour, minute, second] = sheet.recorded;
    let small = |n: u16| u8::try_from(n).unwrap_or_default();
    let recorded = DateTime::new(year)
        .month(small(month))
        .day(small(day))
        .hour(small(hour))
        .minute(small(minute))
        .second(small(second))
        .utc_offset_hour(7)
        .utc_offset_minute(0);
    Metadata::new()
        .title(sheet.title.clone())
        .authors(vec![sheet.issuer.clone()])
        .language(sheet.lang.code().to_owned())
        .creation_date(recorded)
        .document_id(sheet.hash())
}
