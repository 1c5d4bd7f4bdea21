#!/usr/bin/env python3
"""Makes the fonts of this folder from the Noto fonts of a Debian system. See README.md."""
import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
NOTO = pathlib.Path("/usr/share/fonts")
LATIN = [*range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x1E00, 0x1F00), *range(0x300, 0x370)]
GREEK_CYRILLIC = [*range(0x370, 0x530)]
MARKS = [*range(0x2010, 0x2028), *range(0x2030, 0x205F), *range(0x2070, 0x20D0), 0x2116, 0x2122,
         *range(0x2150, 0x2190), 0x2190, 0x2191, 0x2192, 0x2193, 0x2194, 0x2212, 0x2260, 0x2264, 0x2265, 0x25CF, 0x25A0]


def used(*names):
    """The characters of data files."""
    return {c for name in names for c in (ROOT / "data" / name).read_text("utf-8")}


def wording():
    """The characters of what the program says."""
    files = (ROOT / "src" / "render" / "wording").rglob("*.rs")
    return {c for file in files for c in file.read_text("utf-8")}


def gb2312():
    """The 7,445 characters of GB/T 2312."""
    rows = (bytes([a, b]) for a in range(0xA1, 0xF8) for b in range(0xA1, 0xFF))
    return {c for row in rows for c in row.decode("gb2312", "ignore")}


def write(font, name, characters):
    """Keeps of `font` what draws `characters`, without hints and alternate forms."""
    options = subset.Options(
        hinting=False, desubroutinize=False, layout_features=["kern", "mark", "mkmk", "ccmp"],
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14], drop_tables=["vmtx", "VORG", "BASE", "DSIG", "GDEF"],
        notdef_outline=True,
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(c) for c in characters])
    subsetter.subset(font)
    file = HERE / name
    font.save(file)
    print(f"{file.stat().st_size:9,}  {name}  {len(font.getBestCmap()):,} characters")


def chinese(weight):
    """The Simplified Chinese face of a weight."""
    faces = TTCollection(NOTO / "opentype" / "noto" / f"NotoSansCJK-{weight}.ttc").fonts
    return next(face for face in faces if face["name"].getDebugName(4).startswith("Noto Sans CJK SC"))


def main():
    latin = {chr(c) for c in [*LATIN, *MARKS]}
    wide = latin | {chr(c) for c in GREEK_CYRILLIC}
    names = used("places.tsv", "groups.tsv") | wording()
    everything = used("places.tsv", "groups.tsv", "aliases.tsv", "sources.tsv") | wording() | gb2312()
    truetype = NOTO / "truetype" / "noto"
    if len(sys.argv) > 1:
        truetype = pathlib.Path(sys.argv[1])
    write(TTFont(truetype / "NotoSans-Regular.ttf"), "NotoSans-Regular.ttf", wide)
    write(TTFont(truetype / "NotoSans-Bold.ttf"), "NotoSans-Bold.ttf", latin)
    write(chinese("Regular"), "NotoSansSC-Regular.otf", everything - wide)
    write(chinese("Bold"), "NotoSansSC-Bold.otf", names - latin)


main()
