from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import jsonschema
import pytest

from dxplan.catalogue.registry import RULES
from dxplan.findings import Finding, Location, RecordName
from dxplan.language import text
from dxplan.sifting.anchors import Anchor, Anchors
from dxplan.sifting.baseline import MAX_BYTES, Baseline, Entry, listed, read_baseline
from dxplan.sifting.hiding import Hiding
from dxplan.yamltext import Document, Keys, parse
from tests.builders import lines

SCHEMA = json.loads((Path(__file__).parents[2] / "schema/baseline.schema.json").read_text("utf-8"))
DAY = dt.date(2024, 6, 30)

TASKS = """\
group: cqs
tasks:
  - id: NV-1
    title: Cổng dịch vụ công
    serves: [CT-1, CT-2]
  - {id: NV-2, title: Khác, decisions: [{field: due, to: 2025-12-31}]}
"""
INDICATORS = """\
indicators:
  - id: CT-1
    targets:
      - {year: 2025, value: 80}
"""
REPORT = "as_of: 2024-06-30\ntasks:\n  - {task: NV-1, percent: 50}\n  - {task: NV-2, percent: 50}\n"


def anchor(
    source: str, *keys: str | int, key: bool = False, name: RecordName | None = None
) -> Anchor:
    """The anchor of a finding at a place of a file."""
    document = parse("data/x.yaml", source)
    place = document.at(keys, key=key) if keys else Location(path=document.path)
    finding = Finding(rule=RULES["DX311"], message=text("x"), location=place, record=name)
    return Anchors({document.path: document}).of(finding)


def about(source: str, *keys: str | int, key: bool = False) -> tuple[str, str]:
    found = anchor(source, *keys, key=key)
    return found.record, found.field


def test_a_finding_is_known_by_its_record_and_the_field_in_it() -> None:
    assert about(TASKS, "tasks", 0, "title") == ("tasks NV-1", "title")
    assert about(TASKS, "tasks", 1, "title") == ("tasks NV-2", "title")
    assert about(TASKS, "tasks", 0, "serves", 1) == ("tasks NV-1", "serves")
    assert about(TASKS, "tasks", 0, "serves", key=True) == ("tasks NV-1", "serves")
    assert about(INDICATORS, "indicators", 0, "targets", 0, "value") == (
        "indicators CT-1",
        "targets.2025.value",
    )


def test_a_record_as_a_whole_has_no_field() -> None:
    whole = [("tasks", 0), ("tasks", 0, "id"), ("tasks", 1), ("tasks", 1, "id")]
    names = ["tasks NV-1", "tasks NV-1", "tasks NV-2", "tasks NV-2"]
    assert [about(TASKS, *keys) for keys in whole] == [(name, "") for name in names]
    assert anchor(TASKS, "tasks", 0).value == ""


def test_what_has_no_id_is_known_by_its_file() -> None:
    assert about(TASKS) == ("file data/x.yaml", "")
    assert about(TASKS, "group") == ("file data/x.yaml", "group")


def test_an_entry_of_a_report_is_known_by_what_it_is_about() -> None:
    name = RecordName(kind="report", id="so-a 2024-06-30", title="NV-2")
    found = anchor(REPORT, "tasks", 1, "percent", name=name)
    assert found[:3] == ("DX311", "report so-a 2024-06-30", "tasks.NV-2.percent")


def test_another_value_is_another_finding() -> None:
    keys = ("tasks", 0, "title")
    same = anchor("# moved\n" + TASKS.replace("Cổng dịch vụ công", '"Cổng dịch vụ công"'), *keys)
    assert same == anchor(TASKS, *keys)
    assert same != anchor(TASKS.replace("Cổng", "Trang"), *keys)
    assert anchor("a: [b, c]\n", "a") != anchor("a: 'b,c'\n", "a")
    assert anchor("a: [b, c]\n", "a") != anchor("a: [bc]\n", "a")


