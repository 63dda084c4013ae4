"""Who is given work: agencies that exist while it is to be done, and groups that have members."""

from __future__ import annotations

from dxplan.catalogue.example import task
from dxplan.findings import Rule, Severity
from dxplan.language import marked

_AGENCIES = """\
# data/agencies.yaml
agencies:
  - {{id: so-a, name: Sở A, level: department}}
  - {{id: so-b, name: Sở B, level: department}}
  - {more}
"""
_GROUPS = """\
# data/agencies.yaml
agencies:
  - {{id: so-a, name: Sở A, level: department}}
  - {{id: so-b, name: Sở B, level: department}}
groups:
  - {{id: departments, name: Các sở, members: {members}}}
"""

EMPTY_AGENCY_GROUP = Rule(
    code="DX315",
    slug="empty-agency-group",
    severity=Severity.WARNING,
    title=marked("An agency group has no members"),
    why=marked(
        "What a group leads is completed when every member has completed it. A group of none"
        " answers for nothing, and whoever is meant does not know it. Name the members, or take"
        " the group out."
    ),
    bad=_GROUPS.format(members="[]"),
    good=_GROUPS.format(members="[so-a, so-b]"),
)

AGENCY_OUT_OF_TIME = Rule(
    code="DX316",
    slug="agency-out-of-time",
    severity=Severity.WARNING,
    title=marked("A task is led by an agency that does not exist while it is to be done"),
    why=marked(
        "An agency that begins after the deadline cannot have done the work, and one that ended"
        " before the plan cannot have been given it. Most often the id of the agency before or"
        " after a merger is meant."
    ),
    bad=_AGENCIES.format(more="{id: so-c, name: Sở C, level: department, from: 2025-07-01}")
    + task(lead="so-c", support="[so-a, so-b]"),
    good=_AGENCIES.format(more="{id: so-c, name: Sở C, level: department, from: 2025-03-01}")
    + task(lead="so-c", support="[so-a, so-b]"),
)

HANDOVER_OUT_OF_TIME = Rule(
    code="DX317",
    slug="handover-out-of-time",
    severity=Severity.WARNING,
    title=marked("A task is handed over to an agency that does not exist on that day"),
    why=marked(
        "From the day of a handover on its taker answers for the task. If it does not exist yet,"
        " or no longer, the task is counted for an agency that cannot report. A handover older"
        " than the plan hands over nothing."
    ),
    bad=_AGENCIES.format(more="{id: so-c, name: Sở C, level: department, from: 2025-03-01}")
    + task(handovers="[{to: so-c, date: 2025-02-01}]"),
    good=_AGENCIES.format(more="{id: so-c, name: Sở C, level: department, from: 2025-03-01}")
    + task(handovers="[{to: so-c, date: 2025-03-01}]"),
)

UNUSED_AGENCY = Rule(
    code="DX318",
    slug="unused-agency",
    severity=Severity.INFO,
    title=marked("Agencies are named nowhere"),
    why=marked(
        "They lead, support, own, report and succeed nothing and are in no group. One may have been"
        " forgotten in a task, or stand there under another id. They are counted once; agencies"
        " kept for later do no harm."
    ),
    bad=_AGENCIES.format(more="{id: so-c, name: Sở C, level: department}"),
    good=_AGENCIES.format(more="{id: so-c, name: Sở C, level: department}")
    + task(support="[so-b, so-c]"),
)
