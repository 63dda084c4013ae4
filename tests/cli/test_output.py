"""The same figures at any width, piped or not, in both languages; text from data stays text."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import REPOSITORY, Lay, Run

SHIPPED = REPOSITORY
TITLE = "Cổng [phase 2] [/x] \\e[31mđỏ\\e]0;tựa\\a"


def hostile(lay: Lay) -> Path:
    """The example plan with a title that rich would take for markup."""
    return lay(
        """\
# data/tasks/cqs.yaml
group: cqs
tasks:
  - id: NV-CQS-001
    title: "Cổng [phase 2] [/x] |`<b>` ](javascript:x) {{ 7*7 }}"
    lead: so-a
    due: 2024-01-31
    deliverable: "::error::x"
    serves: [CT-CQS-01]
    basis: cited
    source: vb-1
"""
    )


def figures(words: str) -> list[str]:
    """The numbers of the figures and tables, before the lists of tasks with their long titles."""
    return sorted(re.findall(r"\d+(?:[.,/]\d+)*", words.split("overdue\n", maxsplit=1)[0]))


@pytest.mark.parametrize("width", ["40", "60", "80", "200"])
def test_width_only_wraps(width: str, run: Run) -> None:
    wide = run("status", "--as-of", "2024-06-30", "--by", "year", folder=SHIPPED)
    narrow = run("status", "--as-of", "2024-06-30", "--by", "year", folder=SHIPPED, COLUMNS=width)
    assert wide.code == narrow.code == 0
    assert figures(wide.out) == figures(narrow.out)
    assert max(map(len, narrow.out.splitlines())) <= int(width)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_colours_carry_nothing(language: str, run: Run) -> None:
    plain = run("--lang", language, "status", "--as-of", "2025-06-30", folder=SHIPPED)
    coloured = run(
        "--lang", language, "--color", "always", "status", "--as-of", "2025-06-30", folder=SHIPPED
    )
    assert "\x1b[" in coloured.out
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured.out) == plain.out


def test_both_languages_show_the_same_figures(run: Run) -> None:
    document = {
        language: json.loads(
            run(
                "--lang", language, "status", "--format", "json", "--as-of", "2025", folder=SHIPPED
            ).out
        )
        for language in ("vi", "en")
    }
    assert document["vi"]["tasks"] == document["en"]["tasks"]
    assert document["vi"]["as_of"] == "2025-12-14"


@pytest.mark.parametrize("by", [None, "pillar", "group", "agency", "year"])
def test_json_holds_to_its_schema(by: str | None, run: Run) -> None:
    chosen = [] if by is None else ["--by", by]
    result = run("status", "--format", "json", *chosen, "--as-of", "2025-03-02", folder=SHIPPED)
    schema = json.loads((SHIPPED / "schema/status.schema.json").read_text(encoding="utf-8"))
    document = json.loads(result.out)
    jsonschema.validate(document, schema)
    assert {row["by"] for row in document["rows"]} == ({by} if by else {"pillar", "group"})


def test_csv_has_the_figures_of_the_json(run: Run) -> None:
    chosen = ["--as-of", "2025-03-02", "--by", "group"]
    rows = list(
        csv.DictReader(io.StringIO(run("status", *chosen, "--format", "csv", folder=SHIPPED).out))
    )
    document = json.loads(run("status", *chosen, "--format", "json", folder=SHIPPED).out)
    assert rows[0]["tasks.overdue"] == str(document["tasks"]["overdue"])
    assert [row["id"] for row in rows[1:]] == [row["id"] for row in document["rows"]]


def test_markup_in_a_title_is_printed_as_it_is(lay: Lay, run: Run) -> None:
    root = hostile(lay)
    title = "Cổng [phase 2] [/x] |`<b>` ](javascript:x) {{ 7*7 }}"
    for command in (["status"], ["list", "tasks"], ["show", "NV-CQS-001"]):
        result = run(*command, "--as-of", "2024-06-30", folder=root)
        assert result.code == 0, result.err
        assert title in result.out


def test_markdown_from_data_stays_text(lay: Lay, run: Run) -> None:
    out = run("list", "tasks", "--format", "markdown", folder=hostile(lay)).out
    row = next(line for line in out.splitlines() if "phase 2" in line)
    assert len(re.findall(r"(?<!\\)\|", row)) == len(re.findall(r"(?<!\\)\|", out.splitlines()[2]))
    assert "<b>" not in re.sub(r"\\.", "", row)


def test_an_escape_sequence_is_made_visible(lay: Lay, run: Run) -> None:
    root = lay(
        f'# data/sources.yaml\nsources:\n  - {{id: vb-1, kind: document, title: "{TITLE}"}}\n'
    )
    result = run("validate", folder=root)
    assert result.code == 1
    assert "\x1b" not in result.out
    assert "DX106" in result.out


def test_a_raw_escape_in_a_file_is_made_visible(lay: Lay, run: Run) -> None:
    root = lay("# data/sources.yaml\nsources:\n  - {id: vb-1, kind: page, title: a\x1b[31mb}\n")
    result = run("validate", folder=root)
    assert "\x1b" not in result.out
    assert "U+001B" in result.out


def test_the_program_itself_pipes_and_stops_quietly() -> None:
    command = [sys.executable, "-m", "dxplan", "-C", str(SHIPPED), "--lang", "en", "list", "tasks"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0
