"""Vietnamese and English: text that waits for its reader's language.

The core never asks which language is spoken. It builds `Text` values, an English source string
with its named parts, and whoever shows them hands in a `Translate`.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

Language = Literal["vi", "en"]
DEFAULT_LANGUAGE: Language = "vi"
DOMAIN = "dxplan"
LOCALE = Path(__file__).parent / "locale"


@dataclass(frozen=True, slots=True)
class Text:
    """An English source string and the values for its `{names}`; a value may be a `Text` too."""

    source: str
    values: dict[str, object] = field(default_factory=dict)
    #: Source string for every count but one; with it `values["count"]` decides.
    plural: str | None = None

    def __str__(self) -> str:
        """The English wording, for logs and assertion messages."""
        return translator("en")(self)


Translate = Callable[[Text | str], str]


def text(source: str, **values: object) -> Text:
    """Mark `source` for translation and bind its values."""
    return Text(source, values)


def counted(singular: str, plural: str, count: int, **values: object) -> Text:
    """Mark a wording that depends on `count`, which it may name as `{count}`."""
    return Text(singular, {"count": count, **values}, plural)


def marked(source: str) -> str:
    """Mark a constant for translation; whoever shows it translates it."""
    return source


def in_language(language: str, own: str, english: str | None) -> str:
    """A name in the data as a reader of `language` gets it: in English where it has one."""
    return english if language == "en" and english else own


@cache
def translator(language: Language) -> Translate:
    """The function that turns a `Text` or a marked constant into `language`."""
    # A source checkout that was never built has no .mo file yet: English then, not a traceback.
    catalogue = gettext.translation(DOMAIN, LOCALE, [language], fallback=True)

    def translate(message: Text | str) -> str:
        if isinstance(message, str):
            return catalogue.gettext(message) if message else ""
        if message.plural is None:
            wording = catalogue.gettext(message.source)
        else:
            count = message.values["count"]
            assert isinstance(count, int)  # noqa: S101 (`counted` is the only maker)
            wording = catalogue.ngettext(message.source, message.plural, count)
        values = {
            name: translate(value) if isinstance(value, Text) else value
            for name, value in message.values.items()
        }
        return wording.format(**values)

    return translate
