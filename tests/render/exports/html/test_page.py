"""The page as it is written: what is in it, and what is not."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dxplan.changes import Snapshot, compare
from dxplan.figures import measure
from dxplan.language import Language
from dxplan.load import Folder, load_tree
from dxplan.render.exports.html import contents, stamp_in, write_html
from dxplan.render.exports.stamp import stamp_text
from dxplan.render.notation import Notation
from dxplan.render.templates.loading import template_folders
from dxplan.render.templates.writing import written
from dxplan.selection import EVERYTHING
from dxplan.specimens import HOSTILE as TEXTS
from dxplan.views.report import ROWS, Origin, Report, build_report, fingerprint
from tests.conftest import REPOSITORY
from tests.render.exports.html.pages import EMPTY, HOSTILE, SMALL, page_of, report_of, seen


class Elements(HTMLParser):
    """Every element of a page with its attributes and the words it begins with."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str], list[str]]] = []
        self._open = False
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}, []))
        self._open = True

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 (the signature of HTMLParser)
        self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.found[-1][2].append(data)

    def words(self, tag: str) -> list[str]:
        return ["".join(words) for name, _, words in self.found if name == tag]


def shipped(language: Language = "vi") -> Report:
    workspace, _ = load_tree(Folder(REPOSITORY), REPOSITORY, None)
    first, day = date(2025, 12, 31), date(2026, 6, 30)
    changes = compare(
        Snapshot(workspace=workspace, as_of=first), Snapshot(workspace=workspace, as_of=day)
    )
    measured = measure(workspace.plan, day, EVERYTHING, ROWS)
    return build_report(
        workspace,
        measured,
        changes,
        language,
        Origin(None, fingerprint(workspace, measured.as_of), since=first.isoformat()),
    )


def write(report: Report, language: Language = "en", workspace: Path | None = None) -> bytes:
    return write_html(report, Notation(language), template_folders(workspace))


def test_the_page_of_the_shipped_plan_is_less_than_a_megabyte() -> None:
    page = write(shipped(), "vi")
    assert 100_000 < len(page) < 1_000_000


def test_every_headline_figure_stands_in_the_page_by_its_name() -> None:
    report, notation = shipped(), Notation("vi")
    found = Elements(write(report, "vi")).found
    by_name = {
        attributes["data-figure"]: "".join(words)
        for tag, attributes, words in found
        if tag == "p" and "data-figure" in attributes
    }
    assert by_name == {each.figure.name: written(each.figure, notation) for each in report.headline}


def test_every_row_shows_the_figures_of_its_group() -> None:
    report, notation = shipped("en"), Notation("en")
    page = contents(write(report))
    shown = [words for place, words in page.items() if place.startswith("Charts · ")]
    assert len(shown) > 100
    for row in report.groups:
        for name, label in (("completion_rate", "Rate"), ("overdue", "Overdue")):
            figure = written(row.figures["tasks"][name], notation)
            assert page[f"Charts · {row.label} · {label}"] == figure


def test_the_policy_allows_the_styles_and_the_script_of_the_page_and_no_others() -> None:
    page = Elements(page_of(SMALL))
    (policy,) = [a["content"] for _, a, _ in page.found if a.get("http-equiv")]
    allowed = dict(part.strip().split(" ", 1) for part in policy.split(";"))

    def hashes(tag: str) -> list[str]:
        digests = [hashlib.sha256(words.encode()).digest() for words in page.words(tag)]
        return [f"'sha256-{b64encode(each).decode()}'" for each in digests]

    assert allowed == {
        "default-src": "'none'",
        "style-src": " ".join(hashes("style")),
        "script-src": " ".join(hashes("script")),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert len(page.words("style")) == 2
    assert len(page.words("script")) == 1


@pytest.mark.parametrize("which", [EMPTY, SMALL, HOSTILE])
def test_no_element_has_a_style_a_handler_or_an_address_to_load(which: int) -> None:
    for tag, attributes, _ in Elements(page_of(which)).found:
        assert not {"style", "src", "srcset", "action"} & attributes.keys(), tag
        assert not [name for name in attributes if name.startswith("on")], tag
        if tag == "a":
            assert re.match(r"#|https?://", attributes["href"])
            inside = attributes["href"].startswith("#")
            assert inside or attributes["rel"] == "noopener noreferrer"


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//example.org", "x y"])
def test_an_address_that_is_none_of_the_web_is_no_link(url: str) -> None:
    report = report_of(SMALL)
    source = replace(report.sources[0], url=url, title="Nguồn lạ")
    page = Elements(write(replace(report, sources=(source,))))
    assert "Nguồn lạ" in page.words("td")
    assert "Nguồn lạ" not in page.words("a")
    linked = replace(source, url="https://example.org/?a=1&b=2")
    page = Elements(write(replace(report, sources=(linked,))))
    assert "Nguồn lạ" in page.words("a")


def test_hostile_text_is_read_back_exact_and_as_text() -> None:
    shown = contents(page_of(HOSTILE))
    titles = [words for place, words in shown.items() if place.endswith("· Task")]
    assert {" ".join(seen(text).split()) for text in TEXTS} <= set(titles)


def test_both_languages_show_the_same_figures() -> None:
    def figures(language: Language) -> list[str]:
        elements = (attributes for _, attributes, _ in Elements(page_of(SMALL, language)).found)
        return [each.get("data-figure") or each.get("data-row-figure") or "" for each in elements]

    assert len(set(figures("en"))) > 15
    assert figures("en") == figures("vi")


# stamps


def test_the_stamp_is_read_back_as_it_is() -> None:
    report = report_of(SMALL)
    assert stamp_in(page_of(SMALL)) == stamp_text(report.stamp, "html")


def test_a_quotation_mark_in_the_stamp_ends_nothing() -> None:
    report = report_of(SMALL)
    quoted = replace(report, stamp=replace(report.stamp, since='rev:it\'s <"x">'))
    assert stamp_in(write(quoted)) == stamp_text(quoted.stamp, "html")


def test_a_template_of_ones_own_is_stamped_though_it_does_without_our_head(
    tmp_path: Path,
) -> None:
    (tmp_path / "templates").mkdir()
    own = tmp_path / "templates" / "report.html.j2"
    own.write_text("<!doctype html><p>{{ plan.number }}</p>\n", encoding="utf-8")
    page = write(report_of(SMALL), workspace=tmp_path)
    assert page.startswith(b"<!doctype html><p>1/KH-UBND</p>\n<meta name")
    assert stamp_in(page) == stamp_text(report_of(SMALL).stamp, "html")


def test_another_page_has_no_stamp() -> None:
    assert stamp_in(b"<html><head><meta name='author' content='dxplan'>") is None
    assert stamp_in(b"\xff\xfe<") is None


# what stands where


def test_one_other_figure_is_one_place_by_section_row_and_column() -> None:
    report = report_of(SMALL)
    task = replace(report.tasks[0], note=None, lead_short="Sở Khác")
    before = contents(page_of(SMALL))
    after = contents(write(replace(report, tasks=(task, *report.tasks[1:]))))
    assert {place: words for place, words in after.items() if before[place] != words} == {
        f"Tasks {len(report.tasks)} · {task.id} · Lead": "Sở Khác"
    }
