"""Values and decisions as they are written in the files: what a reader copies from a finding."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from dxplan.changes.sorts import FieldValue
from dxplan.edits.changes import Bare
from dxplan.edits.quoting import scalar
from dxplan.model import Baseline, Decision, Target
from dxplan.scalars import plain_letters

#: Stands where only a person knows what belongs there.
UNKNOWN = "…"


def as_written(value: FieldValue) -> str:
    """A value in one line; nothing where there is none."""
    match value:
        case None:
            return UNKNOWN
        case Target() if value.range is not None:
            return f"{value.range.min:f} – {value.range.max:f}"
        case Target():
            return f"{value.comparator or ''} {as_written(value.value)}".strip()
        case Baseline():
            return f"{as_written(value.value)} ({value.date})"
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:f}"
        case tuple():
            return ", ".join(value)
        case _:
            return str(value)


def stating(name: str, before: FieldValue, after: FieldValue) -> str:
    """A decision that says what moved, in YAML; its document and date are left to be filled in."""
    words = {
        "document": UNKNOWN,
        "date": UNKNOWN,
        "field": scalar(name, flow=True),
        "from": _end(before, after),
        "to": _end(after, before),
    }
    return "{" + ", ".join(f"{key}: {value}" for key, value in words.items() if value) + "}"


def _end(value: FieldValue, other: FieldValue) -> str:
    """One end of a move, in no more words than tell it from the other end."""
    match value, other:
        case None, _:
            return ""
        case date(), _:
            return scalar(Bare(value), flow=True)
        case Target(range=None), (Target(range=None) | None):
            alike = other is None or value.comparator == other.comparator
            words = as_written(value.value if alike else value)
        case Baseline(), (Baseline() | None):
            alike = other is None or value.date == other.date
            words = as_written(value.value if alike else value)
        case _:
            words = as_written(value)
    return scalar(words, flow=True)


def as_source(decision: Decision) -> str:
    """The entry of `data/sources.yaml` for a decision that is known by its number, in YAML."""
    number = scalar(decision.document.strip(), flow=True)
    name = _id(decision.document)
    return (
        f"{{id: {name}, kind: document, number: {number}, title: {UNKNOWN}, date: {decision.date}}}"
    )


def _id(number: str) -> str:
    """An id as sources have them: `qd-4567` for 4567/QĐ-UBND."""
    words = re.findall(r"[a-z0-9]+", plain_letters(number).lower())
    return "-".join([*words[1:2], *words[:1]]) or UNKNOWN
