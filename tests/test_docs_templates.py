"""`docs/templates.md` says what templates do: every example of it is tried."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from dxplan.catalogue.registry import RULES
from dxplan.findings import only_errors
from dxplan.render.exports.checks import CHECKS, check_template
from dxplan.render.templates.loading import Folder
from tests.conftest import REPOSITORY, Lay, Run

PAGE = (REPOSITORY / "docs" / "templates.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```jinja\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
(SHOWN,) = re.findall(r"^```text\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
#: The macro that another example takes.
PARTS = next(each for each in EXAMPLES if "macro" in each)


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_holds_on_every_plan(example: str, tmp_path: Path) -> None:
    (tmp_path / "parts.md.j2").write_text(PARTS, encoding="utf-8")
    file = tmp_path / "report.md.j2"
    file.write_text(example, encoding="utf-8")
    found = check_template(file, file.name, (Folder(tmp_path, ""),))
    assert [f"{each.location} {each.message}" for each in only_errors(found)] == []


def test_the_finding_shown_is_what_is_printed(
    run: Run, lay: Lay, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = "{% for task in tasks %}\n- {{ task.titel }}\n{% endfor %}\n"
    monkeypatch.chdir(lay(f"# templates/report.md.j2\n{wrong}"))
    assert run("template", "check", "templates/report.md.j2").out == SHOWN


def test_the_first_example_makes_a_report(run: Run, lay: Lay) -> None:
    root = lay(f"# templates/report.md.j2\n{EXAMPLES[0]}")
    out = run("export", "markdown", "--as-of", "2025-07-31", folder=root).out
    assert "As of 2025-07-31: 0 of 1 tasks completed\n(0%)." in out
    assert "| Nâng cấp cổng dịch vụ công | Sở A | 2025-06-30 |" in out


def test_the_table_names_every_ending() -> None:
    table = PAGE.partition("| file |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([^`]+)` \|", table, re.MULTILINE) == list(CHECKS)


def test_the_rules_it_links_exist() -> None:
    assert set(re.findall(r"rules/(DX\d+)\.md", PAGE)) <= set(RULES)
