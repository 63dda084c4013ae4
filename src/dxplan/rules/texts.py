"""The texts of a plan that readers see: every name, title and deliverable, with its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from dxplan.findings import Rule
from dxplan.language import Text
from dxplan.model import Agency, AgencyGroup, Group, Indicator, Pillar, Source, Task
from dxplan.rules.placing import Spot
from dxplan.workspace import Workspace

Named: TypeAlias = Pillar | Group | Source | Agency | AgencyGroup | Indicator | Task

#: The keys of a record that hold a name.
KEYS: Mapping[type[Named], tuple[str, ...]] = {
    Pillar: ("name", "name_en"),
    Group: ("name", "name_en"),
    Source: ("title", "title_en"),
    Agency: ("name", "name_en", "short"),
    AgencyGroup: ("name", "name_en"),
    Indicator: ("name", "name_en"),
    Task: ("title", "title_en", "deliverable"),
}
#: The keys among them that hold Vietnamese.
VIETNAMESE = frozenset({"name", "title", "deliverable"})


class Wording(NamedTuple):
    """A text, the record it belongs to and the key it stands under."""

    words: str
    record: Named
    key: str

    @property
    def spot(self) -> Spot:
        """Where it is written."""
        return Spot(self.record, (self.key,))


class Complaint(NamedTuple):
    """What is wrong with a text, wherever it stands."""

    rule: Rule
    message: Text
    fix: Text
    label: Text | None = None


def records(workspace: Workspace) -> Iterator[Named]:
    """Every record that has a name."""
    plan = workspace.plan
    yield from plan.pillars.values()
    yield from plan.groups.values()
    yield from plan.sources.values()
    yield from plan.agencies.values()
    yield from plan.agency_groups.values()
    yield from plan.indicators.values()
    yield from plan.tasks.values()


def wordings(workspace: Workspace) -> Iterator[Wording]:
    """Every name, title and deliverable that is there."""
    for record in records(workspace):
        for key in KEYS[type(record)]:
            words = getattr(record, key)
            if words is not None:
                yield Wording(words, record, key)
