"""Who follows whom: successions that take effect, and agencies that are told apart."""

from __future__ import annotations

from dxplan.findings import Rule, Severity
from dxplan.language import marked

_ENDING = """\
# data/agencies.yaml
agencies:
  - {{id: so-a, name: Sở A, level: department,
     {end}}}
  - {{id: so-b, name: Sở B, level: department, {life}}}
  - {{id: so-c, name: Sở C, level: department}}
"""


def _agencies(end: str, life: str = "source: vb-1") -> str:
    return _ENDING.format(end=end, life=life)


SUCCESSOR_OUT_OF_TIME = Rule(
    code="DX319",
    slug="successor-out-of-time",
    severity=Severity.WARNING,
    title=marked("A successor does not exist on the day it takes over"),
    why=marked(
        "Work passes on the day the agency before ends. If the successor begins later, nobody"
        " answers in between; if it had ended before, it never did. One of the dates is wrong, or"
        " an agency in between is missing."
    ),
    bad=_agencies("until: 2025-03-01, successors: [{id: so-b}]", "from: 2025-04-01"),
    good=_agencies("until: 2025-03-01, successors: [{id: so-b}]", "from: 2025-03-01"),
)

SUCCESSORS_WITHOUT_END = Rule(
    code="DX320",
    slug="successors-without-end",
    severity=Severity.WARNING,
    title=marked("An agency has successors, but no end"),
    why=marked(
        "A succession takes effect on the day of `until`. Without it the agency answers for its"
        " work for ever, and its successors never do."
    ),
    bad=_agencies("successors: [{id: so-b}]"),
    good=_agencies("until: 2025-03-01, successors: [{id: so-b}]"),
)

SEVERAL_HEIRS = Rule(
    code="DX321",
    slug="several-heirs",
    severity=Severity.WARNING,
    title=marked("Two successors of an agency would take over all of its work"),
    why=marked(
        "The first successor without a scope answers for all tasks, so a second one answers for"
        " none. Give it the scope it took over, or write a handover in each task it leads now."
    ),
    bad=_agencies("until: 2025-03-01, successors: [{id: so-b}, {id: so-c}]"),
    good=_agencies("until: 2025-03-01, successors: [{id: so-b}, {id: so-c, scope: báo chí}]"),
)

SAME_AGENCY_TWICE = Rule(
    code="DX322",
    slug="same-agency-twice",
    severity=Severity.WARNING,
    title=marked("Two agencies have the same name"),
    why=marked(
        "But for capitals, dashes and blanks their names or short names are the same: most likely"
        " it is one agency under two ids, and its tasks are counted in two places. Two that never"
        " existed at the same time may share a name."
    ),
    bad=_agencies("source: vb-1").replace("Sở C", "SỞ  A"),
    good=_agencies("source: vb-1"),
)

AGENCY_OR_GROUP = Rule(
    code="DX323",
    slug="agency-or-group",
    severity=Severity.WARNING,
    title=marked("An agency and an agency group have the same id"),
    why=marked(
        "Where a task names it, the group is meant and each member owes a report; where an"
        " indicator or a report does, it is the agency. A reader cannot tell. Give one of them"
        " another id."
    ),
    bad=_agencies("source: vb-1")
    + "groups:\n  - {id: so-c, name: Các sở, members: [so-a, so-b]}\n",
    good=_agencies("source: vb-1") + "groups:\n  - {id: cac-so, name: Các sở, members: [so-a]}\n",
)
