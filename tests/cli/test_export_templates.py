"""Templates of one's own: which is taken, what the stamp says of it, and what is wrong with it."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.conftest import Lay, Result, Run

DAY = ("--as-of", "2025-06-30")
TEMPLATE = "# {{ plan.title }}, {{ as_of }}\n"


@pytest.fixture
def root(lay: Lay) -> Path:
    made = lay()
    (made / "templates").mkdir()
    return made


def write(path: Path, content: str = TEMPLATE) -> Path:
    path.write_text(content, encoding="utf-8")
    return path


def markdown(run: Run, root: Path, *arguments: str) -> Result:
    return run("export", "markdown", *arguments, folder=root)


def test_the_workspace_s_own_is_taken_unasked(root: Path, run: Run) -> None:
    usual = markdown(run, root, *DAY)
    own = write(root / "templates/report.md.j2")
    result = markdown(run, root, *DAY)
    assert result.out.startswith("# Kế hoạch thử, 2025-06-30\n")
    assert hashlib.sha256(own.read_bytes()).hexdigest() in result.out
    assert not usual.out.startswith("# Kế hoạch thử, 2025-06-30\n")
    assert '"template":null' in usual.out


def test_a_named_one_is_taken_before_it(root: Path, run: Run, tmp_path: Path) -> None:
    write(root / "templates/report.md.j2", "# other\n")
    named = write(tmp_path / "hop.md.j2")
    result = markdown(run, root, *DAY, "--template", str(named))
    assert result.out.startswith("# Kế hoạch thử, 2025-06-30\n")
    assert hashlib.sha256(named.read_bytes()).hexdigest() in result.out


def test_the_output_does_not_take_the_place_of_its_template(root: Path, run: Run) -> None:
    own = write(root / "templates/report.md.j2")
    before = own.read_bytes()
    target = root / "templates/report.md"
    target.symlink_to(own)
    result = markdown(run, root, *DAY, "--template", str(own), "-o", str(target))
    assert result.code == 2
    assert own.read_bytes() == before


@pytest.mark.parametrize("kind", ["folder", "link"])
def test_one_that_cannot_be_read_is_not_passed_over(root: Path, run: Run, kind: str) -> None:
    own = root / "templates/report.md.j2"
    if kind == "folder":
        own.mkdir()
    else:
        own.symlink_to(root / "nowhere.md.j2")
    result = markdown(run, root, *DAY)
    assert (result.code, result.out) == (2, "")
    assert "templates/report.md.j2 cannot be read" in result.err


def test_a_named_one_for_a_page_may_be_called_anything(
    root: Path, run: Run, tmp_path: Path
) -> None:
    named = write(tmp_path / "leaders.html.j2", "<title>{{ plan.title }}</title>\n")
    result = run("export", "html", *DAY, "--template", str(named), folder=root)
    assert result.out.startswith("<title>Kế hoạch thử</title>\n")


def test_what_is_wrong_with_it_is_shown_with_its_line_and_nothing_is_written(
    root: Path, run: Run, tmp_path: Path
) -> None:
    write(root / "templates/report.md.j2", "# {{ plan.titel }}\n")
    file = tmp_path / "x.md"
    result = markdown(run, root, *DAY, "-o", str(file))
    assert (result.code, result.out) == (1, "")
    assert "templates/report.md.j2:1:" in result.err
    assert "1 | # {{ plan.titel }}\n" in result.err
    assert "title" in result.err
    assert result.err.endswith("1 error in 1 template\n")
    assert not file.exists()


class TestChecking:
    """A file made with a template is made again with the same one."""

    def made(self, run: Run, root: Path, *arguments: str) -> Path:
        file = root / "x.md"
        assert markdown(run, root, *DAY, *arguments, "-o", str(file)).code == 0
        return file

    def test_a_template_of_the_plan_is_known_by_its_hash(self, root: Path, run: Run) -> None:
        named = write(root / "templates/hop.md.j2")
        file = self.made(run, root, "--template", str(named))
        assert markdown(run, root, "--check", str(file)).code == 0

    def test_one_that_changed_is_said(self, root: Path, run: Run) -> None:
        own = write(root / "templates/report.md.j2")
        file = self.made(run, root)
        write(own, TEMPLATE + "!\n")
        result = markdown(run, root, "--check", str(file))
        assert result.code == 1
        assert "  made with another template\n" in result.out

    def test_one_that_is_not_there_must_be_named(
        self, root: Path, run: Run, tmp_path: Path
    ) -> None:
        named = write(tmp_path / "hop.md.j2")
        file = self.made(run, root, "--template", str(named))
        result = markdown(run, root, "--check", str(file))
        assert result.code == 3
        assert "name it with --template" in result.err
        assert markdown(run, root, "--check", str(file), "--template", str(named)).code == 0


def test_a_page_keeps_its_stamp_whatever_its_template_leaves_out(root: Path, run: Run) -> None:
    write(root / "templates/report.html.j2", "<p>{{ plan.title }}</p>\n")
    file = root / "x.html"
    assert run("export", "html", *DAY, "-o", str(file), folder=root).code == 0
    assert run("export", "html", "--check", str(file), folder=root).code == 0
    words = file.read_text("utf-8")
    assert json.dumps({"as_of": "2025-06-30"})[1:-1].replace(" ", "") in words


class TestAnOfficesOwnWorkbook:
    """`export excel --template FILE.xlsx` fills it; its expressions run in the same sandbox."""

    def filled(self, run: Run, root: Path, *cells: str) -> Result:
        book = Workbook()
        sheet = book.worksheets[0]
        sheet.title = "Biểu 1"
        for cell in cells:
            sheet.append([cell])
        book.save(root / "bieu-mau.xlsx")
        asked = ("--template", str(root / "bieu-mau.xlsx"), "-o", str(root / "x.xlsx"))
        return run("--lang", "vi", "export", "excel", *DAY, *asked, folder=root)

    def test_values_keep_their_type_and_words_are_in_the_language(
        self, root: Path, run: Run
    ) -> None:
        result = self.filled(
            run,
            root,
            "{{ figures.tasks.total }}",
            "Đến {{ as_of }}: {{ figures.tasks.completion_rate }}",
            "{% for task in tasks %}",
            "{{ loop.index }}. {{ task.title }}",
            "{% endfor %}",
            "{{ plan.title if tasks else figures.tasks.total }}",
        )
        assert result.code == 0, result.err
        rows = load_workbook(root / "x.xlsx").worksheets[0].values
        assert [row[0] for row in rows] == [
            1,
            "Đến 30/6/2025: 0 %",
            "1. Nâng cấp cổng dịch vụ công",
            "Kế hoạch thử",
        ]

    @pytest.mark.parametrize(
        ("cell", "code"),
        [
            ("{{ plan.titel }}", "DX902"),
            ("{{ plan.__class__ }}", "DX903"),
            ("{{ figures.tasks.total + 1 }}", "DX904"),
            ("{{ tasks }}", "DX907"),
            ("{{ plan. }}", "DX901"),
        ],
    )
    def test_what_is_wrong_with_a_cell_is_shown_with_its_place(
        self, cell: str, code: str, root: Path, run: Run
    ) -> None:
        result = self.filled(run, root, cell)
        assert (result.code, result.out) == (1, "")
        assert "bieu-mau.xlsx!Biểu 1!A1" in result.err
        assert code in result.err
        assert not (root / "x.xlsx").exists()