def test_a_place_inside_a_text_is_the_text() -> None:
    document = parse("data/x.yaml", TASKS)
    where = document.at(("tasks", 0, "title"))
    inside = Location(
        path=where.path,
        line=where.line,
        column=where.column + 5,
        end_line=where.line,
        end_column=where.column + 6,
    )
    finding = Finding(rule=RULES["DX105"], message=text("x"), location=inside)
    found = Anchors({document.path: document}).of(finding)
    assert (found.record, found.field) == ("tasks NV-1", "title")


def test_a_place_that_is_no_value_and_a_file_that_was_not_read_are_known_by_the_file() -> None:
    document = parse("data/x.yaml", "# only a comment\n\na: 1\n")
    place = Location(path="data/x.yaml", line=1, column=5, end_line=1, end_column=6)
    finding = Finding(rule=RULES["DX105"], message=text("x"), location=place)
    assert Anchors({document.path: document}).of(finding) == Anchors({}).of(finding)
    assert Anchors({}).of(finding).record == "file data/x.yaml"


def test_a_refused_value_can_be_known_too() -> None:
    assert about("a: {b: &x c}\nd: *x\n", "d") == ("file data/x.yaml", "d")
    document = parse("data/x.yaml", "a: [x, y: z\n")
    finding = Finding(
        rule=RULES["DX109"], message=text("x"), location=document.findings[0].location
    )
    assert Anchors({document.path: document}).of(finding).code == "DX109"


# the list


def finding(name: str, document: Document, *keys: str | int) -> Finding:
    return Finding(rule=RULES[name], message=text("x"), location=document.at(keys))


def anchored(*of: tuple[str, Keys]) -> list[tuple[Finding, Anchor]]:
    document = parse("data/x.yaml", TASKS)
    anchors = Anchors({document.path: document})
    findings = [finding(code, document, *keys) for code, keys in of]
    return [(each, anchors.of(each)) for each in findings]


TITLE: Keys = ("tasks", 0, "title")
OTHER: Keys = ("tasks", 1, "title")


def read(source: str) -> Baseline:
    baseline, refused = read_baseline("known.yaml", source.encode())
    assert lines(refused) == []
    return baseline


def hide(source: str, *of: tuple[str, Keys]) -> Hiding:
    return read(source).hide(anchored(*of), DAY)


def test_a_list_hides_what_it_was_written_from_and_nothing_else() -> None:
    before = anchored(("DX701", TITLE), ("DX311", ("tasks", 1)))
    source = listed([anchor for _, anchor in before], Baseline(""))
    hiding = hide(source, ("DX701", TITLE), ("DX701", OTHER), ("DX311", ("tasks", 1)))
    assert [len(part) for part in hiding] == [1, 2, 0, 0]
    assert hiding.shown[0].location.line == 6


def test_a_list_is_sorted_and_has_a_line_for_every_finding() -> None:
    before = anchored(("DX701", OTHER), ("DX701", TITLE), ("DX311", ("tasks", 1)))
    assert listed([anchor for _, anchor in before], Baseline("")) == (
        "# dxplan validate --write-baseline\n"
        "format: 1\n"
        "known:\n"
        '  - {code: DX311, record: "tasks NV-2"}\n'
        '  - {code: DX701, record: "tasks NV-1", field: "title", value: "39f7e11f8389206a"}\n'
        '  - {code: DX701, record: "tasks NV-2", field: "title", value: "ddc743f27f380edd"}\n'
    )
    assert listed([], Baseline("")).endswith("known: []\n")


def test_an_entry_stands_for_one_finding() -> None:
    twice = [("DX701", TITLE), ("DX701", TITLE)]
    source = listed([anchored(twice[0])[0][1]], Baseline(""))
    assert len(hide(source, *twice).hidden) == 1
    both = listed([anchor for _, anchor in anchored(*twice)], Baseline(""))
    assert len(hide(both, *twice).hidden) == 2


def test_what_is_found_no_more_is_told_at_its_line() -> None:
    hiding = hide('format: 1\nknown:\n  - {code: DX701, record: "task NV-9"}\n')
    assert [(code, lines([each])) for code, each in hiding.idle] == [
        ("DX701", ["known.yaml:3:5 DX695 DX701 is found here no more"])
    ]


