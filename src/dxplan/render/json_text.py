r"""Data to JSON text: decimals as exact numbers, letters as they are, nothing that acts.

The standard library turns a decimal into a float or refuses it. Characters that a terminal or a
CI log would act on are written as `\uXXXX`, which every reader of JSON turns back.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable
from decimal import Decimal

from dxplan.render.visible import HIDDEN, LOG_COMMAND


def as_json(document: object) -> str:
    """Write a document of dicts, lists and scalars, its keys in the order given."""
    return _written(document, "\n") + "\n"


def _written(value: object, newline: str) -> str:
    inner = newline + "  "
    match value:
        case dict():
            members = (
                f"{_string(str(key))}: {_written(item, inner)}" for key, item in value.items()
            )
            return _block("{", members, "}", newline)
        case list() | tuple():
            return _block("[", (_written(item, inner) for item in value), "]", newline)
        case str():
            return _string(value)
        case Decimal():
            return _number(value)
        case dt.date():
            return _string(value.isoformat())
        case _:
            return json.dumps(value, allow_nan=False)


def _block(start: str, items: Iterable[str], end: str, newline: str) -> str:
    inner = newline + "  "
    body = f",{inner}".join(items)
    return f"{start}{inner}{body}{newline}{end}" if body else start + end


def _string(value: str) -> str:
    written = HIDDEN.sub(_code_units, json.dumps(value, ensure_ascii=False))
    return LOG_COMMAND.sub(r"\1\\u005b", written)


def _code_units(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass").hex()
    return "".join(rf"\u{units[place : place + 4]}" for place in range(0, len(units), 4))


def _number(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError(f"{value} has no JSON form")
    return format(value, "f")
