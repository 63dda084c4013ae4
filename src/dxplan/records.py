"""Plain data to typed records, with a finding for every value that does not fit.

pydantic checks structure; what it says is turned into this project's rules and words in one
table here, and none of its own wording reaches a user.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields
from difflib import get_close_matches
from functools import cache
from typing import Any, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from dxplan.catalogue import schema as rules
from dxplan.catalogue.trust import NO_BASIS, NO_SOURCE
from dxplan.findings import Finding, Location, RecordName
from dxplan.language import Text, text
from dxplan.scalars import Misread, shown
from dxplan.yamltext import REFUSED, Document, Keys

T = TypeVar("T")

#: Missing keys that have a rule of their own.
_MISSING_RULES = {"basis": NO_BASIS, "source": NO_SOURCE}


class Origin(NamedTuple):
    """The file a record came from, and the keys that lead to it."""

    document: Document
    keys: Keys

    def at(self, *keys: str | int, key: bool = False) -> Location:
        """Place of a part of the record, or of the record itself."""
        return self.document.at((*self.keys, *keys), key=key)


@cache
def _adapter(cls: type[T]) -> TypeAdapter[T]:
    return TypeAdapter(cls)


@cache
def key_names(cls: type) -> tuple[str, ...]:
    """The keys a record of this type can have, as they are written."""
    return tuple(field.name.rstrip("_") for field in fields(cls))


def read(
    cls: type[T], raw: Mapping[str, Any], origin: Origin, name: RecordName | None
) -> tuple[T | None, list[Finding]]:
    """The typed record, or None with findings that say why not."""
    try:
        adapter: TypeAdapter[T] = _adapter(cls)  # type: ignore[arg-type] # a class is hashable
        return adapter.validate_python(raw), []
    except ValidationError as error:
        problems = error.errors(include_url=False)
    findings = [found for problem in problems for found in _translate(cls, problem, origin, name)]
    return None, _without_follow_ups(findings)


def _without_follow_ups(findings: list[Finding]) -> list[Finding]:
    """Leave out the missing key that a misspelt one stands for: one mistake, one finding."""
    meant = {
        found.fix.values["name"]
        for found in findings
        if found.rule is rules.UNKNOWN_KEY and found.fix is not None and "name" in found.fix.values
    }
    return [found for found in findings if found.message.values.get("missing") not in meant]


def unknown_key(
    key: str, known: tuple[str, ...], origin: Origin, name: RecordName | None
) -> Finding:
    """A key nobody reads, with the one that was probably meant."""
    near = get_close_matches(key, known, n=1, cutoff=0.6)
    fix = (
        text("did you mean {name}?", name=near[0])
        if near
        else text("known here: {names}", names=", ".join(known))
    )
    return Finding(
        rule=rules.UNKNOWN_KEY,
        message=text("the key {key} is not known here", key=shown(key)),
        location=origin.at(key, key=True),
        record=name,
        fix=fix,
    )


def wrong_shape(
    value: object, wanted: Text, location: Location, name: RecordName | None
) -> Finding:
    """A list, mapping or single value in the wrong place."""
    return Finding(
        rule=rules.WRONG_SHAPE,
        message=text("{found} stands where {wanted} belongs", found=_shape(value), wanted=wanted),
        location=location,
        record=name,
        fix=text("write [{value}]", value=value)
        if isinstance(value, str) and wanted.source == "a list"
        else None,
    )


def _translate(
    cls: type, problem: Any, origin: Origin, name: RecordName | None
) -> Iterator[Finding]:
    """One pydantic error as findings; none where the value already has a finding of its own."""
    found, keys = problem["input"], tuple(problem["loc"])
    kind = problem["type"]
    if kind == "missing":
        yield _missing(keys, origin, name)
    elif kind == "unexpected_keyword_argument":
        parent = Origin(origin.document, (*origin.keys, *keys[:-1]))
        yield unknown_key(str(keys[-1]), _keys_at(cls, keys[:-1]), parent, name)
    elif found is None or found is REFUSED:
        return
    elif kind == "value_error" and isinstance(problem["ctx"]["error"], Misread):
        misread = problem["ctx"]["error"]
        yield Finding(
            rule=misread.rule,
            message=misread.message,
            location=origin.at(*keys),
            label=misread.label,
            record=name,
            fix=misread.fix,
        )
    elif kind in {"literal_error", "enum"}:
        yield _unknown_word(found, problem["ctx"]["expected"], origin.at(*keys), name)
    else:
        wanted = {"string_type": text("one value"), "tuple_type": text("a list")}
        shape = wanted.get(kind, text("a mapping"))
        yield wrong_shape(found, shape, origin.at(*keys), name)


def _missing(keys: tuple[str | int, ...], origin: Origin, name: RecordName | None) -> Finding:
    key = str(keys[-1])
    rule = _MISSING_RULES.get(key, rules.MISSING_KEY) if len(keys) == 1 else rules.MISSING_KEY
    return Finding(
        rule=rule,
        message=text("the key {missing} is missing", missing=key),
        location=origin.at(*keys[:-1]),
        record=name,
        fix=text("add {key}: …", key=key),
    )


def _unknown_word(
    found: object, expected: str, location: Location, name: RecordName | None
) -> Finding:
    words = re.findall(r"'([^']+)'", expected)
    near = get_close_matches(str(found), words, n=1, cutoff=0.6)
    return Finding(
        rule=rules.UNKNOWN_WORD,
        message=text("{value} is not a word used here", value=shown(found)),
        location=location,
        label=text("allowed: {names}", names=", ".join(words)),
        record=name,
        fix=text("did you mean {name}?", name=near[0]) if near else None,
    )


def _keys_at(cls: type, keys: Keys) -> tuple[str, ...]:
    """The keys known in the part of a `cls` record that `keys` lead to."""
    part: Any = cls
    for key in keys:
        if isinstance(key, str):
            part = _parts(part).get(key, part)
    return key_names(part)


@cache
def _parts(cls: type) -> dict[str, type]:
    """The nested record types of a record type, by key."""
    from typing import get_args, get_type_hints  # noqa: PLC0415 (only on the way to a message)

    def record_in(hint: Any) -> type | None:
        if hasattr(hint, "__dataclass_fields__"):
            return hint if isinstance(hint, type) else None
        return next(filter(None, map(record_in, get_args(hint))), None)

    hints = get_type_hints(cls)
    return {key.rstrip("_"): part for key, hint in hints.items() if (part := record_in(hint))}


def _shape(value: object) -> Text:
    if isinstance(value, list):
        return text("a list")
    return text("a mapping") if isinstance(value, dict) else text("one value")