@pytest.mark.parametrize(("until", "hides"), [("2024-06-29", 0), ("2024-06-30", 1)])
def test_an_entry_holds_up_to_and_on_its_last_day(until: str, hides: int) -> None:
    entry = f'{{code: DX311, record: "tasks NV-2", until: {until}}}'
    hiding = hide(f"format: 1\nknown:\n  - {entry}\n", ("DX311", ("tasks", 1)))
    assert (len(hiding.hidden), len(hiding.shown)) == (hides, 1 - hides)
    over = f"known.yaml:3:5 DX696 DX311 was to be mended by {until}"
    assert lines(hiding.expired) == [over] * (1 - hides)
    assert hiding.idle == []


def test_reasons_and_days_are_kept_when_a_list_is_written_anew() -> None:
    entry = '{code: DX311, record: "tasks NV-2", reason: "chờ \\"văn bản\\"", until: 2026-06-30}'
    source = f"# dxplan validate --write-baseline\nformat: 1\nknown:\n  - {entry}\n"
    anchors = [anchor for _, anchor in anchored(("DX311", ("tasks", 1)))]
    assert listed(anchors, read(source)) == source


def test_a_list_may_be_json_and_fits_its_schema() -> None:
    entry = {"code": "DX311", "record": "tasks NV-2", "reason": "đã biết", "until": "2026-06-30"}
    written = {"format": 1, "known": [entry]}
    jsonschema.validate(written, SCHEMA, format_checker=jsonschema.FormatChecker())
    assert (
        len(hide(json.dumps(written, indent=2, ensure_ascii=False), ("DX311", ("tasks", 1))).hidden)
        == 1
    )


@pytest.mark.parametrize(
    "record", ["file data/báo cáo.yaml", 'a"\\b', "x\u2029y", "😀 e\u0301", "a: b # c"]
)
def test_any_name_of_a_record_survives_the_list(record: str) -> None:
    known = Anchor("DX311", record, "a.b", "0123456789abcdef")
    baseline = read(listed([known], Baseline("")))
    assert [entry.anchor for entry, _ in baseline.entries] == [known]


REFUSED = [
    ("", "1:1 the key format is missing"),
    ("abc\n", "1:1 one value stands where a mapping belongs"),
    ("known: []\n", "1:1 the key format is missing"),
    ("format: 1\n", "1:1 the key known is missing"),
    ("format: 2\nknown: []\n", "1:9 data format 2 is not known; this version reads format 1"),
    ("format: [1]\nknown: []\n", "1:9 data format ['1'] is not known; this version reads format 1"),
    ("format: 1\nknown: []\nx: 1\n", "3:1 the key x is not known here"),
    ("format: 1\nknown: all\n", "2:8 one value stands where a list belongs"),
    ("format: 1\nknown: [DX311]\n", "2:9 one value stands where a mapping belongs"),
    ("format: 1\nknown: [{code: DX311}]\n", "2:9 the key record is missing"),
    ("format: 1\nknown: [{code: DX3, record: x}]\n", "2:16 DX3 is not a rule"),
    ("format: 1\nknown: [{code: DX311, record: x, until: soon}]\n", "2:41 soon is not a date"),
    ("format: 1\nknown: &a []\n", "2:8 the anchor &a is not used here"),
    ("\0", "1:1 this is a binary file, not YAML"),
    (" " * (MAX_BYTES + 1), "1:1 the file has more than 4096 KiB"),
    ("[" * 5000, "1:1 a list stands where a mapping belongs"),
]


@pytest.mark.parametrize(("source", "reason"), REFUSED)
def test_a_file_that_is_no_list_is_refused_in_one_line_and_hides_nothing(
    source: str, reason: str
) -> None:
    baseline, refused = read_baseline("known.yaml", source.encode())
    place, _, words = reason.partition(" ")
    assert lines(refused) == [
        f"known.yaml:{place} DX694 not read as a list of known findings: {words}"
    ]
    assert baseline.hide(anchored(("DX311", ("tasks", 1))), DAY).hidden == []


def test_an_entry_has_the_keys_of_the_schema() -> None:
    assert set(SCHEMA["$defs"]["finding"]["properties"]) == set(Entry.__dataclass_fields__)
