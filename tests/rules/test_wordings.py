"""What a rule says of its bad example, word for word and in its place: one row for each."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from dxplan.catalogue.registry import RULES
from tests.builders import findings, folder


class Said(NamedTuple):
    """A finding as its reader sees it."""

    code: str
    place: str
    message: str
    #: What stands beside the caret, and the way out.
    label: str | None
    fix: str | None


SAID = (
    Said(
        "DX315",
        "data/agencies.yaml:5:46",
        "the agency group departments has no members",
        None,
        "name its members, or take it out",
    ),
    Said(
        "DX316",
        "data/tasks/cqs.yaml:5:11",
        "Sở C begins on 2025-07-01, after the deadline of NV-CQS-001",
        None,
        "name the agency that existed then, or correct the deadline",
    ),
    Said(
        "DX317",
        "data/tasks/cqs.yaml:11:34",
        "NV-CQS-001 is handed over on 2025-02-01 to Sở C, which does not exist on that day",
        "it begins on 2025-03-01",
        "correct the date, or name the agency that took the task over",
    ),
    Said("DX318", "data/agencies.yaml:4:10", "1 agency is named nowhere: so-c", None, None),
    Said(
        "DX319",
        "data/agencies.yaml:3:43",
        "Sở B begins on 2025-04-01, after Sở A has ended on 2025-03-01",
        None,
        "correct one of the dates, or name who took over on 2025-03-01",
    ),
    Said(
        "DX320",
        "data/agencies.yaml:3:6",
        "so-a has successors, but does not end",
        None,
        "add until: …, the first day on which it no longer exists",
    ),
    Said(
        "DX321",
        "data/agencies.yaml:3:55",
        "Sở C has no scope, but Sở B already takes over all of the work of Sở A",
        None,
        "add scope: … to the one that took over a part",
    ),
    Said(
        "DX322",
        "data/agencies.yaml:5:22",
        "so-c is called like so-a",
        None,
        "keep one of the two; tell apart what are two agencies",
    ),
    Said(
        "DX323",
        "data/agencies.yaml:7:10",
        "so-c is an agency and an agency group",
        None,
        "give the group another id",
    ),
    Said(
        "DX406",
        "data/tasks/cqs.yaml:6:10",
        "2052-06-30 is after the last target year, 2030",
        None,
        "check the year; without an end it is a recurring task: recurs: …",
    ),
    Said(
        "DX407",
        "data/reports/2024-09-30/so-a.yaml:1:8",
        "the report is as of 2024-12-31, its folder is 2024-09-30",
        None,
        "correct as_of, or move the file to the folder 2024-12-31",
    ),
    Said(
        "DX408",
        "data/reports/2024-06-30/so-a.yaml:4:57",
        "NV-CQS-001 was completed on 2022-06-20, before the plan of 2023-01-01",
        None,
        "check the year",
    ),
    Said(
        "DX409",
        "data/plan.yaml:10:16",
        "2/NQ is of 2024-05-01, after the plan of 2023-01-01",
        None,
        "correct one of the dates, or name another document",
    ),
    Said(
        "DX410",
        "data/sources.yaml:2:123",
        "vb-1 was looked at on 2024-01-05, before its date 2024-05-01",
        None,
        "correct one of the two dates",
    ),
    Said(
        "DX411",
        "data/tasks/cqs.yaml:11:45",
        "2022-08-30 is before the plan of 2023-01-01",
        None,
        "check the year",
    ),
    Said(
        "DX412",
        "data/tasks/cqs.yaml:7:10",
        "NV-CQS-001 is 1 day overdue: it was due on 2025-06-30",
        None,
        "report its completion, or name the decision that moves the deadline",
    ),
    Said(
        "DX413",
        "data/agencies.yaml:2:10",
        "Sở A has not reported on 1 task whose deadline has passed",
        None,
        "ask whether they are completed, and record the report",
    ),
    Said(
        "DX414",
        "data/tasks/cqs.yaml:7:10",
        "NV-CQS-001 is due in 9 days, on 2025-06-30",
        None,
        None,
    ),
    Said(
        "DX415",
        "data/reports/2024-06-30/so-a.yaml:6:35",
        "the latest value of CT-CQS-01 is of 2024-06-30, 17 months ago",
        "older than 15 months",
        "ask Sở A for a new value",
    ),
    Said(
        "DX416",
        "data/agencies.yaml:2:10",
        "Sở A has reported nothing since 2025-03-15, and leads 1 task that is open",
        None,
        "ask for its report on the current period",
    ),
    Said(
        "DX417",
        "data/tasks/cqs.yaml:10:13",
        "NV-CQS-001 recurs, but was last reported as of 2025-06-20 (in_progress)",
        None,
        "report it for the last period, or end its rhythm: until: …",
    ),
    Said(
        "DX418",
        "data/indicators.yaml:11:9",
        "CT-CQS-01 missed its target for 2025: 70 on 2025-12-20",
        None,
        "record the final value of the year, or name the decision that moved the target",
    ),
    Said(
        "DX518",
        "data/indicators.yaml:11:9",
        "the target for 2030 asks for 70, that for 2025 already for 80",
        None,
        "correct one of the two",
    ),
    Said(
        "DX519",
        "data/indicators.yaml:10:9",
        "the baseline of 40 already meets the target for 2025",
        None,
        "correct the baseline or the target",
    ),
    Said(
        "DX520",
        "data/indicators.yaml:10:34",
        "no value of CT-CQS-01 is > 100",
        "a share is at most 100",
        'write ">=", "<=" or "="',
    ),
    Said(
        "DX521",
        "data/indicators.yaml:7:16",
        "CT-CQS-01 is a rank, but its direction is up",
        None,
        'write direction: down, and comparators "<=" or "<" in its targets',
    ),
    Said(
        "DX522",
        "data/indicators.yaml:9:5",
        "CT-CQS-01 has no target",
        None,
        'add one: {year: 2025, comparator: ">=", value: 80, source: …}',
    ),
    Said("DX523", "data/plan.yaml:8:24", "1 of 2 indicators has no target for 2030", None, None),
    Said(
        "DX524",
        "data/reports/2024-06-30/so-a.yaml:6:35",
        "CT-CQS-01 leaps from 6.5 to 65",
        None,
        "check the decimal point and the unit; if it is right, say why in note",
    ),
    Said(
        "DX525",
        "data/indicators.yaml:5:11",
        "CT-CQS-01 is of kind share, but its unit is xã",
        "a share is measured in %",
        "correct the unit or the kind",
    ),
    Said(
        "DX526",
        "data/reports/2024-06-30/so-a.yaml:6:35",
        "CT-CQS-01 was measured on 2024-06-30, before its baseline of 2024-08-31",
        None,
        None,
    ),
    Said(
        "DX527",
        "data/tasks/cqs.yaml:11:13",
        "NV-CQS-001 weighs 10, all others of group cqs together 2",
        None,
        "give all tasks of the group weights of one measure",
    ),
    Said(
        "DX528",
        "data/reports/2024-06-30/so-a.yaml:4:32",
        "1 task is reported as completed without evidence",
        None,
        "add evidence: [number of a document, or an address]",
    ),
    Said(
        "DX529",
        "data/reports/2024-06-30/so-a.yaml:2:9",
        "the report of Sở A as of 2024-06-30 says nothing",
        None,
        "add what it reports under tasks or indicators, or take the file out",
    ),
    Said(
        "DX530",
        "data/reports/2024-06-30/so-a.yaml:4:32",
        "NV-CQS-001 is cancelled without a reason",
        None,
        "add note: …, or evidence: […] with the document that allowed it",
    ),
    Said(
        "DX608",
        "data/tasks/cqs.yaml:11:64",
        "deadline is no field of NV-CQS-001 that can move",
        "allowed: title, title_en, lead, support, start, due, recurs, until, deliverable, serves,"
        " weight, basis, source",
        None,
    ),
    Said(
        "DX609",
        "data/tasks/cqs.yaml:11:91",
        "5/QĐ-UBND moved due of NV-CQS-001 to 2025-09-30, but the file says otherwise",
        None,
        "write the value decided on, or name the decision that moved it again",
    ),
    Said(
        "DX610",
        "data/tasks/cqs.yaml:11:162",
        "due is moved from 2025-03-31, but 5/QĐ-UBND had moved it to 2024-12-31",
        None,
        "correct the value, or add the decision in between",
    ),
    Said(
        "DX611",
        "data/sources.yaml:2:62",
        "2 records rest on vb-1, a source of quality C",
        None,
        "cite the document or page it was taken from",
    ),
    Said(
        "DX612",
        "data/sources.yaml:2:70",
        "hanoi.gov.vn/ke-hoach-239 is not a web address",
        None,
        "write the whole address, with https:// at its beginning and no blanks",
    ),
    Said(
        "DX613",
        "data/sources.yaml:2:70",
        "the address of vb-1 is not encrypted",
        None,
        "see whether it opens with https://, and write that",
    ),
    Said(
        "DX614",
        "data/sources.yaml:2:10",
        "vb-1 does not say when it was looked at",
        None,
        "add accessed: …, the day you opened it",
    ),
    Said(
        "DX615",
        "data/sources.yaml:3:74",
        "vb-2 is the same document as vb-1",
        None,
        "keep one, and cite it in all places",
    ),
    Said(
        "DX616",
        "data/tasks/cqs.yaml:10:13",
        "NV-CQS-001 is transcribed, but names no row of its source",
        None,
        "write source: {document: vb-1, locator: …}",
    ),
    Said(
        "DX617",
        "data/plan.yaml:13:10",
        "nothing is recorded under thc",
        None,
        "record what belongs to it, add declared: …, or take it out",
    ),
    Said(
        "DX702",
        "data/tasks/cqs.yaml:4:12",
        "title is written in capitals throughout",
        None,
        "write small letters but for the first and for proper names",
    ),
    Said("DX703", "data/tasks/cqs.yaml:4:12", "title ends in “;”", None, "take the sign out"),
    Said(
        "DX704",
        "data/tasks/cqs.yaml:4:12",
        "title looks like Vietnamese without accents",
        None,
        "type it with its accents; English has a key of its own",
    ),
    Said(
        "DX705",
        "data/tasks/cqs.yaml:4:12",
        "title sets the tone mark in “hoá” the rarer way",
        None,
        "write it like the rest of the plan",
    ),
    Said(
        "DX706",
        "data/tasks/cqs.yaml:4:12",
        "title mixes letters of two scripts in one word",
        "holds U+0430 cyrillic small letter a",
        "type the word anew",
    ),
    Said(
        "DX707",
        "data/tasks/cqs.yaml:4:12",
        "title begins with “-”, like a formula",
        None,
        "take the sign out",
    ),
    Said(
        "DX708",
        "data/tasks/cqs.yaml:11:11",
        "note has 34999 characters",
        "a cell holds 32767",
        "shorten it, or cite the document it is from",
    ),
    Said(
        "DX709",
        "data/tasks/cqs.yaml:7:18",
        "deliverable says only “Đang cập nhật”",
        None,
        "write what is meant",
    ),
    Said(
        "DX710",
        "data/tasks/cqs.yaml:7:18",
        "nobody can see whether “Hoàn thành nhiệm vụ” exists",
        None,
        "name the document, the system or the figure that exists in the end",
    ),
    Said(
        "DX711",
        "data/tasks/cqs.yaml:7:18",
        "the deliverable of NV-CQS-001 repeats its title",
        None,
        "name what exists when the task is completed",
    ),
    Said(
        "DX712",
        "data/tasks/cqs.yaml:12:12",
        "NV-CQS-002 is the same as NV-CQS-001",
        None,
        "take one out, or say in the title how they differ",
    ),
    Said(
        "DX713",
        "data/indicators.yaml:16:11",
        "the unit phần trăm is written % elsewhere",
        None,
        "write %",
    ),
    Said(
        "DX714",
        "data/tasks/cqs.yaml:21:9",
        "without an English title: 1 of 3 tasks",
        None,
        "add title_en: …",
    ),
    Said(
        "DX715",
        "data/tasks/cqs.yaml:11:15",
        "title_en is the Vietnamese text",
        None,
        "translate it, or take title_en out",
    ),
    Said(
        "DX716",
        "data/tasks/cqs.yaml:35:9",
        "NV-KTX-005 is not built like the other ids of its group",
        "the others: like NV-CQS-001",
        None,
    ),
    Said("DX717", "data/tasks/cqs.yaml:19:9", "NV-CQS-002 stands after NV-CQS-003", None, None),
    Said(
        "DX718",
        "data/tasks/shl.yaml:1:8",
        "the file is called shl, its group is cqs",
        None,
        "write group: shl, or give the file the name of its group",
    ),
)


@pytest.mark.parametrize("said", SAID, ids=lambda said: said.code)
def test_a_rule_says_where_what_and_how_to_mend_it(tmp_path: Path, said: Said) -> None:
    rule = RULES[said.code]
    root = folder(tmp_path, rule.bad)
    [found] = [each for each in findings(root, rule.as_of) if each.rule is rule]
    words = (found.message, found.label, found.fix)
    message, label, fix = (None if each is None else str(each) for each in words)
    assert Said(rule.code, str(found.location), message or "", label, fix) == said
