"""A record type as JSON Schema, made from its field types as `records.py` of dxplan reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from dxplan.language import Translate, marked
from dxplan.model import Report, Target, Task
from dxplan.scalars import read_id
from dxplan.schemas.meanings import MEANINGS, TITLES
from dxplan.schemas.references import REFERENCES, Names, choice
from dxplan.schemas.values import Schema, free_text, value, word
from dxplan.views.words import WORDS


class _Choice(NamedTuple):
    """Keys of which one excludes or needs another (`rules/choices.py`, DX209)."""

    #: This key excludes those, and what is said (marked) where they meet.
    key: str
    excludes: tuple[str, ...]
    complaint: str
    #: Key -> keys it needs.
    needs: Mapping[str, list[str]] = {}
    #: Keys of which one must be there.
    one_of: tuple[str, ...] = ()


_CHOICES: Mapping[type, _Choice] = {
    Task: _Choice(
        "recurs",
        ("due",),
        marked("the task has a deadline and a rhythm"),
        needs={"until": ["recurs"]},
    ),
    Target: _Choice(
        "range",
        ("comparator", "value"),
        marked("the target has a value and a range"),
        needs={"comparator": ["value"], "value": ["comparator"]},
        one_of=("value", "range"),
    ),
    Report: _Choice(
        "source",
        ("agency",),
        marked("the report names an agency and a source"),
        one_of=("agency", "source"),
    ),
}


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes schemas in one language, with the ids of one plan or of none."""

    translate: Translate
    names: Names

    def record(self, cls: type, *, without: str = "") -> Schema:
        """The schema of a record; of a key that is written elsewhere it says nothing."""
        written = [field for field in fields(cls) if field.name != without]
        whole = self.closed(
            TITLES[cls],
            {_key(field): self.key(cls, field.name) for field in written},
            [_key(field) for field in written if _is_required(field)],
        )
        return whole | (self._choice(_CHOICES[cls]) if cls in _CHOICES else {})

    def key(self, cls: type, name: str) -> Schema:
        """The schema of what one key of a record takes, and what the key means."""
        hint = get_type_hints(cls, include_extras=True)[name]
        key = name.rstrip("_")
        form = self._form(hint, REFERENCES.get(cls, {}).get(key))
        return {"description": self.translate(MEANINGS[cls][key]), **form}

    def closed(self, title: str, keys: Mapping[str, Schema], required: list[str]) -> Schema:
        """A mapping that takes these keys and no other."""
        return {
            "title": self.translate(title),
            "type": "object",
            "properties": dict(keys),
            "required": required,
            "additionalProperties": False,
        }

    def _choice(self, choice: _Choice) -> Schema:
        """As what a key brings with it, which an editor marks at the key that may not be there."""
        excluded = {
            "properties": dict.fromkeys(choice.excludes, False),
            "errorMessage": self.translate(choice.complaint),
        }
        form: Schema = {"dependencies": {**choice.needs, choice.key: excluded}}
        if choice.one_of:
            form["anyOf"] = [{"required": [key]} for key in choice.one_of]
        return form

    def _form(self, hint: Any, named: tuple[type, ...] | None) -> Schema:
        """The form of a field type; `named` are the kinds of record that its ids belong to."""
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in {Union, UnionType}:
            (only,) = (part for part in arguments if part is not NoneType)
            return self._form(only, named)
        if origin is tuple:
            return {"type": "array", "items": self._form(arguments[0], named)}
        if named is not None:
            return self._reference(named)
        if origin is Annotated:
            return value(arguments[1], self.translate)
        if origin is Literal:
            return self._word(arguments)
        if is_dataclass(hint):
            return self._nested(hint)  # type: ignore[arg-type] # a dataclass type, not an instance
        if issubclass(hint, Enum):
            return self._word(tuple(member.value for member in hint))
        return free_text()

    def _reference(self, kinds: tuple[type, ...]) -> Schema:
        found = choice(kinds, self.names)
        if found is None:
            return value(read_id, self.translate)
        form, complaint = found
        return {**form, "errorMessage": self.translate(complaint)}

    def _word(self, words: tuple[str, ...]) -> Schema:
        return word(words, [WORDS.get(each, "") for each in words], self.translate)

    def _nested(self, cls: type) -> Schema:
        short: str | None = getattr(cls, "SHORT", None)
        whole = self.record(cls)
        return whole if short is None else {"anyOf": [whole["properties"][short], whole]}


def _key(field: Field[Any]) -> str:
    """How a field is written: `from_` is `from`."""
    return field.name.rstrip("_")


def _is_required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING
