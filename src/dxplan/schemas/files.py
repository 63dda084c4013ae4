"""Each kind of file below `data/` as a JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping

from dxplan.language import Translate, marked
from dxplan.model import (
    FORMAT,
    Agency,
    AgencyGroup,
    Group,
    Identity,
    Indicator,
    Pillar,
    Report,
    Source,
    Task,
)
from dxplan.modelines import KINDS
from dxplan.schemas.meanings import TOP
from dxplan.schemas.records import Maker
from dxplan.schemas.references import Names
from dxplan.schemas.values import Schema

#: Lists of records, by kind of file; a report is one record itself.
_LISTS: Mapping[str, Mapping[str, type]] = {
    "plan": {"pillars": Pillar, "groups": Group},
    "sources": {"sources": Source},
    "agencies": {"agencies": Agency, "groups": AgencyGroup},
    "indicators": {"indicators": Indicator},
    "tasks": {"tasks": Task},
}
_TITLES = {
    "plan": marked("The plan: what it is, its pillars and groups"),
    "sources": marked("The sources of the plan"),
    "agencies": marked("The agencies of the plan"),
    "indicators": marked("The indicators of the plan"),
    "tasks": marked("The tasks of one group"),
}
#: The one version this program reads, as a number or as text.
_FORMAT: Schema = {
    "type": ["integer", "string"],
    "minimum": FORMAT,
    "maximum": FORMAT,
    "pattern": f"^{FORMAT}$",
    "default": FORMAT,
}
#: What every editor reads: the older of the drafts in use.
DRAFT = "http://json-schema.org/draft-07/schema#"


def schemas(translate: Translate, names: Names | None = None) -> Mapping[str, Schema]:
    """A JSON Schema for every kind of file, by kind.

    With `names`, the ids of a plan, keys that name a record take these ids and no others.
    """
    maker = Maker(translate, names or {})
    return {kind: _headed(kind, _schema(maker, kind)) for kind in KINDS}


def _headed(kind: str, body: Schema) -> Schema:
    return {
        "$schema": DRAFT,
        "$id": f"urn:dxplan:schema:{kind}:{FORMAT}",
        "$comment": "Made by `dxplan schema`. Do not edit.",
        **body,
    }


def _schema(maker: Maker, kind: str) -> Schema:
    if kind == "report":
        return _report(maker)
    head = _head(maker, kind)
    lists = {key: _list(_record(maker, cls)) for key, cls in _LISTS[kind].items()}
    keys = {
        key: {"description": maker.translate(TOP[kind][key]), **form}
        for key, form in {**head, **lists}.items()
    }
    return maker.closed(_TITLES[kind], keys, list(head))


def _head(maker: Maker, kind: str) -> Mapping[str, Schema]:
    """What a file must hold beside its lists of records."""
    if kind == "plan":
        return {"format": _FORMAT, "plan": maker.record(Identity)}
    return {"group": maker.key(Task, "group")} if kind == "tasks" else {}


def _record(maker: Maker, cls: type) -> Schema:
    """The file of tasks names their group once, and they do not."""
    return maker.record(cls, without="group" if cls is Task else "")


def _list(item: Schema) -> Schema:
    """A list of records; a key with nothing after it is an empty list."""
    return {"type": ["array", "null"], "items": item}


def _report(maker: Maker) -> Schema:
    report = maker.record(Report)
    for key in ("tasks", "indicators"):
        report["properties"][key] |= _list(report["properties"][key]["items"])
    return report
