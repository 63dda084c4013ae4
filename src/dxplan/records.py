"""Plain data to typed records, with a finding for every value that does not fit.

The record types in `model.py` are the schema: a reader is made of each from its field types, once,
and then turns mappings into records. (pydantic did this before; see `docs/decisions.md` for what
it cost at every start.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from difflib import get_close_matches
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NamedTuple,
    TypeVar,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

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
def key_names(cls: type) -> tuple[str, ...]:
    """The keys a record of this type can have, as they are written."""
    return tuple(_key(field) for field in fields(cls))


def read(
    cls: type[T], raw: Mapping[str, Any], origin: Origin, name: RecordName | None
) -> tuple[T | None, list[Finding]]:
    """The typed record, or None with findings that say why not."""
    problems = _Problems(origin, name)
    kind: Any = cls  # mypy holds that a class may be unhashable
    record = _reader_of(kind)(raw, (), problems)
    return (None if problems.broken else record), _without_follow_ups(problems.findings)


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


class _Problems:
    """What is wrong with one record; nothing is looked up in the file before that is needed."""

    def __init__(self, origin: Origin, name: RecordName | None) -> None:
        self.origin, self.name = origin, name
        self.findings: list[Finding] = []
        #: Also set by values that have a finding of their own already.
        self.broken = False

    def misread(self, keys: Keys, misread: Misread) -> None:
        self._add(
            Finding(
                rule=misread.rule,
                message=misread.message,
                location=self.origin.at(*keys),
                label=misread.label,
                record=self.name,
                fix=misread.fix,
            )
        )

    def wrong_shape(self, keys: Keys, found: object, wanted: Text) -> None:
        """Report a value of the wrong shape; an empty or refused one was reported before."""
        self.broken = True
        if found is not None and found is not REFUSED:
            self._add(wrong_shape(found, wanted, self.origin.at(*keys), self.name))

    def unknown_key(self, keys: Keys, key: str, known: tuple[str, ...]) -> None:
        place = Origin(self.origin.document, (*self.origin.keys, *keys))
        self._add(unknown_key(key, known, place, self.name))

    def missing(self, keys: Keys, key: str) -> None:
        own_rule = _MISSING_RULES.get(key) if not keys else None
        self._add(
            Finding(
                rule=own_rule or rules.MISSING_KEY,
                message=text("the key {missing} is missing", missing=key),
                location=self.origin.at(*keys),
                record=self.name,
                fix=text("add {key}: …", key=key),
            )
        )

    def _add(self, finding: Finding) -> None:
        self.broken = True
        self.findings.append(finding)


#: Makes a value of the text in a file, or raises `Misread`.
_Convert = Callable[[str], Any]
#: Reads a value that stands at some keys of a record; what it returns beside a problem is unused.
_Read = Callable[[Any, Keys, _Problems], Any]


class _Reader(NamedTuple):
    """How a field is read. One that takes a text says so, which spares a call for most values."""

    read: _Read
    convert: _Convert | None = None


@cache
def _reader_of(cls: Any) -> _Read:
    """The reader of a record type."""
    hints = get_type_hints(cls, include_extras=True)
    readers = {_key(field): (field.name, _reader(hints[field.name])) for field in fields(cls)}
    required = tuple(_key(field) for field in fields(cls) if _is_required(field))
    short: str | None = getattr(cls, "SHORT", None)

    def read_record(raw: Any, keys: Keys, problems: _Problems) -> Any:
        if short is not None and isinstance(raw, str):
            return cls(**{short: raw})
        if not isinstance(raw, dict):
            return problems.wrong_shape(keys, raw, text("a mapping"))
        values = {}
        for key, value in raw.items():
            if key not in readers:
                problems.unknown_key(keys, key, tuple(readers))
                continue
            name, (read_value, convert) = readers[key]
            if convert is None or not isinstance(value, str):
                values[name] = read_value(value, (*keys, key), problems)
                continue
            try:
                values[name] = convert(value)
            except Misread as misread:
                problems.misread((*keys, key), misread)
        for key in required:
            if key not in raw:
                problems.missing(keys, key)
        return None if problems.broken else cls(**values)

    return read_record


def _reader(hint: Any) -> _Reader:
    """The reader of a field type."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        (only,) = (part for part in arguments if part is not NoneType)
        return _reader(only)
    if origin is Annotated:
        return _scalar(arguments[1])
    if origin is tuple:
        return _list(_reader(arguments[0]))
    if origin is Literal:
        return _word({word: word for word in arguments})
    if is_dataclass(hint):
        return _Reader(_reader_of(hint))  # type: ignore[arg-type] # a dataclass type, not an instance
    if issubclass(hint, Enum):
        return _word({member.value: member for member in hint})
    return _scalar(str)


def _scalar(convert: _Convert) -> _Reader:
    def read_scalar(raw: Any, keys: Keys, problems: _Problems) -> Any:
        if not isinstance(raw, str):
            return problems.wrong_shape(keys, raw, text("one value"))
        try:
            return convert(raw)
        except Misread as misread:
            return problems.misread(keys, misread)

    return _Reader(read_scalar, convert)


def _list(item: _Reader) -> _Reader:
    read_item = item.read

    def read_list(raw: Any, keys: Keys, problems: _Problems) -> Any:
        if not isinstance(raw, list):
            return problems.wrong_shape(keys, raw, text("a list"))
        return tuple([read_item(each, (*keys, index), problems) for index, each in enumerate(raw)])

    return _Reader(read_list)


def _word(words: Mapping[str, Any]) -> _Reader:
    def read_word(written: str) -> Any:
        if written in words:
            return words[written]
        near = get_close_matches(written, words, n=1, cutoff=0.6)
        raise Misread(
            rules.UNKNOWN_WORD,
            text("{value} is not a word used here", value=shown(written)),
            label=text("allowed: {names}", names=", ".join(words)),
            fix=text("did you mean {name}?", name=near[0]) if near else None,
        )

    return _scalar(read_word)


def _key(field: Field[Any]) -> str:
    """How a field is written: `from_` is `from`; a `key` in its metadata says otherwise."""
    return str(field.metadata.get("key", field.name.rstrip("_")))


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _without_follow_ups(findings: Sequence[Finding]) -> list[Finding]:
    """Leave out the missing key that a misspelt one stands for: one mistake, one finding."""
    meant = {
        found.fix.values["name"]
        for found in findings
        if found.rule is rules.UNKNOWN_KEY and found.fix is not None and "name" in found.fix.values
    }
    return [found for found in findings if found.message.values.get("missing") not in meant]


def _shape(value: object) -> Text:
    if isinstance(value, list):
        return text("a list")
    return text("a mapping") if isinstance(value, dict) else text("one value")
