"""Every form of output carries the same findings, whatever stands in files and their names."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from markdown_it import MarkdownIt
from markdown_it.token import Token

from dxplan.cli.findings_forms import FORMS, Form, written
from dxplan.findings import Finding, Location
from dxplan.language import text
from dxplan.render.checked import Checked
from dxplan.render.visible import visible
from dxplan.yamltext import Document

from .samples import checked, documents_with_findings, finding

#: The workspace is not the top of the repository.
PREFIX = "kế hoạch/"

_LINE = re.compile(r"(?s)(.*):(\d+):\d+: (error|warning|info)\[(DX\d{3})\] (.*)")


class Fact(NamedTuple):
    """What every form says of a finding."""

    code: str
    path: str
    line: int
    severity: str
    message: str


def facts(run: Checked) -> list[Fact]:
    return [
        Fact(
            each.rule.code,
            each.location.path,
            each.location.line,
            each.severity.value,
            run.translate(each.message),
        )
        for each in run.findings
    ]


def shown(fact: Fact) -> Fact:
    """As people see it."""
    return fact._replace(path=visible(fact.path), message=visible(fact.message))


def in_cells(fact: Fact) -> Fact:
    """As a table of Markdown shows it, where blanks run together."""
    path, message = (" ".join(visible(part).split()) for part in (f"{fact.path}:", fact.message))
    return fact._replace(path=path.removesuffix(":"), message=message)


def in_annotations(fact: Fact) -> Fact:
    """As GitHub takes it: the file by its real name, unless that would act on a terminal."""
    return fact._replace(path=visible(fact.path, keep="\r\n"), message=visible(fact.message))


def exactly(fact: Fact) -> Fact:
    return fact


def _fact(line: str) -> Fact:
    found = _LINE.fullmatch(line)
    assert found is not None, line
    return Fact(found[4], found[1], int(found[2]), found[3], found[5])


def from_text(page: str) -> Iterator[Fact]:
    """A finding begins the page, or follows a blank line; the counts stand last."""
    *blocks, _ = page.split("\n\n")
    yield from (_fact(block.split("\n")[0]) for block in blocks)


def from_concise(page: str) -> Iterator[Fact]:
    yield from map(_fact, page.split("\n")[:-1])


def from_json(page: str) -> Iterator[Fact]:
    for each in json.loads(page)["findings"]:
        yield Fact(each["code"], each["path"], each["line"], each["severity"], each["message"])


def from_sarif(page: str) -> Iterator[Fact]:
    levels = {"error": "error", "warning": "warning", "note": "info"}
    (run,) = json.loads(page)["runs"]
    for each in run["results"]:
        place = each["locations"][0]["physicalLocation"]
        path = unquote_to_bytes(place["artifactLocation"]["uri"]).decode("utf-8", "surrogatepass")
        message = each["message"]["text"].replace("{{", "{").replace("}}", "}")
        message = re.sub(r"(?s)\nfix: .*", "", message.replace("]\\(", "]("))
        line = place["region"]["startLine"]
        assert run["tool"]["driver"]["rules"][each["ruleIndex"]]["id"] == each["ruleId"]
        yield Fact(each["ruleId"], _below(path), line, levels[each["level"]], message)


def from_gitlab(page: str) -> Iterator[Fact]:
    severities = {"critical": "error", "minor": "warning", "info": "info"}
    for each in json.loads(page):
        place = each["location"]
        code, _, message = each["description"].partition(": ")
        assert code == each["check_name"]
        severity = severities[each["severity"]]
        yield Fact(code, _below(place["path"]), place["lines"]["begin"], severity, message)


def from_github(page: str) -> Iterator[Fact]:
    levels = {"error": "error", "warning": "warning", "notice": "info"}
    *lines, counts = page.splitlines()
    assert not counts.startswith("::")
    for line in lines:
        command, properties, data = workflow_command(line)
        if "file" in properties:
            said = _fact(data.split("\n")[0])
            assert said.severity == levels[command]
            assert properties["line"] == str(said.line)
            assert properties["title"] == f"{said.code} not-a-date"
            yield said._replace(path=_below(properties["file"]))


def workflow_command(line: str) -> tuple[str, dict[str, str], str]:
    """Read a line as the runner does (actions/runner, ActionCommand.TryParseV2)."""
    assert line.startswith("::")
    info, _, data = line[2:].partition("::")
    command, _, listed = info.partition(" ")
    pairs = (each.partition("=") for each in listed.split(",") if each)
    return command, {name: _unescaped(value) for name, _, value in pairs}, _unescaped(data)


def _unescaped(words: str) -> str:
    for code, letter in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        words = words.replace(code, letter)
    return words


def from_junit(page: str) -> Iterator[Fact]:
    for suite in ET.fromstring(page):  # noqa: S314 (made by ourselves a moment ago)
        for case in suite:
            for outcome in case:
                said = _fact((outcome.text or "").split("\n")[0])
                assert outcome.get("type", said.severity) == said.severity
                assert outcome.get("message", said.message) == said.message
                assert case.get("classname") == f"dxplan.{said.code}"
                yield said._replace(path=_below(suite.get("name", "")))


def from_markdown(page: str) -> Iterator[Fact]:
    severity = ""
    cells: list[str] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(page)
    for before, token in pairwise(tokens):
        if before.tag == "h2" and token.type == "inline":
            severity = token.content.split()[1].removesuffix("s")
        if before.type == "td_open":
            cells.append("".join(map(_text, token.children or ())))
        if token.type == "tr_close" and cells:
            place, code, _, message, _ = cells
            path, line, _ = place.rsplit(":", 2)
            yield Fact(code, path, int(line), severity, message)
            cells = []


def _text(token: Token) -> str:
    assert token.type == "text", token
    return token.content


def _below(path: str) -> str:
    assert path.startswith(PREFIX)
    return path.removeprefix(PREFIX)


READERS: dict[Form, tuple[Callable[[str], Iterator[Fact]], Callable[[Fact], Fact]]] = {
    "text": (from_text, shown),
    "concise": (from_concise, shown),
    "json": (from_json, exactly),
    "sarif": (from_sarif, exactly),
    "github": (from_github, in_annotations),
    "gitlab": (from_gitlab, exactly),
    "junit": (from_junit, shown),
    "markdown": (from_markdown, in_cells),
}


def assert_carried(run: Checked) -> None:
    assert set(READERS) == set(FORMS)
    for form, (reader, seen) in READERS.items():
        found = Counter(reader(written(run, form)))
        assert found == Counter(map(seen, facts(run))), form


def in_a_repository(*findings: Finding, **changes: Any) -> Checked:
    return checked(*findings, prefix=PREFIX, **changes)


@given(documents_with_findings())
def test_every_form_carries_the_same_findings(case: tuple[Document, list[Finding]]) -> None:
    document, findings = case
    below = replace(document, path=f"data/{document.path}")
    assert_carried(in_a_repository(*map(below_data, findings), read=[below]))


def below_data(found: Finding) -> Finding:
    """Where every file of a plan stands, whatever it is called."""
    place = replace(found.location, path=f"data/{found.location.path}")
    return replace(found, location=place)


@pytest.mark.parametrize(
    "name",
    [
        "a\n::error file=b.yaml::forged",
        "a, b: c",
        "::error::x",
        "##[error]x",
        "kho dữ liệu/chỉ tiêu.yaml",
        "a%0Ab%2Cc%25.yaml",
        "\x1b[31m.yaml",
        "`a`|<b>]]>&lt;",
        "C:\\x y.yaml",
        "{0}](javascript:x)",
        "2025-06-31: error",
    ],
)
def test_hostile_names_and_values_stay_what_they_are(name: str) -> None:
    words = text("{value} is not a date", value=name)
    assert_carried(in_a_repository(finding(words, where=Location(path=f"data/{name}", line=7))))


@pytest.mark.parametrize("form", FORMS)
def test_nothing_in_any_form_acts_on_the_log_of_a_run(form: Form) -> None:
    evil = "\n::error::a\r\n##[error]b\x1b[31m"
    words = text("{value} is not a date", value=evil)
    page = written(in_a_repository(finding(words, where=Location(path=evil))), form)
    assert "\x1b" not in page
    assert "##[" not in page
    commands = [line for line in page.splitlines() if line.lstrip().startswith("::")]
    assert len(commands) == (form == "github")


@pytest.mark.parametrize("form", FORMS)
def test_a_clean_run_is_a_whole_document(form: Form) -> None:
    run = in_a_repository(read=[Document("data/plan.yaml", "format: 1\n")])
    reader, _ = READERS[form]
    assert list(reader(written(run, form))) == []
