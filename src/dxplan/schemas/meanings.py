"""What every key of the data format means, in words: the help an editor shows.

`docs/data-format.md` says the same at length; a test holds that no key is forgotten here either.
"""

from __future__ import annotations

from collections.abc import Mapping

from dxplan.language import marked
from dxplan.model import (
    Agency,
    AgencyGroup,
    Baseline,
    Citation,
    Decision,
    Group,
    Handover,
    Identity,
    Indicator,
    Measurement,
    Pillar,
    Range,
    Report,
    Source,
    Successor,
    Target,
    Task,
    TaskReport,
)

_NAME_EN = marked("The name in English.")
_TITLE_EN = marked("The title in English.")
_KNOWN_FROM = marked("Where this is known from.")
_NOTE = marked("What a reader should know.")
_BASIS = marked("How sure the record is.")
_RESTS_ON = marked("The document or page it rests on.")

#: What a record of each type is called.
TITLES: Mapping[type, str] = {
    Identity: marked("What plan this is"),
    Pillar: marked("Pillar"),
    Group: marked("Group of tasks"),
    Source: marked("Source"),
    Citation: marked("Citation"),
    Agency: marked("Agency"),
    Successor: marked("Successor"),
    AgencyGroup: marked("Agency group"),
    Indicator: marked("Indicator"),
    Baseline: marked("Baseline"),
    Target: marked("Target"),
    Range: marked("Range"),
    Decision: marked("Decision"),
    Task: marked("Task"),
    Handover: marked("Handover"),
    Report: marked("Report"),
    TaskReport: marked("What is reported of a task"),
    Measurement: marked("Measurement"),
}

