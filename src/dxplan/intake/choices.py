"""The mapping file: what headings and names of an annex mean, where the program cannot tell.

A small YAML file, kept beside the annex and used again for the next one:

    columns:
      "Nội dung triển khai": title
      "Kinh phí": ignore
    names:
      "Sở TTTT": so-ttt
      "các đơn vị liên quan": none
    owner: vp-ubnd
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from dxplan.encoding import decode
from dxplan.findings import Location, Severity
from dxplan.intake.headings import IGNORED, heading_key
from dxplan.intake.names import NOBODY
from dxplan.intake.refusal import CannotRead
from dxplan.language import Text, text
from dxplan.model import Plan
from dxplan.scalars import shown
from dxplan.yamltext import Data, Document, Keys, parse

_FIELDS = frozenset({"title", "lead", "support", "start", "deadline", "deliverable", "note",
                     "number", "unit", "owner", IGNORED})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a mapping file says."""

    #: Heading as written -> field, year or `ignore`.
    columns: Mapping[str, str] = field(default_factory=dict)
    #: Name as written -> agency, agency group or `none`.
    names: Mapping[str, str] = field(default_factory=dict)
    #: The agency that answers for indicators whose row names none.
    owner: str | None = None

    def by_heading(self) -> dict[str, str]:
        """The fields by heading as headings are compared."""
        return {heading_key(heading): chosen for heading, chosen in self.columns.items()}


def read_choices(path: str, raw: bytes, plan: Plan) -> Choices:
    """The choices in a mapping file.

    Raises:
        CannotRead: at the first thing in it that cannot be understood.
    """
    words, findings = decode(path, raw)
    document = parse(path, words or "")
    errors = [each for each in (*findings, *document.findings) if each.severity is Severity.ERROR]
    if errors:
        raise _refusal(errors[0].location, errors[0].message, errors[0].fix)
    reader = _Reader(document, plan)
    return reader.choices()


class _Reader:
    """Reads a mapping file with a place for every complaint."""

    def __init__(self, document: Document, plan: Plan) -> None:
        self._document = document
        self._agencies = [*plan.agencies, *plan.agency_groups]

    def choices(self) -> Choices:
        data = self._document.data or {}
        if not isinstance(data, dict):
            raise self._wrong((), text("the mapping is not made of columns: and names:"))
        for key in data.keys() - {"columns", "names", "owner"}:
            raise self._wrong((key,), text("the key {key} is not known here", key=shown(key)))
        columns = self._pairs(data, "columns")
        for heading, chosen in columns.items():
            if chosen not in _FIELDS and not (chosen.isdigit() and len(chosen) == 4):  # noqa: PLR2004 (a year)
                message = text("{value} is not a word used here", value=shown(chosen))
                allowed = text("allowed: {names}", names=", ".join(sorted(_FIELDS)))
                raise self._wrong(("columns", heading), message, allowed)
        names = self._pairs(data, "names")
        for name, chosen in names.items():
            self._check_agency(("names", name), chosen, NOBODY)
        owner = data.get("owner")
        if owner is not None:
            if not isinstance(owner, str):
                raise self._wrong(("owner",), text("one value belongs here"))
            self._check_agency(("owner",), owner)
        return Choices(columns=columns, names=names, owner=owner)

    def _pairs(self, data: dict[str, Data], key: str) -> dict[str, str]:
        found = data.get(key) or {}
        if not isinstance(found, dict):
            raise self._wrong((key,), text("a mapping belongs here"))
        pairs = {}
        for name, value in found.items():
            if not isinstance(value, str):
                raise self._wrong((key, name), text("one value belongs here"))
            pairs[name] = value
        return pairs

    def _check_agency(self, keys: Keys, chosen: str, *others: str) -> None:
        if chosen in self._agencies or chosen in others:
            return
        near = get_close_matches(chosen, self._agencies, n=1)
        message = text("there is no agency {name}", name=shown(chosen))
        hint = text("did you mean {name}?", name=near[0]) if near else None
        raise self._wrong(keys, message, hint)

    def _wrong(self, keys: Keys, message: Text, hint: Text | None = None) -> CannotRead:
        return _refusal(self._document.at(keys), message, hint)


def choices_text(choices: Choices, unresolved: Mapping[str, Sequence[str]]) -> str:
    """A mapping file; names that could not be resolved stand in it as comments to complete."""
    lines = []
    if choices.columns:
        lines += ["columns:", *_lines(choices.columns.items())]
    if choices.names or unresolved:
        lines += ["names:" if choices.names else "# names:", *_lines(choices.names.items())]
        for name, near in unresolved.items():
            suggestion = f"  # {'; '.join(near)}" if near else ""
            lines.append(f"#  {_quoted(name)}: {suggestion}".rstrip())
    if choices.owner:
        lines.append(f"owner: {choices.owner}")
    return "\n".join([*lines, ""])


def _lines(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"  {_quoted(name)}: {value}" for name, value in pairs)


def _quoted(words: str) -> str:
    """A double-quoted YAML text: JSON's escapes are a part of YAML's."""
    return json.dumps(words, ensure_ascii=False)


def _refusal(place: Location, message: Text, hint: Text | None) -> CannotRead:
    return CannotRead(text("{place}: {message}", place=str(place), message=message), hint)
