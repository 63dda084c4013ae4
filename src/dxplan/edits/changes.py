"""What can be changed in a data file, and what the data is afterwards."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, Final, TypeAlias

from dxplan.encoding import decode
from dxplan.findings import Location
from dxplan.language import Text, text
from dxplan.yamltext import Data, Document, Keys

Value: TypeAlias = "str | int | Decimal | dt.date | bool | Mapping[str, Value] | Sequence[Value]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """Set the value at `keys`; an absent key is inserted after the key `after`, else at the end."""

    path: str
    keys: Keys
    value: Value
    after: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Add:
    """Append an item to the list at `keys`, which may be empty or absent."""

    path: str
    keys: Keys
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Remove:
    """Take out a key or a list item, with its own lines."""

    path: str
    keys: Keys


@dataclass(frozen=True, slots=True, kw_only=True)
class Create:
    """A new file."""

    path: str
    text: str


#: Keys refer to the data before any of the edits made together, like the lines of a patch.
Edit = Put | Add | Remove | Create


class CannotEdit(Exception):
    """The change has no safe place in the file, or the file cannot be written; nothing was."""

    def __init__(self, message: Text, location: Location) -> None:
        super().__init__(f"{location}: {message}")
        self.message, self.location = message, location


class ChangedOnDisk(Exception):
    """Somebody else changed the file since it was read; nothing was written."""

    def __init__(self, message: Text, path: str) -> None:
        super().__init__(f"{path}: {message}")
        self.message, self.path = message, path


# values

#: A value as a file holds it: what `parse` will read back.
Written: TypeAlias = "dict[str, Written] | list[Written] | str"


class Bare(str):
    """A number, a date or a yes/no: text that no quotes belong around."""

    __slots__ = ()


def written(value: Value, place: Callable[[], Location]) -> Written:
    """`value` as text, with composed letters and line ends of one kind."""
    match value:
        case str():
            return _clean(value, place)
        case bool():
            return Bare("yes" if value else "no")
        case int():
            return Bare(value)
        case Decimal() if not value.is_finite():
            raise CannotEdit(text("{value} is not a number", value=str(value)), place())
        case Decimal():
            return Bare(f"{value:f}")
        case dt.date():
            return Bare(dt.date.isoformat(value))
        case Mapping():
            return {_clean(key, place): written(each, place) for key, each in value.items()}
        case Sequence():
            return [written(each, place) for each in value]
        case _:
            raise TypeError(value)  # None, a binary fraction: not what a plan is made of


def _clean(words: str, place: Callable[[], Location]) -> str:
    composed = unicodedata.normalize("NFC", words.replace("\r\n", "\n").replace("\r", "\n"))
    try:
        # The point in front keeps U+FEFF from passing as the byte order mark of a file.
        _, findings = decode("", f".{composed}".encode())
    except UnicodeEncodeError:
        raise CannotEdit(text("the text holds half a character"), place()) from None
    if findings:
        raise CannotEdit(findings[0].message, place())
    return composed


# what is there and what will be

ABSENT: Final = object()


def lookup(data: Data, keys: Keys) -> Any:
    """The value that `keys` lead to, or `ABSENT`."""
    found: Any = data
    for key in keys:
        match found, key:
            case dict(), str() if key in found:
                found = found[key]
            case list(), int() if 0 <= key < len(found):
                found = found[key]
            case _:
                return ABSENT
    return found


def check(document: Document, edits: Sequence[Put | Add | Remove]) -> None:
    """Refuse edits that have no place in the document or that get in each other's way."""
    if document.stopped_at is not None:
        message = text("the file cannot be read to its end; mend it first")
        raise CannotEdit(message, Location(path=document.path))
    settled: set[Keys] = set()
    for edit in edits:
        _check_place(document, edit)
        if not isinstance(edit, Add):
            if edit.keys in settled:
                raise _overlap(document, edit)
            settled.add(edit.keys)
    lists = {edit.keys for edit in edits if isinstance(edit, Add)}
    for edit in edits:
        depth = len(edit.keys) + isinstance(edit, Add)
        inside = any(edit.keys[:length] in settled for length in range(depth))
        if inside or (isinstance(edit, Put) and _makes_mapping(edit, lists)):
            raise _overlap(document, edit)


def _check_place(document: Document, edit: Put | Add | Remove) -> None:
    found = lookup(document.data, edit.keys)
    if isinstance(edit, Remove):
        fits = bool(edit.keys) and found is not ABSENT
        message = text("there is nothing here to take out")
    elif found is ABSENT:
        fits = _may_hold(document.data, edit.keys)
        message = text("there is no record here to write into")
    elif isinstance(edit, Put):
        fits = bool(edit.keys)
        message = text("a whole file is not replaced")
    else:
        fits = isinstance(found, list) or (found is None and bool(edit.keys))
        message = text("there is no list here to add to")
    if not fits:
        raise CannotEdit(message, document.at(edit.keys))


def _may_hold(data: Data, keys: Keys) -> bool:
    """Whether an absent key can be inserted: into a mapping, or under a key without a value."""
    if not keys or not isinstance(keys[-1], str):
        return False
    parent = lookup(data, keys[:-1])
    return isinstance(parent, dict) or (parent is None and len(keys) > 1)


def _makes_mapping(edit: Put, lists: set[Keys]) -> bool:
    """Whether a key is put where another edit makes a list."""
    return isinstance(edit.keys[-1], str) and edit.keys[:-1] in lists


def _overlap(document: Document, edit: Put | Add | Remove) -> CannotEdit:
    return CannotEdit(text("two changes meet in the same place"), document.at(edit.keys))


def applied(document: Document, edits: Sequence[Put | Add | Remove]) -> Data:
    """The document's data with checked edits made."""
    data = _copied(document.data)
    for edit in edits:
        if isinstance(edit, Remove):
            continue
        value = written(edit.value, partial(document.at, edit.keys))
        if isinstance(edit, Put):
            _container(data, edit.keys[:-1], {})[edit.keys[-1]] = value
        else:
            _container(data, edit.keys, []).append(value)
    # Backwards, so that the places of the items before stay true.
    removed = (edit.keys for edit in edits if isinstance(edit, Remove))
    for keys in sorted(removed, key=_order, reverse=True):
        del _container(data, keys[:-1], {})[keys[-1]]
    return data


def _order(keys: Keys) -> tuple[tuple[int, str], ...]:
    return tuple((key, "") if isinstance(key, int) else (0, key) for key in keys)


def _container(data: Any, keys: Keys, empty: Any) -> Any:
    """The mapping or list at `keys`; where nothing is, `empty` is hung there."""
    if not keys:
        return data
    parent: Any = lookup(data, keys[:-1])
    found = lookup(data, keys)
    if found is None or found is ABSENT:
        parent[keys[-1]] = empty
    return parent[keys[-1]]


def _copied(data: Data) -> Data:
    """A copy of the containers; `REFUSED` stays the one that it is."""
    match data:
        case dict():
            return {key: _copied(each) for key, each in data.items()}
        case list():
            return [_copied(each) for each in data]
        case _:
            return data
