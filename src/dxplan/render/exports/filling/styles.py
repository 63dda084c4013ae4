"""The styles of a workbook, and new ones that show a date or a rate where a cell shows neither."""

from __future__ import annotations

from copy import deepcopy

from dxplan.render.exports.excel.formats import GENERAL
from dxplan.render.exports.xmlparts import (
    added,
    child,
    named,
    parsed,
    size_of,
    whole,
    written,
)

#: Numbers below are those of formats that every program knows.
_FIRST_OWN_FORMAT = 164
#: Points of letters whose font does not say.
_SIZE = 11.0


class Styles:
    """The styles part; it stays as it is until a style is missing."""

    def __init__(self, raw: bytes) -> None:
        """Read the part.

        Raises:
            CannotRead: when it is damaged.
        """
        self._raw, self._root = raw, parsed(raw)
        self._looks = child(self._root, "cellXfs")
        fonts = child(self._root, "fonts")
        self._sizes = (
            [] if fonts is None else [size_of(child(font, "sz"), "val", _SIZE) for font in fonts]
        )
        #: Numbers that mean no format: some programs give it one of their own.
        self._general = {"0"} | {
            each.get("numFmtId", "")
            for each in named(self._root, "numFmt")
            if each.get("formatCode", "").casefold() == GENERAL.casefold()
        }
        self._made: dict[tuple[int, str], int] = {}

    @property
    def raw(self) -> bytes:
        """The part, with what was added."""
        return written(self._root) if any(self._made.values()) else self._raw

    def showing(self, style: int, code: str) -> int:
        """A style like another with a number format; the same one where it has a format."""
        if code == GENERAL or self._looks is None or style >= len(self._looks):
            return style
        if self._looks[style].get("numFmtId", "0") not in self._general:
            return style
        if (style, code) not in self._made:
            self._made[style, code] = self._added(style, code)
        return self._made[style, code]

    def wrapped_size(self, style: int) -> float | None:
        """The size of the letters of a style that breaks lines, in points; of others, None."""
        if self._looks is None or style >= len(self._looks):
            return None
        alignment = child(self._looks[style], "alignment")
        if alignment is None or alignment.get("wrapText") not in {"1", "true"}:
            return None
        font = whole(self._looks[style].get("fontId", "0"))
        return _SIZE if font is None or font >= len(self._sizes) else self._sizes[font]

    def _added(self, style: int, code: str) -> int:
        assert self._looks is not None  # noqa: S101 (asked for in `showing`)
        like = deepcopy(self._looks[style])
        like.set("numFmtId", self._format(code))
        like.set("applyNumberFormat", "1")
        self._looks.append(like)
        self._looks.set("count", str(len(self._looks)))
        return len(self._looks) - 1

    def _format(self, code: str) -> str:
        """The number of a format, which is added where it is missing."""
        formats = child(self._root, "numFmts")
        if formats is None:
            formats = added(self._root, "numFmts")
            self._root.insert(0, formats)  # where the schema wants it
        for each in formats:
            if each.get("formatCode") == code:
                return each.get("numFmtId", "0")
        used = (whole(each.get("numFmtId")) or 0 for each in formats)
        number = str(max([_FIRST_OWN_FORMAT - 1, *used]) + 1)
        new = added(formats, "numFmt")
        new.set("numFmtId", number)
        new.set("formatCode", code)
        formats.set("count", str(len(formats)))
        return number
