"""`dxplan template vars` and `dxplan template check`."""

from __future__ import annotations

import json
import os
from contextlib import nullcontext
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dxplan.language import Text
from dxplan.render.exports.checks import CHECKS
from tests.conftest import REPOSITORY, Lay, Run

GOOD = "{% for task in tasks %}\n- {{ task.title }}\n{% endfor %}\n"


def schema(name: str) -> Draft202012Validator:
    content = (REPOSITORY / "schema" / f"{name}.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(content))


@pytest.fixture
def template(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to be in, with a template that is right."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.md.j2").write_text(GOOD, encoding="utf-8")
    return tmp_path / "good.md.j2"


def test_the_names_are_listed_with_type_and_meaning(run: Run) -> None:
    result = run("template", "vars", COLUMNS="200")
    assert result.code == 0
    lines = [" ".join(line.split()) for line in result.out.splitlines()]
    assert "tasks[].lead_name text Name of the agency that answers for it on the day." in lines
    assert "figures.tasks.completion_rate rate Completion rate" in lines
    assert "loop.index number Number of the turn, from 1." in lines
    assert "rate a rate 0..1 as a percentage" in lines


@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_what_a_page_alone_has_is_listed_in_every_form(form: str, run: Run) -> None:
    out = run("template", "vars", "--format", form, COLUMNS="200").out
    for name in ("page.head", "page.charts.history", "page.charts.tasks[].pieces[].state"):
        assert name in out.replace("\\", "")
    assert form == "json" or "In a template of a page (.html.j2) alone" in out


def test_the_names_as_json_are_in_both_languages(run: Run) -> None:
    document = json.loads(run("template", "vars", "--format", "json").out)
    schema("template").validate(document)
    assert "page" not in {each["path"].partition(".")[0] for each in document["names"]}
    (title,) = (each for each in document["names"] if each["path"] == "tasks[].title")
    assert title["meaning"]["en"] == "Title of the task."
    assert set(title["meaning"]) == {"vi", "en"}


def test_the_names_as_markdown_are_tables(run: Run) -> None:
    page = run("template", "vars", "--format", "markdown").out
    assert page.startswith("## Names\n\n| Name | Type | Meaning |\n| --- | --- | --- |\n| plan |")


def test_the_list_is_the_same_at_any_width(run: Run) -> None:
    wide, narrow = (run("template", "vars", COLUMNS=width).out for width in ("200", "60"))
    assert "tasks[].days_overdue" in wide
    assert "tasks[].days_overdue" in narrow


def test_a_template_that_holds_is_said_to(template: Path, run: Run) -> None:
    result = run("template", "check", template.name)
    assert result.code == 0
    assert result.out == (
        "Clean: 1 template tried with an empty, a small and a hostile plan, in Vietnamese and"
        " English\n"
    )


def test_long_work_says_on_a_terminal_what_is_tried(
    template: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    class Working:
        def on(self, what: Text) -> None:
            said.append(str(what))

    monkeypatch.setattr("dxplan.cli.template.progress", lambda _: nullcontext(Working()))
    run("template", "check", template.name, template.name)
    assert said == [f"trying {template.name}"] * 2


def test_findings_come_with_their_line(template: Path, run: Run) -> None:
    template.with_name("bad.md.j2").write_text(GOOD.replace("title", "titel"), encoding="utf-8")
    result = run("template", "check", "bad.md.j2", template.name)
    assert result.code == 1
    assert result.out == (
        "bad.md.j2:2:11: error[DX902] the field titel does not exist\n"
        "    |\n"
        "  2 | - {{ task.titel }}\n"
        "    |           ^^^^^\n"
        "    = fix: did you mean title?\n"
        "\n"
        "1 error in 2 templates\n"
    )


def test_what_shows_only_with_some_plan_says_with_which(template: Path, run: Run) -> None:
    template.write_text("{{ (tasks | first).title }}", encoding="utf-8")
    out = run("template", "check", template.name).out
    assert "good.md.j2:1:20: error[DX902] a value that is not known has no title" in out
    assert "^^^^^ tried with an empty plan" in out
    assert "fix: ask first: {% if … is not none %}" in out


def test_findings_as_lines_and_as_json(template: Path, run: Run) -> None:
    template.write_text("{{ 1 + 1 }}\n{{ plan.x }}", encoding="utf-8")
    lines = run("template", "check", "--format", "concise", template.name)
    assert lines.out == (
        "good.md.j2:1:6: error[DX904] a template cannot compute with +\n"
        "good.md.j2:2:9: error[DX902] the field x does not exist\n"
    )
    result = run("template", "check", "--format", "json", template.name)
    document = json.loads(result.out)
    schema("template-check").validate(document)
    assert result.code == lines.code == 1
    assert document["summary"] == {"templates": 1, "error": 2, "warning": 0, "info": 0}


def test_a_template_finds_others_beside_it_and_in_the_workspace(run: Run, lay: Lay) -> None:
    root = lay("# templates/head.md.j2\n# {{ plan.title }}\n")
    (root / "drafts").mkdir()
    draft = root / "drafts" / "report.md.j2"
    draft.write_text('{% include "head.md.j2" %}{% include "tail.md.j2" %}', encoding="utf-8")
    (root / "drafts" / "tail.md.j2").write_text("{{ plan.x }}", encoding="utf-8")
    result = run("template", "check", str(draft), folder=root)
    assert f"{root.as_posix()}/drafts/tail.md.j2:1:9: error[DX902]" in result.out
    assert "  1 | {{ plan.x }}" in result.out
    assert result.out.endswith("1 error in 1 template\n")


def test_a_template_of_a_workspace_wins_over_one_of_ours_that_it_includes(
    run: Run, lay: Lay
) -> None:
    root = lay("# templates/report.md.j2\n{{ plan.titel }}\n")
    own = root / "templates" / "report.md.j2"
    assert run("template", "check", str(own), folder=root).code == 1


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("target", ["/etc/hostname", "good.md.j2"])
@pytest.mark.usefixtures("template")
def test_a_link_called_like_a_template_is_a_finding_as_in_an_export(target: str, run: Run) -> None:
    Path("link.md.j2").symlink_to(target)
    result = run("template", "check", "link.md.j2")
    assert result.code == 1
    assert "DX906" in result.out
    assert "'link.md.j2' is a link, which templates may not be" in result.out
    assert "  1 | " not in result.out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "missing: ACTION"),
        (("chek",), "did you mean check?"),
        (("vars", "a.md.j2"), "vars takes no file (did you mean dxplan template check?)"),
        (("vars", "--format", "text"), "template vars has no format text"),
        (("check",), "name the templates to check"),
        (("check", "absent.md.j2"), "there is no file absent.md.j2"),
        (("check", "good.md"), "good.md is not called like a template: its name ends in .md.j2"),
        (("check", "good.md.j2", "--format", "table"), "template check has no format table"),
        (("check", "good.md.j2", "--format", "xml"), "not one of"),
    ],
)
@pytest.mark.usefixtures("template")
def test_wrong_usage_is_one_line(arguments: tuple[str, ...], message: str, run: Run) -> None:
    result = run("template", *arguments)
    assert result.code == 2
    assert message in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize("suffix", CHECKS)
def test_any_bytes_called_like_a_template_are_clean_or_have_findings(
    suffix: str, template: Path, run: Run
) -> None:
    for content in (b"", b"\xff\xfe\x00", b"PK\x03\x04", b"{% for", b"{{ x }}" * 3):
        template.with_name(f"any{suffix}").write_bytes(content)
        result = run("template", "check", f"any{suffix}")
        assert result.code in {0, 1}, result.err
        assert result.err == ""


BUILT_IN = REPOSITORY / "src" / "dxplan" / "templates"


@pytest.mark.parametrize("name", sorted(path.name for path in BUILT_IN.iterdir() if path.is_file()))
def test_the_templates_that_come_with_dxplan_hold(name: str, run: Run) -> None:
    result = run("template", "check", str(BUILT_IN / name))
    assert result.code == 0, result.out
