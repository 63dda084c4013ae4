"""Finding the table in a sheet: the row of headings, what its columns are, and where it ends.

Headings are known in their usual variants, without regard to accents, case, blanks and line
breaks. A heading may stand over two or three rows ("Mục tiêu" above "Năm 2025" and "Năm 2030").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dxplan.intake.spelling import folded, squeezed
from dxplan.intake.tables import Cell, Sheet

Into = Literal["tasks", "indicators"]

#: A column nobody needs; a mapping may say so.
IGNORED = "ignore"

_AGENCY = r"(?:co quan|don vi)(?: (?:co quan|don vi))*"
_TASK_HEADINGS = {
    "title": r"(?:(?:ten|noi dung|danh muc|cac) )*(?:nhiem vu|cong viec)"
    r"(?: (?:giai phap|cu the|trong tam|chu yeu|du an|de an|cong viec))*"
    r"|noi dung(?: (?:thuc hien|cong viec|trien khai))?|tasks?|title",
    "lead": rf"(?:{_AGENCY} )?(?:chu tri)(?: (?:thuc hien|tham muu|trien khai))*"
    r"|lead(?: (?:agency|unit))?",
    "support": rf"(?:{_AGENCY} )?(?:phoi hop)(?: (?:thuc hien|trien khai))*"
    r"|support(?:ing)?(?: (?:agency|agencies|units?))?",
    "start": r"(?:(?:thoi gian|thuc hien|ngay) )*bat dau|start(?: date)?",
    "deadline": r"(?:thoi gian|thoi han|tien do|han)"
    r"(?: (?:thuc hien|hoan thanh|trien khai|ket thuc|du kien))*"
    r"|lo trinh(?: thuc hien)?|(?:ngay )?ket thuc|deadline|due(?: date)?|time|timeline",
    "deliverable": r"(?:san pham|ket qua)"
    r"(?: (?:san pham|ket qua|dau ra|du kien|chu yeu|can dat|thuc hien|hoan thanh|dat duoc))*"
    r"|deliverables?|outputs?|results?",
    "note": r"ghi chu|notes?|remarks?",
    "number": r"tt|stt|so tt|so thu tu|ma|no|#",
}
_INDICATOR_HEADINGS = {
    "title": r"(?:(?:ten|noi dung|danh muc|cac) )*(?:chi tieu|chi so)(?: (?:cu the|chu yeu))*"
    r"|noi dung|indicators?|name",
    "unit": r"don vi(?: tinh)?|dvt|d v t|unit(?: of measure)?",
    "owner": rf"(?:{_AGENCY} )?(?:chu tri|theo doi|bao cao)"
    r"(?: (?:thuc hien|theo doi|bao cao|tham muu|danh gia|tong hop))*|owner",
    "note": _TASK_HEADINGS["note"],
    "number": _TASK_HEADINGS["number"],
}
_HEADINGS: Mapping[Into, Mapping[str, re.Pattern[str]]] = {
    "tasks": {name: re.compile(words) for name, words in _TASK_HEADINGS.items()},
    "indicators": {name: re.compile(words) for name, words in _INDICATOR_HEADINGS.items()},
}
#: Columns of which a table must have the title and one more.
_TELLING: Mapping[Into, frozenset[str]] = {
    "tasks": frozenset({"lead", "deadline", "deliverable", "support"}),
    "indicators": frozenset({"unit", "owner"}),
}
_YEAR = re.compile(r"\b(20\d\d)\b", re.ASCII)
_TARGET_WORDS = frozenset({
    "muc", "tieu", "chi", "ke", "hoach", "phan", "dau", "can", "dat", "den", "het", "nam", "giai",
    "doan", "gia", "tri", "target", "targets", "by", "for", "year",
})  # fmt: skip
_PUNCTUATION = re.compile(r"[^\w%#]+")
_NUMBERING = re.compile(r"\(?\s*(?:\d{1,2}|[a-z]|[ivx]{1,4})\s*\)?", re.ASCII)
#: Rows looked at for headings: more than any title page, fewer than a whole annex.
_SEARCHED = 60
_MAX_HEADING_ROWS = 3
_MAX_HEADING = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The headings of a table: where they end, and what each column holds."""

    first: int
    last: int
    #: Field (`title`, `lead`, … or a year) -> column.
    columns: Mapping[str, int]
    #: Headings as written, by column: those that are read and those that are not.
    headings: Mapping[int, str]
    #: Fields that two columns claim, with those columns.
    doubled: Mapping[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """What headings mean in one import."""

    into: Into
    #: The years the plan has targets for.
    years: Sequence[int]
    #: Headings (as `heading_key` writes them) that a mapping has given a meaning.
    choices: Mapping[str, str] = field(default_factory=dict)

    def field_of(self, heading: str) -> str | None:
        """What a column with this heading holds; None when the heading is not known."""
        words = heading_key(heading)
        if not words or len(words) > _MAX_HEADING:
            return None
        if words in self.choices:
            return self.choices[words]
        for name, pattern in _HEADINGS[self.into].items():
            if pattern.fullmatch(words):
                return name
        return self._year(words) if self.into == "indicators" else None

    def _year(self, words: str) -> str | None:
        found = _YEAR.findall(words)
        rest = _YEAR.sub(" ", words).split()
        if len(found) == 1 and int(found[0]) in self.years and _TARGET_WORDS.issuperset(rest):
            return str(found[0])
        return None


def find_header(sheet: Sheet, known: Vocabulary) -> Header | None:
    """The first headings in a sheet."""
    rows = range(min(len(sheet.rows), _SEARCHED))
    return next(filter(None, (header_at(sheet, row, known) for row in rows)), None)


def header_at(sheet: Sheet, row: int, known: Vocabulary) -> Header | None:
    """The headings that begin in this row, if any do."""
    cells = sheet.rows[row]
    named = sum(known.field_of(cell.words) is not None for cell in cells if cell)
    if named < 2 or is_one_cell(cells):  # noqa: PLR2004 (the title and one more)
        return None
    header = _header(sheet, row, known)
    columns = set(header.columns)
    years = any(name.isdigit() for name in columns)
    return header if "title" in columns and (years or columns & _TELLING[known.into]) else None


def is_numbering(cells: Sequence[Cell]) -> bool:
    """Whether a row only numbers the columns: (1) (2) (3), or A B 1 2."""
    words = [folded(cell.words) for cell in cells if cell and not cell.inherited]
    if len(words) < 3 or not all(map(_NUMBERING.fullmatch, words)):  # noqa: PLR2004 (a table has three columns)
        return False
    numbers = [int(each) for each in (word.strip("() ") for word in words) if each.isdigit()]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def heading_key(heading: str) -> str:
    """A heading as headings are compared: what stands in brackets explains it and is left out."""
    inside = re.sub(r"\([^()]*\)", " ", heading)
    words = folded(inside if inside.strip() else heading)
    return " ".join(_PUNCTUATION.sub(" ", words).split())


def is_one_cell(cells: Sequence[Cell]) -> bool:
    """Whether a row is one text, merged or alone, as titles and section names are."""
    return len({cell.home for cell in cells if cell}) < 2  # noqa: PLR2004 (a heading has neighbours)


def _header(sheet: Sheet, first: int, known: Vocabulary) -> Header:
    last = first
    end = min(len(sheet.rows), first + _MAX_HEADING_ROWS)
    while last + 1 < end and _goes_on(sheet, last + 1, known):
        last += 1
    headings: dict[int, str] = {}
    claims: dict[str, list[int]] = {}
    for column in range(len(sheet.rows[first])):
        parts = [sheet.rows[row][column].words for row in range(first, last + 1)]
        parts = list(dict.fromkeys(squeezed(part) for part in parts if part.strip()))
        if not parts:
            continue
        headings[column] = " ".join(parts)
        name = _meaning(parts, known)
        if name is not None:
            claims.setdefault(name, []).append(column)
    claims.pop(IGNORED, None)
    doubled = {
        name: tuple(columns) for name, columns in claims.items() if _apart(sheet, last, columns)
    }
    return Header(
        first=first,
        last=last,
        columns={name: columns[0] for name, columns in claims.items()},
        headings=headings,
        doubled=doubled,
    )


def _meaning(parts: Sequence[str], known: Vocabulary) -> str | None:
    """What the whole heading of a column means, or else its lowest part that means anything."""
    whole = known.field_of(" ".join(parts))
    if whole is not None:
        return whole
    for part in reversed(parts):
        name = known.field_of(part)
        # A year under another heading ("Hiện trạng") is no target.
        if name is not None and not name.isdigit():
            return name
    return None


def _goes_on(sheet: Sheet, row: int, known: Vocabulary) -> bool:
    """Whether the headings go on in this row: each cell is one, or stands under a merged one."""
    cells, above = sheet.rows[row], sheet.rows[row - 1]
    if is_numbering(cells) or is_one_cell(cells):
        return False
    homes = Counter(cell.home for cell in above if cell)
    own = 0
    for column, cell in enumerate(cells):
        if not cell or cell.home == above[column].home:
            continue
        is_heading = (
            homes[above[column].home] > 1
            or known.field_of(cell.words) is not None
            or known.field_of(f"{above[column].words} {cell.words}") is not None
        )
        if not is_heading:
            return False
        own += 1
    return own > 0


def _apart(sheet: Sheet, last: int, columns: Sequence[int]) -> bool:
    """Whether columns of one meaning hold different things, and are not merged like their head."""
    return any(
        row[column] and row[column].home != row[columns[0]].home
        for row in sheet.rows[last:]
        for column in columns[1:]
    )
