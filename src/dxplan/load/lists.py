"""Which file holds which lists of records with ids."""

from __future__ import annotations

from collections.abc import Mapping

from dxplan.model import Agency, AgencyGroup, Group, Indicator, Pillar, Source, Task

PLAN = "data/plan.yaml"
TASKS = "data/tasks/"

#: Lists of records by file, and the types of the records in them.
LISTS: Mapping[str, Mapping[str, type]] = {
    PLAN: {"pillars": Pillar, "groups": Group},
    "data/sources.yaml": {"sources": Source},
    "data/agencies.yaml": {"agencies": Agency, "groups": AgencyGroup},
    "data/indicators.yaml": {"indicators": Indicator},
}


def kind_of(path: str, key: object) -> type | None:
    """The type of the records in a list of a file; None where it is no such list."""
    if path.startswith(TASKS):
        return Task if key == "tasks" else None
    return LISTS.get(path, {}).get(str(key))
