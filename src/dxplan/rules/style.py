"""How names are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

from dxplan.catalogue.style import STRAY_SPACE
from dxplan.findings import Finding
from dxplan.language import text
from dxplan.model import Agency, AgencyGroup, Group, Indicator, Pillar, Source, Task
from dxplan.rules.placing import Spot, finding_at
from dxplan.workspace import Workspace

_Named: TypeAlias = Pillar | Group | Source | Agency | AgencyGroup | Indicator | Task

#: The keys of a record that hold a name.
_KEYS: dict[type[_Named], tuple[str, ...]] = {
    Pillar: ("name", "name_en"),
    Group: ("name", "name_en"),
    Source: ("title", "title_en"),
    Agency: ("name", "name_en", "short"),
    AgencyGroup: ("name", "name_en"),
    Indicator: ("name", "name_en"),
    Task: ("title", "title_en", "deliverable"),
}


def stray_space(workspace: Workspace) -> Iterator[Finding]:
    """Names hold single plain spaces, and none at their ends."""
    for record in _records(workspace):
        for key in _KEYS[type(record)]:
            words = getattr(record, key)
            if words is not None and _is_untidy(words):
                yield finding_at(
                    workspace,
                    STRAY_SPACE,
                    Spot(record, (key,)),
                    text("{key} holds spaces or line ends that nobody sees", key=key),
                    fix=text("write single spaces, and none at the ends"),
                )


def _is_untidy(words: str) -> bool:
    # Of all blanks only the plain space is printable, which is the quickest way to ask.
    plain = words.isprintable() or not re.search(r"[^\S ]", words)
    return not plain or "  " in words or words.startswith(" ") or words.endswith(" ")


def _records(workspace: Workspace) -> Iterator[_Named]:
    plan = workspace.plan
    yield from plan.pillars.values()
    yield from plan.groups.values()
    yield from plan.sources.values()
    yield from plan.agencies.values()
    yield from plan.agency_groups.values()
    yield from plan.indicators.values()
    yield from plan.tasks.values()