#: Record type -> key as it is written -> what it means.
MEANINGS: Mapping[type, Mapping[str, str]] = {
    Identity: {
        "number": marked("Number of the document, such as 239/KH-UBND."),
        "title": marked("Title of the document."),
        "title_en": _TITLE_EN,
        "issued": marked("The day it was signed."),
        "issuer": marked("Who issued it."),
        "signatory": marked("Who signed it."),
        "implements": marked("The documents it carries out."),
        "source": marked("Where its text, or what is known of it, can be found."),
        "target_years": marked("The years it sets targets for."),
        "language": marked("Language of output unless somebody asks for another; vi if left out."),
        "decisions": marked("Documents that let records leave the plan, or its totals change."),
    },
    Pillar: {
        "id": marked("Id of the pillar; indicators name it."),
        "name": marked("Name of the pillar."),
        "name_en": _NAME_EN,
        "declared": marked("How many indicators the plan says it has."),
    },
    Group: {
        "id": marked("Id of the group; every file of tasks names one."),
        "name": marked("Name of the group."),
        "name_en": _NAME_EN,
        "declared": marked(
            "How many tasks the plan says it has; without it the group stands outside the"
            " headline figures."
        ),
    },
    Source: {
        "id": marked("Id of the source; records cite it."),
        "kind": marked("An official document, a web page or article, or a set of figures."),
        "title": marked("Its title; of a page that has none, a description."),
        "title_en": _TITLE_EN,
        "number": marked("Number of an official document."),
        "issuer": marked("Who issued or published it."),
        "date": marked("The day it was issued or published."),
        "url": marked("Where it can be read."),
        "quality": marked(
            "A official site, law database or known press; B other press; C aggregator or machine"
            " translation."
        ),
        "accessed": marked("The day it was last looked at."),
        "note": _NOTE,
    },
    Citation: {
        "document": marked("Id of the source, whatever its kind."),
        "locator": marked("Where in it: a section, a page, a row."),
    },
    Agency: {
        "id": marked("Id of the agency; tasks, indicators and reports name it."),
        "name": marked("Name of the agency."),
        "level": marked("At which level it stands."),
        "name_en": _NAME_EN,
        "short": marked("How it is called for short."),
        "from": marked("The first day it exists."),
        "until": marked("The first day it no longer exists."),
        "successors": marked("Who took its work over, in order."),
        "source": _KNOWN_FROM,
    },
    Successor: {
        "id": marked("Id of the agency that took over."),
        "scope": marked(
            "Only this part of the work; the successor without a scope answers for the tasks."
        ),
    },
    AgencyGroup: {
        "id": marked("Id of the group; tasks name it as lead or support."),
        "name": marked("Name of the agency group."),
        "name_en": _NAME_EN,
        "members": marked("The agencies that belong to it; every one owes a report."),
        "source": _KNOWN_FROM,
    },
    Indicator: {
        "id": marked("Id of the indicator, such as CT-CQS-01."),
        "pillar": marked("The pillar it counts in."),
        "name": marked("What is measured."),
        "name_en": _NAME_EN,
        "unit": marked("Unit of its values."),
        "kind": marked(
            "share: 0 to 100; number: any number; rank: a whole number from 1; milestone: yes"
            " or no."
        ),
        "direction": marked("Whether higher or lower values are better."),
        "owner": marked("The agency that reports it."),
        "baseline": marked("Where it stood when the plan began."),
        "targets": marked("What it shall reach, at most one target for a year."),
        "basis": _BASIS,
        "source": marked("The document or page that sets it."),
        "decisions": marked("Every move of a target or of the baseline."),
        "note": _NOTE,
    },
    Baseline: {
        "date": marked("The day the value holds for."),
        "value": marked("The value: a number, or yes or no for a milestone."),
        "source": marked("Where the value is from, if not from the source of the indicator."),
    },
    Target: {
        "year": marked("To be reached by 31 December of this year."),
        "comparator": marked("At least, more than, exactly, at most or less than."),
        "value": marked("What the value is compared with."),
        "range": marked("A corridor, in place of comparator and value."),
        "source": marked("Where the value is from, if not from the source of the indicator."),
    },
    Range: {
        "min": marked("The lower end, itself included."),
        "max": marked("The upper end, itself included."),
    },
    Decision: {
        "document": marked("The document: the id of a source, or its number."),
        "date": marked("Date of the document."),
        "field": marked("The key that moved, such as due or targets."),
        "from": marked("The value before."),
        "to": marked("The value after."),
    },
    Task: {
        "id": marked("Id of the task, such as NV-CQS-001."),
        "group": marked("The group all tasks of this file belong to."),
        "title": marked("What is to be done."),
        "title_en": _TITLE_EN,
        "lead": marked("The agency or agency group that leads."),
        "support": marked("The agencies and agency groups that help."),
        "start": marked("When work begins; a task owes no report before."),
        "due": marked("Deadline: the last day in term. A task has due or recurs, not both."),
        "recurs": marked("Rhythm of a task that comes again and again."),
        "until": marked("The last day of the rhythm."),
        "deliverable": marked("What must exist at the end."),
        "serves": marked("The indicators it moves."),
        "weight": marked("How much it counts in the mean percentage; 1 if left out."),
        "basis": _BASIS,
        "source": _RESTS_ON,
        "handovers": marked("Who took it over, where the successor by law did not."),
        "decisions": marked("Every move of the deadline or of another fact."),
        "note": _NOTE,
    },
    Handover: {
        "to": marked("The agency that leads from then on."),
        "date": marked("The first day it leads."),
        "decision": marked("The document that says so: the id of a source, or its number."),
    },
    Report: {
        "as_of": marked("The day it is true for, not the day it was sent."),
        "agency": marked("The agency that reports."),
        "source": marked("Id of the source, where the figures were published by others."),
        "tasks": marked("What is reported of tasks, once for each."),
        "indicators": marked("Values of indicators."),
    },
    TaskReport: {
        "task": marked("Id of the task."),
        "status": marked("Where the task stands."),
        "percent": marked(
            "How much is done, 0 to 100; completed is 100 and not started 0 without saying so."
        ),
        "completed_on": marked("The day it was completed; for completed tasks only."),
        "note": _NOTE,
        "evidence": marked("What proves it: numbers of documents, addresses."),
    },
    Measurement: {
        "indicator": marked("Id of the indicator."),
        "value": marked("Its value, in the unit of the indicator."),
        "date": marked("The day the value holds for; that of the report if left out."),
        "note": _NOTE,
    },
}

#: Kind of file -> key at its top -> what stands there. The keys of a report are its own.
TOP: Mapping[str, Mapping[str, str]] = {
    "plan": {
        "format": marked("Version of the data format."),
        "plan": TITLES[Identity],
        "pillars": marked("The groups of indicators."),
        "groups": marked("The groups of tasks."),
    },
    "sources": {"sources": marked("Documents and pages that facts are cited from.")},
    "agencies": {
        "agencies": marked("Agencies, and who succeeded whom."),
        "groups": marked("Agencies that the plan addresses together."),
    },
    "indicators": {"indicators": marked("The indicators of the plan.")},
    "tasks": {
        "group": MEANINGS[Task]["group"],
        "tasks": marked("The tasks of this group."),
    },
}
