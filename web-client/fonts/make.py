"""Cuts Be Vietnam Pro for the screen and teaches it tabular numerals.

The published files are 33 kB a weight and have no tabular figures: a 1 is half as wide as a 4, so columns of
measurements would not line up. This script keeps the letters that Vietnamese and English need, drops the hinting
(half the bytes; screens since 2010 do without), and adds the OpenType feature `tnum` with figures of one width.

Run by `make fonts` when the package's version changes; the result is committed, so a build needs no Python.
"""

import hashlib
import sys
from copy import deepcopy
from pathlib import Path

from fontTools.otlLib.builder import buildLookup, buildSingleSubstSubtable
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables import otTables

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "node_modules/@fontsource/be-vietnam-pro"
TARGET = HERE.parent / "src/fonts"

WEIGHTS = (400, 600)
FIGURES = "0123456789"
# The width of 0, 6 and 9: only the 4 is wider, and it has room to give on both sides.
FIGURE_WIDTH = 680

LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x100), 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026,
         0x2032, 0x2033, 0x20AC, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2215, 0x2264, 0x2265]
VIETNAMESE = [0x102, 0x103, 0x110, 0x111, 0x128, 0x129, 0x168, 0x169, 0x1A0, 0x1A1, 0x1AF, 0x1B0, 0x300, 0x301,
              0x303, 0x309, 0x323, *range(0x1EA0, 0x1EFA), 0x20AB]


def cut(font, wanted):
    """Leaves only the wanted letters, unhinted, with the layout features that running text uses."""
    options = Options()
    options.hinting = False
    options.layout_features = ["kern", "ccmp", "liga", "locl", "mark", "mkmk"]
    options.name_IDs = [0, 1, 2, 5, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=set(wanted) & set(font.getBestCmap()))
    subsetter.subset(font)


def centred(font, name):
    """A copy of a figure in the middle of the common width."""
    glyph = deepcopy(font["glyf"][name])
    advance, bearing = font["hmtx"][name]
    shift = (FIGURE_WIDTH - advance) // 2
    glyph.coordinates.translate((shift, 0))
    glyph.recalcBounds(font["glyf"])
    return glyph, (FIGURE_WIDTH, bearing + shift)


def add_tabular_figures(font):
    """Adds the `tnum` feature: every figure has a twin of one width, and no kerning between twins."""
    by_letter = font.getBestCmap()
    twins = {}
    for figure in FIGURES:
        name = by_letter[ord(figure)]
        twin = f"{name}.tnum"
        glyph, metrics = centred(font, name)
        font["glyf"][twin] = glyph
        font["hmtx"][twin] = metrics
        twins[name] = twin

    table = font["GSUB"].table
    table.LookupList.Lookup.append(buildLookup([buildSingleSubstSubtable(twins)]))
    table.LookupList.LookupCount = len(table.LookupList.Lookup)

    feature = otTables.Feature()
    feature.FeatureParams = None
    feature.LookupListIndex = [table.LookupList.LookupCount - 1]
    feature.LookupCount = 1
    record = otTables.FeatureRecord()
    record.FeatureTag = "tnum"
    record.Feature = feature
    table.FeatureList.FeatureRecord.append(record)
    table.FeatureList.FeatureCount = len(table.FeatureList.FeatureRecord)

    for script in table.ScriptList.ScriptRecord:
        systems = [record.LangSys for record in script.Script.LangSysRecord]
        if script.Script.DefaultLangSys:
            systems.append(script.Script.DefaultLangSys)
        for system in systems:
            system.FeatureIndex.append(table.FeatureList.FeatureCount - 1)
            system.FeatureCount = len(system.FeatureIndex)


def make(subset, letters, weight):
    """One file: a subset of the letters in one weight."""
    font = TTFont(SOURCE / f"files/be-vietnam-pro-{subset}-{weight}-normal.woff2", recalcTimestamp=False)
    cut(font, letters)
    if subset == "latin":
        add_tabular_figures(font)
    font.flavor = "woff2"
    path = TARGET / f"be-vietnam-pro-{subset}-{weight}.woff2"
    font.save(path)
    return path


def main():
    if not SOURCE.is_dir():
        sys.exit("run `npm ci` in web-client first: the font package is not there")
    TARGET.mkdir(parents=True, exist_ok=True)
    (TARGET / "OFL.txt").write_text((SOURCE / "LICENSE").read_text())
    for weight in WEIGHTS:
        for subset, letters in (("latin", LATIN), ("vietnamese", VIETNAMESE)):
            path = make(subset, letters, weight)
            digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
            print(f"{path.name}  {path.stat().st_size / 1000:.1f} kB  {digest}")


if __name__ == "__main__":
    main()
