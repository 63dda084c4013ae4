"""An office's own workbook, filled with the facts of a report and otherwise left as it is.

Only the XML of sheets with expressions changes, and what must follow when rows move; every other
part of the file stays byte for byte. openpyxl would lose shapes, pictures in headers, and more.

making.py goes through the steps:

    open_book    bytes -> parts, shared texts                           opening.py
    read_sheet   a part -> rows, and cells taken apart                  sheet.py, tags.py
    check_book   what is wrong, in all cells at once                    checking.py
    blocks_of    tags -> loops and conditions around rows               blocks.py
    unrolled     blocks and facts -> which row stands where             unrolling.py, rowmap.py
    lay          rows in their places, and filled                       laying.py, cells.py
    follow       whatever on the sheet names rows                       following.py, formulas.py
    following    tables, charts, drawings, names                        attached.py, book.py

In the end it puts the stamp in (exports/custom_property.py). Expressions are evaluated by
engine.py, in the sandbox of all templates.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from dxplan.findings import Finding
from dxplan.render.exports.filling.engine import Engine
from dxplan.render.exports.filling.making import Filled, fill_book, findings_in_book
from dxplan.render.exports.stamp import stamp_text
from dxplan.render.notation import Notation
from dxplan.render.templates.rendering import context_of, shapes_of
from dxplan.views.report import Report

__all__ = ["Filled", "check_filling", "fill"]


def fill(raw: bytes, name: str, report: Report, notation: Notation) -> Filled:
    """Fill a workbook with a report.

    Args:
        raw: The template.
        name: Its file name, as findings call it: `bieu-mau.xlsx!Biểu 1!C4`.
        report: The facts; its fields are the names that expressions know.
        notation: The language of the report.
    """
    stamp = stamp_text(report.stamp, "excel", hashlib.sha256(raw).hexdigest())
    engine = Engine(name, notation, shapes_of(type(report)))
    return fill_book(raw, context_of(report), engine, stamp)


def check_filling(raw: bytes, name: str) -> Sequence[Finding]:
    """What is wrong with a workbook as a template, whatever report it is filled with."""
    return findings_in_book(raw, Engine(name, Notation("vi"), shapes_of(Report)))
