"""How names are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dxplan.catalogue.style import STRAY_SPACE
from dxplan.findings import Finding
from dxplan.language import text
from dxplan.model import Agency, AgencyGroup, Group, Indicator, Pillar, Source, Task
from dxplan.rules.placing import Spot, finding_at
from dxplan.workspace import Workspace

_KEYS = ("name", "name_en", "title", "title_en", "short", "deliverable")
_STRAY = re.compile(r"\A\s|\s\Z|\s\s|[^\S ]")


def stray_space(workspace: Workspace) -> Iterator[Finding]:
    """Names hold single plain spaces, and none at their ends."""
    for record in _records(workspace):
        for key in _KEYS:
            words = getattr(record, key, None)
            if words is not None and _STRAY.search(words):
                yield finding_at(
                    workspace,
                    STRAY_SPACE,
                    Spot(record, (key,)),
                    text("{key} holds spaces or line ends that nobody sees", key=key),
                    fix=text("write single spaces, and none at the ends"),
                )


def _records(
    workspace: Workspace,
) -> Iterable[Pillar | Group | Source | Agency | AgencyGroup | Indicator | Task]:
    plan = workspace.plan
    for table in (plan.pillars, plan.groups, plan.sources, plan.agencies, plan.agency_groups):
        yield from table.values()
    yield from plan.indicators.values()
    yield from plan.tasks.values()
