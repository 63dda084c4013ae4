r"""Forms of single values as JSON Schema: what an editor can tell of `scalars.py`.

An editor reads YAML by the rules of YAML 1.2, so `30` is a number to it and `"30"` is text, which
are the same to dxplan. Both are let through: a pattern binds text only, and whatever dxplan takes
must be taken here. Patterns are written in what Python and JavaScript have in common. Text stands
first among the types, because an editor begins a value of the first: it would fill in a 0.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dxplan.language import Translate, marked
from dxplan.scalars import (
    MAX_DIGITS,
    MAX_ID,
    read_count,
    read_date,
    read_id,
    read_number,
    read_value,
    read_words,
    read_year,
)

Schema = dict[str, Any]

_YEAR = "(?:19|2[01])[0-9]{2}"
_LEAP_YEAR = "(?:(?:19|2[01])(?:0[48]|[2468][048]|[13579][26])|2000)"
#: Every day from 1900 to 2199 and no other: 31 June and 29 February 2025 are not among them.
_DATE = (
    f"^(?:{_YEAR}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    f"|{_LEAP_YEAR}-02-29)$"
)
_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"
_YES_NO = "[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]"
_ID = "^[A-Za-z0-9]+(?:[-_.][A-Za-z0-9]+)*$"

_TEXT: Schema = {"type": ["string", "number"]}
_AS_TEXT = {"maxLength": MAX_DIGITS}

#: What reads a value -> the form of the value, and what is said (marked) of one that lacks it.
_FORMS: Mapping[Callable[[str], object], tuple[Schema, str]] = {
    read_words: (
        {**_TEXT, "pattern": r"\S"},
        marked("the value is empty"),
    ),
    read_id: (
        {**_TEXT, "pattern": _ID, "maxLength": MAX_ID},
        marked("use letters a–z, digits and -"),
    ),
    read_date: (
        {"type": "string", "format": "date", "pattern": _DATE},
        marked("not a day that exists, written YYYY-MM-DD"),
    ),
    read_number: (
        {"type": ["string", "number"], "pattern": f"^{_NUMBER}$", **_AS_TEXT},
        marked("numbers are written like 16.25"),
    ),
    read_count: (
        {
            "type": ["string", "integer"],
            "minimum": 0,
            "pattern": r"^(?:[0-9]+|-0+)(?:\.0+)?$",
            **_AS_TEXT,
        },
        marked("not a whole number from 0"),
    ),
    read_year: (
        {
            "type": ["string", "integer"],
            "minimum": 1900,
            "maximum": 2199,
            "pattern": rf"^0*{_YEAR}(?:\.0+)?$",
            **_AS_TEXT,
        },
        marked("not a year from 1900 to 2199"),
    ),
    read_value: (
        {
            "type": ["string", "number", "boolean"],
            "pattern": f"^(?:{_NUMBER}|{_YES_NO})$",
            **_AS_TEXT,
        },
        marked("a number like 16.25, or yes or no for a milestone"),
    ),
}


def value(reader: Callable[[str], object], translate: Translate) -> Schema:
    """The form of what a reader of `scalars.py` takes."""
    form, complaint = _FORMS[reader]
    return {**form, "errorMessage": translate(complaint)}


def free_text() -> Schema:
    """The form of a text that may also be empty."""
    return dict(_TEXT)


def word(words: Sequence[str], meanings: Sequence[str], translate: Translate) -> Schema:
    """One of the words of the data format, each with its meaning where it has one."""
    form: Schema = {"type": "string", "enum": list(words)}
    if any(meanings):
        form["enumDescriptions"] = [translate(meaning) for meaning in meanings]
    return form
