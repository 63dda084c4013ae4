"""Findings as JUnit XML, for the test views of Jenkins, GitLab and others.

Every file is a suite. A finding that fails the run is a failed test of its rule, a milder one a
test that passed and said something, and a file without findings one test that passed: so a view
of tests is as red as the exit code, and never empty.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from xml.etree import ElementTree as ET

from dxplan.findings import Finding
from dxplan.render.checked import Checked
from dxplan.render.console import UNICODE, Symbols
from dxplan.render.findings_concise import concise_line
from dxplan.render.findings_text import render_findings
from dxplan.render.visible import visible


def as_junit(checked: Checked, symbols: Symbols = UNICODE) -> str:
    """A `testsuites` document, in which all text is visible and so fit for XML."""
    by_file: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in checked.findings:
        by_file[finding.location.path].append(finding)
    failures = sum(checked.fails(finding) for finding in checked.findings)
    suites = ET.Element("testsuites", name="dxplan validate", errors="0", failures=str(failures))
    for path in sorted({*checked.files, *by_file}):
        suites.append(_suite(path, by_file[path], checked, symbols))
    suites.set("tests", str(len(suites.findall("*/testcase"))))
    ET.indent(suites)
    declaration = '<?xml version="1.0" encoding="utf-8"?>\n'
    return f"{declaration}{ET.tostring(suites, encoding='unicode')}\n"


def _suite(
    path: str, findings: Sequence[Finding], checked: Checked, symbols: Symbols
) -> ET.Element:
    name = visible(checked.path_of(path))
    failures = sum(checked.fails(finding) for finding in findings)
    suite = ET.Element(
        "testsuite",
        name=name,
        tests=str(max(1, len(findings))),
        failures=str(failures),
        errors="0",
        skipped="0",
    )
    if not findings:
        ET.SubElement(suite, "testcase", classname="dxplan", name=name)
    seen: Counter[str] = Counter()
    for finding in findings:
        title = _title(finding, checked)
        seen[title] += 1
        # A view of tests keeps one of those with the same name.
        name = title if seen[title] == 1 else f"{title} ({seen[title]})"
        suite.append(_case(name, finding, checked, symbols))
    return suite


def _title(finding: Finding, checked: Checked) -> str:
    """What stays the same when lines move, so that a test keeps its history."""
    about = "" if finding.record is None else f"{finding.record.id}: "
    return visible(f"{about}{checked.translate(finding.message)}")


def _case(name: str, finding: Finding, checked: Checked, symbols: Symbols) -> ET.Element:
    case = ET.Element("testcase", classname=f"dxplan.{finding.rule.code}", name=name)
    if checked.fails(finding):
        message = visible(checked.translate(finding.message))
        outcome = ET.SubElement(case, "failure", type=finding.severity.value, message=message)
    else:
        outcome = ET.SubElement(case, "system-out")
    outcome.text = _shown(finding, checked, symbols)
    return case


def _shown(finding: Finding, checked: Checked, symbols: Symbols) -> str:
    """The finding as people see it, its first line the same in every language."""
    whole = render_findings([finding], checked.documents, checked.translate, symbols=symbols).plain
    _, _, rest = whole.partition("\n")
    return f"{concise_line(finding, checked.translate)}\n{rest}"
