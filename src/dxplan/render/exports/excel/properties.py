"""What a workbook says of itself: the properties that file managers show, and the stamp."""

from __future__ import annotations

import datetime as dt
from typing import Any

from openpyxl import Workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.packaging.extended import ExtendedProperties
from openpyxl.xml.functions import tostring

from dxplan.language import text
from dxplan.render.exports.custom_property import NAME
from dxplan.render.exports.stamp import stamp_text
from dxplan.render.notation import Notation
from dxplan.render.wording import worded
from dxplan.views.report import Report

#: Letters of a property: more than anybody reads of one.
_LONGEST = 255


def set_properties(book: Workbook, report: Report, notation: Notation) -> None:
    """Say what the workbook is about; its day is that of its figures, not that of its making."""
    day = dt.datetime.combine(report.as_of, dt.time())
    found = book.properties
    found.title = _held(report.plan.title)
    found.subject = _held(
        worded(
            text("Plan {number}, as of {day}", number=report.plan.number, day=report.as_of),
            notation,
        )
    )
    found.keywords = _held(f"{report.plan.number}; {report.as_of.isoformat()}")
    found.description = _held("; ".join(worded(each, notation) for each in report.trust))
    found.creator = found.lastModifiedBy = "dxplan"
    found.language = "vi-VN" if notation.language == "vi" else "en"
    found.created = found.modified = day
    stamp = stamp_text(report.stamp, "excel")
    # The types of openpyxl do not know these, its documentation does.
    book.custom_doc_props.append(StringProperty(name=NAME, value=stamp))  # type: ignore[attr-defined]


def application_part() -> bytes:
    """The part that names the program, without the version of the library that wrote the rest."""
    properties = ExtendedProperties()
    properties.Application, properties.AppVersion = "dxplan", None
    # Declared as text, and bytes all the same.
    written: Any = tostring(properties.to_tree())
    return bytes(written)


def _held(words: str) -> str:
    """Words as a property can hold them: those of XML, and of a length somebody reads."""
    plain = "".join(letter if letter.isprintable() else " " for letter in words)
    return plain[:_LONGEST]
