"""JUnit XML as Jenkins accepts it: as red as the exit code, and never empty."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree  # python-docx brings it, without types

from dxplan.findings import Finding, Location, Severity
from dxplan.language import Translate, text
from dxplan.render.findings_junit import as_junit
from dxplan.yamltext import Document

from .samples import (
    LANGUAGES,
    PATH,
    checked,
    documents_with_findings,
    finding,
    place,
    rule,
    task_name,
)

SCHEMA = etree.XMLSchema(file=str(Path(__file__).parents[1] / "schemas" / "junit-10.xsd"))

TASK = Document(PATH, "id: NV-CQS-104\ndue: 2025-06-31\n")
PLAN = Document("data/plan.yaml", "format: 1\n")
NOT_A_DATE = finding(where=place(TASK, "2025-06-31"), record=task_name())
WARNING = finding(rule=rule("DX311", Severity.WARNING), where=place(TASK, "NV-CQS-104"))


def junit(*findings: Finding, **changes: Any) -> ET.Element:
    """What another program makes of it, accepted by the schema."""
    written = as_junit(checked(*findings, **{"read": [PLAN, TASK], **changes})).encode()
    SCHEMA.assertValid(etree.fromstring(written))
    return ET.fromstring(written)  # noqa: S314 (made by ourselves a moment ago)


def test_a_file_is_a_suite_and_a_finding_a_test_of_its_rule() -> None:
    assert as_junit(checked(WARNING, NOT_A_DATE, read=[PLAN, TASK], prefix="plan/")) == (
        """\
<?xml version="1.0" encoding="utf-8"?>
<testsuites name="dxplan validate" errors="0" failures="1" tests="3">
  <testsuite name="plan/data/plan.yaml" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="dxplan" name="plan/data/plan.yaml" />
  </testsuite>
  <testsuite name="plan/data/tasks/cqs.yaml" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="dxplan.DX311" name="2025-06-31 is not a date">
      <system-out>data/tasks/cqs.yaml:1:5: warning[DX311] 2025-06-31 is not a date
    |
  1 | id: NV-CQS-104
    |     ^^^^^^^^^^
</system-out>
    </testcase>
    <testcase classname="dxplan.DX401" name="NV-CQS-104: 2025-06-31 is not a date">
      <failure type="error" message="2025-06-31 is not a date">\
data/tasks/cqs.yaml:2:6: error[DX401] 2025-06-31 is not a date
    |
  2 | due: 2025-06-31
    |      ^^^^^^^^^^
    = task NV-CQS-104 "Kho dữ liệu dùng chung" (Sở TT&amp;TT)
</failure>
    </testcase>
  </testsuite>
</testsuites>
"""
    )


@pytest.mark.parametrize(
    ("fail_on", "failures"), [(Severity.ERROR, 1), (Severity.WARNING, 2), (Severity.INFO, 3)]
)
def test_what_fails_the_run_fails_its_test(fail_on: Severity, failures: int) -> None:
    remark = finding(rule=rule("DX702", Severity.INFO))
    suites = junit(remark, WARNING, NOT_A_DATE, fail_on=fail_on)
    assert suites.get("failures") == str(failures)
    assert len(suites.findall(".//failure")) == failures
    assert len(suites.findall(".//system-out")) == 3 - failures


def test_equal_findings_have_names_of_their_own() -> None:
    names = [case.get("name") for case in junit(NOT_A_DATE, NOT_A_DATE, read=[]).iter("testcase")]
    assert names == [
        "NV-CQS-104: 2025-06-31 is not a date",
        "NV-CQS-104: 2025-06-31 is not a date (2)",
    ]


def test_a_clean_run_has_a_test_for_each_file() -> None:
    suites = junit()
    assert (suites.get("tests"), suites.get("failures")) == ("2", "0")


def test_a_finding_in_a_file_that_was_never_read_has_a_suite() -> None:
    suites = junit(finding(where=Location(path="data/none.yaml")))
    assert "data/none.yaml" in [suite.get("name") for suite in suites]


def test_nothing_in_the_data_ends_an_element() -> None:
    evil = ']]></failure><testcase name="x"/>&lt;\x00\x1b\ufffe'
    (case,) = junit(finding(text("{value} is not a date", value=evil)), read=[]).iter("testcase")
    assert case.get("name") == (
        r']]></failure><testcase name="x"/>&lt;\u{0}\u{1b}\u{fffe} is not a date'
    )
    assert [child.tag for child in case] == ["failure"]


@given(translate=st.sampled_from(LANGUAGES), case=documents_with_findings())
def test_any_finding_is_accepted(
    translate: Translate, case: tuple[Document, list[Finding]]
) -> None:
    read, findings = case
    suites = junit(*findings, read=[read], translate=translate)
    cases = list(suites.iter("testcase"))
    assert suites.get("tests") == str(len(cases))
    assert sum(len(case) for case in cases) == len(findings)
