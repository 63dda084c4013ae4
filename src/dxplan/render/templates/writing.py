"""A value of the report as text: in the notation of the language, and never as markup."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

from markupsafe import Markup, escape

from dxplan.language import Text, text
from dxplan.model import Target
from dxplan.render.notation import Notation
from dxplan.render.tables import markdown_text
from dxplan.render.templates.names import kind_of
from dxplan.render.visible import HIDDEN
from dxplan.render.wording import figure_words, worded
from dxplan.views.report.figures import FigureFacts

#: What a template makes, which decides how text is kept from acting in it; `xml` is what no browser
#: reads, such as the inside of a Word document.
Kind = Literal["text", "markdown", "html", "xml"]

_SCALARS = (str, bool, int, Decimal, date, StrEnum, Text, Target)


class WrongValue(Exception):
    """A value was used as what it is not."""

    def __init__(self, message: Text, fix: Text | None = None, word: str | None = None) -> None:
        super().__init__(str(message))
        self.message, self.fix = message, fix
        #: The word of the template at which it was used so.
        self.word = word


def written(value: Any, notation: Notation) -> str:
    """Any value that can stand in a text; markup that was made before stays markup.

    Raises:
        WrongValue: for a list of records, a record, or anything else that is no value.
    """
    match value:
        case Markup():
            return value
        case FigureFacts():
            return figure_words(value.value, notation)
        case float():  # a number that is written in the template itself
            return notation.number(Decimal(repr(value)))
        case tuple() | list() if all(isinstance(each, _SCALARS) for each in value):
            return ", ".join(worded(each, notation) for each in value)
        case None | str() | bool() | int() | Decimal() | date() | Text() | Target():
            return worded(value, notation)
        case _ if hasattr(value, "__html__"):
            return Markup(value.__html__())  # noqa: S704 (made by a form of export, never by data)
        case _:
            raise WrongValue(
                text("{what} cannot be written as text", what=kind_of(value)),
                text("write one of its fields; of a list, go through it with {{% for %}}"),
            )


def safe(words: str, kind: Kind) -> str:
    """Text that acts neither in a form of that kind nor on a screen; markup stays as it is."""
    if isinstance(words, Markup):
        return words
    words = _seen(words)
    match kind:
        case "html" | "xml":
            return escape(words)
        case "markdown":
            return Markup(markdown_words(words))  # noqa: S704 (escaped here)
        case "text":
            return words


def markdown_words(words: str) -> str:
    """Text in one line that Markdown shows as it is, also at the start of a line."""
    return _at_start(markdown_text(words))


def _at_start(words: str) -> str:
    if words[:1] in {"-", "+", "="}:
        return "\\" + words
    numbered = re.match(r"\d{1,9}(?=[.)])", words)
    return words if numbered is None else f"{numbered[0]}\\{words[numbered.end() :]}"


def _seen(words: str) -> str:
    """Spell out what cannot be seen, which XML forbids and a reader would miss."""
    return HIDDEN.sub(lambda match: _spelt(match[0]), words)


def _spelt(character: str) -> str:
    return character if character in "\n\t" else rf"\u{{{ord(character):x}}}"
