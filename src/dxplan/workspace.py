"""A plan together with where every record stands: what rules and messages work with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path

from dxplan.findings import Location, RecordName
from dxplan.language import marked
from dxplan.model import Agency, AgencyGroup, Group, Indicator, Pillar, Plan, Report, Source, Task
from dxplan.records import Origin
from dxplan.scalars import plain_letters
from dxplan.yamltext import Document

PLAN_FILE = Path("data", "plan.yaml")

#: Record types that have ids, and what a reader calls one.
KIND_NAMES: Mapping[type, str] = {
    Pillar: marked("pillar"),
    Group: marked("group"),
    Source: marked("source"),
    Agency: marked("agency"),
    AgencyGroup: marked("agency group"),
    Indicator: marked("indicator"),
    Task: marked("task"),
    Report: marked("report"),
}


def find_root(start: Path) -> Path | None:
    """The nearest folder from `start` upwards that holds a plan."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / PLAN_FILE).exists():
            return folder
    return None


@dataclass(frozen=True, eq=False, repr=False, kw_only=True)
class Workspace:
    """A loaded folder. Without errors `plan` is everything it says."""

    root: Path
    plan: Plan
    #: By path below the root.
    documents: Mapping[str, Document] = field(default_factory=dict)
    #: Origin of every record, by the identity of the (living, frozen) record object.
    origins: Mapping[int, Origin] = field(default_factory=dict)
    #: Ids of records that could not be read, by record type.
    rejected: Mapping[type, frozenset[str]] = field(default_factory=dict)
    #: Record types of which some may be missing, because a file was not read to its end.
    incomplete: frozenset[type] = frozenset()
    #: Tasks by group and indicators by pillar that were written down but could not be read.
    unread: Mapping[tuple[type, str], int] = field(default_factory=dict)

    def at(self, record: object, *keys: str | int, key: bool = False) -> Location:
        """Where a record, or the part of it that `keys` lead to, is written."""
        return self.origins[id(record)].at(*keys, key=key)

    def may_exist(self, kind: type, name: str) -> bool:
        """Whether a record of that id is there, or was there before it could not be read."""
        return (
            name in self.ids(kind)
            or name in self.rejected.get(kind, frozenset())
            or kind in self.incomplete
        )

    def ids(self, kind: type) -> Mapping[str, object]:
        """The records of one type, by id."""
        return self._tables[kind]

    @cached_property
    def _tables(self) -> Mapping[type, Mapping[str, object]]:
        """The records by type and id, for rules that look up every reference of the plan."""
        plan = self.plan
        return {
            Pillar: plan.pillars,
            Group: plan.groups,
            Source: plan.sources,
            Agency: plan.agencies,
            AgencyGroup: plan.agency_groups,
            Indicator: plan.indicators,
            Task: plan.tasks,
        }

    def nearest(self, name: str, *kinds: type) -> str | None:
        """The id that was probably meant: a look-alike first, then the closest spelling."""
        known = {each.lower(): each for kind in kinds for each in self.ids(kind)}
        plain = plain_letters(name).lower()
        near = [plain] if plain in known else get_close_matches(plain, known, n=1, cutoff=0.6)
        return known[near[0]] if near else None

    def agency_name(self, agency: str) -> str:
        """How an agency or agency group is called for short; its id where it is not known."""
        found = self.plan.agencies.get(agency)
        if found is not None:
            return found.short or found.name
        group = self.plan.agency_groups.get(agency)
        return group.name if group is not None else agency

    def name_of(self, record: object) -> RecordName:
        """What a finding calls a record."""
        kind = KIND_NAMES[type(record)]
        match record:
            case Task():
                agency = self.agency_name(record.lead)
                return RecordName(kind=kind, id=record.id, title=record.title, agency=agency)
            case Indicator():
                agency = self.agency_name(record.owner)
                return RecordName(kind=kind, id=record.id, title=record.name, agency=agency)
            case Source():
                return RecordName(kind=kind, id=record.id, title=record.title)
            case Agency() | AgencyGroup() | Group() | Pillar():
                return RecordName(kind=kind, id=record.id, title=record.name)
            case Report():
                reporter = record.agency or record.source or ""
                return RecordName(kind=kind, id=f"{reporter} {record.as_of}")
            case _:
                raise TypeError(kind)
