from __future__ import annotations

from pathlib import Path

from tests.builders import findings_but, folder, lines
from tests.rules.test_references import REPORT, changed, tasks

#: What the plans below do beside their subject has tests of its own.
findings = findings_but("DX529", "DX614", "DX615")

UNUSED = """\
# data/sources.yaml
sources:
  - {id: vb-1, kind: document, title: Kế hoạch thử, number: 1/KH-UBND}
  - {id: vb-2, kind: page, title: Trang, url: "https://example.org/2"}
"""


def test_an_unused_source_is_only_mentioned(tmp_path: Path) -> None:
    [found] = findings(folder(tmp_path, UNUSED))
    assert lines([found]) == ["data/sources.yaml:3:10 DX606 nothing cites the source vb-2"]
    assert found.severity == "info"


def test_nothing_is_unused_while_a_record_is_rejected(tmp_path: Path) -> None:
    root = folder(tmp_path, UNUSED, tasks("due: 2025", "due: 25"))
    assert [found.rule.code for found in findings(root)] == ["DX401"]


def test_nothing_is_unused_while_a_report_is_unread(tmp_path: Path) -> None:
    root = folder(tmp_path, UNUSED, REPORT.replace("2024-06-30\nagency", "2024\nagency"))
    assert [found.rule.code for found in findings(root)] == ["DX401"]
    root = folder(tmp_path, REPORT + "tasks: [\n")
    assert [found.rule.code for found in findings(root)] == ["DX109"]


def test_nothing_is_unused_while_a_second_record_has_the_same_id(tmp_path: Path) -> None:
    again = "  - {id: so-a, name: Sở A, level: department, source: vb-2}\ngroups:"
    root = folder(tmp_path, UNUSED, changed("data/agencies.yaml", "groups:", again))
    assert [found.rule.code for found in findings(root)] == ["DX301"]


def test_a_place_is_an_address_or_a_number(tmp_path: Path) -> None:
    root = folder(
        tmp_path, "# data/sources.yaml\nsources:\n  - {id: vb-1, kind: page, title: Trang}\n"
    )
    assert lines(findings(root)) == [
        "data/sources.yaml:2:10 DX605 the source vb-1 has neither url nor number"
    ]
