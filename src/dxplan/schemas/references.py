"""Which keys name other records, and the ids there are to choose from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from dxplan.language import Language, marked
from dxplan.model import (
    Agency,
    AgencyGroup,
    Citation,
    Group,
    Handover,
    Identity,
    Indicator,
    Measurement,
    Pillar,
    Report,
    Source,
    Successor,
    Task,
    TaskReport,
)
from dxplan.schemas.values import Schema
from dxplan.workspace import Workspace

#: The kinds of record that a key can name, by record type and key. A key that also takes the
#: number of a document, such as that of a decision, names nothing for certain and is not here.
REFERENCES: Mapping[type, Mapping[str, tuple[type, ...]]] = {
    Identity: {"implements": (Source,)},
    Citation: {"document": (Source,)},
    Successor: {"id": (Agency,)},
    AgencyGroup: {"members": (Agency,)},
    Indicator: {"pillar": (Pillar,), "owner": (Agency,)},
    Task: {
        "group": (Group,),
        "lead": (Agency, AgencyGroup),
        "support": (Agency, AgencyGroup),
        "serves": (Indicator,),
    },
    Handover: {"to": (Agency,)},
    TaskReport: {"task": (Task,)},
    Measurement: {"indicator": (Indicator,)},
    Report: {"agency": (Agency,), "source": (Source,)},
}

#: What is said (marked) of an id that no record has.
_UNKNOWN: Mapping[tuple[type, ...], str] = {
    (Pillar,): marked("no pillar has this id"),
    (Group,): marked("no group of tasks has this id"),
    (Source,): marked("no source has this id"),
    (Agency,): marked("no agency has this id"),
    (Agency, AgencyGroup): marked("no agency or agency group has this id"),
    (Indicator,): marked("no indicator has this id"),
    (Task,): marked("no task has this id"),
}

#: Ids and what they stand for, by record type. A type that is not here may have any ids.
Names = Mapping[type, Mapping[str, str]]

_LIKE_A_NUMBER = re.compile(r"\d+(\.\d+)?([eE]\d+)?|0[xo][0-9A-Fa-f]+", re.ASCII)


def names_in(workspace: Workspace, language: Language) -> Names:
    """Every id of a plan, with the name of its record.

    An id that stands in a record that cannot be read is there too, without a name: otherwise one
    mistake would mark every line that names the record. Of a type of which records may be missing,
    because a file was not read to its end, nothing is said at all.
    """
    kinds = {kind for keys in REFERENCES.values() for each in keys.values() for kind in each}
    return {
        kind: {
            **{name: _called(record, language) for name, record in workspace.ids(kind).items()},
            **dict.fromkeys(workspace.rejected.get(kind, frozenset()), ""),
        }
        for kind in kinds - workspace.incomplete
    }


def _called(record: object, language: Language) -> str:
    """What a record is called: in English where that is asked for and there is such a name."""
    own = getattr(record, "name", None) or getattr(record, "title", "")
    english = getattr(record, "name_en", None) or getattr(record, "title_en", None)
    return str(english or own) if language == "en" else str(own)


def choice(kinds: tuple[type, ...], names: Names) -> tuple[Schema, str] | None:
    """The ids of records of these kinds as a choice, and what is said of any other id.

    None where the ids are not known, and where there are none yet: an editor reports an empty
    choice as a mistake in the schema.
    """
    if not all(kind in names for kind in kinds):
        return None
    known = {name: called for kind in kinds for name, called in sorted(names[kind].items())}
    if not known:
        return None
    form: Schema = {
        "type": "string",
        "enum": list(known),
        "enumDescriptions": list(known.values()),
    }
    return _with_numbers(form, list(known)), _UNKNOWN[kinds]


def _with_numbers(form: Schema, ids: Sequence[str]) -> Schema:
    """Let numbers through when an id looks like one: an editor does not see `007` as text."""
    if not any(_LIKE_A_NUMBER.fullmatch(each) for each in ids):
        return form
    return {"anyOf": [form, {"type": "number"}]}
