"""The forms of an export: what each is called, and what it takes and shows.

`writing.py` makes them, `reading.py` takes them apart again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from dxplan.language import marked

FormName = Literal["excel", "markdown", "html", "word", "csv", "json"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form of an export."""

    name: FormName
    #: What a reader calls a file of this form (marked).
    title: str
    #: Endings of its files, the usual one first.
    suffixes: tuple[str, ...]
    #: Ending of its templates; None where it takes none.
    template_suffix: str | None = None
    #: The file among the templates of a workspace that is taken unasked.
    own_template: str | None = None
    #: Whether it is text, which a terminal can take.
    is_text: bool = False
    #: Whether it is the data themselves, every report with its day, for other programs.
    is_data: bool = False
    #: Whether its lines break where they will, so that a number must hold on to its sign.
    flows: bool = False
    #: Whether places in it are numbers that move when something is put in before them.
    has_moving_places: bool = False


_ALL: Final = (
    Form(
        name="excel",
        title=marked("an Excel workbook"),
        suffixes=(".xlsx",),
        template_suffix=".xlsx",
        has_moving_places=True,
    ),
    Form(
        name="markdown",
        title=marked("a Markdown report"),
        suffixes=(".md", ".markdown"),
        template_suffix=".md.j2",
        own_template="report.md.j2",
        is_text=True,
        has_moving_places=True,
    ),
    Form(
        name="html",
        title=marked("a web page"),
        suffixes=(".html", ".htm"),
        template_suffix=".html.j2",
        own_template="report.html.j2",
        flows=True,
        is_text=True,
    ),
    Form(
        name="word",
        title=marked("a Word document"),
        suffixes=(".docx",),
        template_suffix=".docx",
        own_template="report.docx",
        flows=True,
        has_moving_places=True,
    ),
    Form(
        name="csv",
        title=marked("a data package of CSV files"),
        suffixes=(".zip",),
        is_data=True,
    ),
    Form(
        name="json",
        title=marked("a JSON document"),
        suffixes=(".json",),
        is_text=True,
        is_data=True,
    ),
)
FORMS: Final[Mapping[FormName, Form]] = {form.name: form for form in _ALL}
