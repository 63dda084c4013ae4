"""The page in a real browser.

Without a Chromium these tests are skipped; with `DXPLAN_BROWSER=required` they fail then, so that
where one is meant to be they cannot pass for want of it.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dxplan.render.exports.html import write_html
from dxplan.render.notation import Notation
from dxplan.render.templates.loading import Folder, template_folders
from dxplan.specimens import HOSTILE as TEXTS
from tests.render.exports.html.chromium import PROGRAM, Browser
from tests.render.exports.html.pages import EMPTY, HOSTILE, SMALL, page_of, report_of, seen

pytestmark = [
    pytest.mark.skipif(
        PROGRAM is None and os.environ.get("DXPLAN_BROWSER") != "required",
        reason="no Chromium is installed",
    ),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browser = Browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


@pytest.fixture
def browser(running: Browser) -> Browser:
    running.look()
    return running


@pytest.fixture(scope="module", autouse=True)
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages as files."""
    folder = tmp_path_factory.mktemp("pages")
    for which in (EMPTY, SMALL, HOSTILE):
        (folder / f"{which}.html").write_bytes(page_of(which))
    (folder / "vi.html").write_bytes(page_of(SMALL, "vi"))
    return folder


@pytest.mark.parametrize("which", [EMPTY, SMALL, HOSTILE])
def test_a_page_opens_from_disk_without_a_complaint_and_without_a_request(
    browser: Browser, folder: Path, which: int
) -> None:
    file = folder / f"{which}.html"
    browser.open(file)
    assert browser.see("document.querySelectorAll('h2').length") > 4
    assert list(browser.complaints()) == []
    assert set(browser.requests()) <= {file.as_uri(), "data:,"}


def test_a_template_of_one_s_own_needs_none_of_our_buttons(
    browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "own.html.j2").write_text(
        '<!doctype html><html lang="vi"><head>{{ page.head }}</head><body>'
        "<table><thead><tr><th data-sort>{{ plan.title }}</th></tr></thead><tbody></tbody></table>"
        "</body></html>",
        encoding="utf-8",
    )
    folders = (Folder(tmp_path, "templates"), *template_folders(None))
    page = tmp_path / "own.html"
    page.write_bytes(write_html(report_of(SMALL), Notation("en"), folders, "own.html.j2"))
    browser.open(page)
    assert list(browser.complaints()) == []
    assert browser.see("document.querySelectorAll('th button').length") == 1


def test_nothing_of_the_data_acts_and_its_text_is_exact(browser: Browser, folder: Path) -> None:
    browser.open(folder / f"{HOSTILE}.html")
    titles = browser.see(
        "[...document.querySelectorAll('#tasks-table td.wide')].map(each => each.textContent)"
    )
    assert titles == [seen(task.title) for task in report_of(HOSTILE).tasks]
    assert set(map(seen, TEXTS)) <= set(titles)
    assert browser.see("document.querySelectorAll('script').length") == 1
    assert browser.see("document.images.length") == 0
    hrefs = "[...document.links].map(each => each.protocol)"
    assert set(browser.see(hrefs)) <= {"file:", "https:"}
    assert not any(each["method"] == "Page.javascriptDialogOpening" for each in browser.events)


def test_the_policy_stops_a_script_and_a_style_that_are_not_ours(
    browser: Browser, folder: Path
) -> None:
    browser.open(folder / f"{SMALL}.html")
    browser.see(
        """{
        const script = document.createElement("script");
        script.textContent = "document.title = 'taken'";
        document.body.append(script);
        const style = document.createElement("style");
        style.textContent = "body { display: none }";
        document.body.append(style);
        }"""
    )
    assert browser.see("document.title") != "taken"
    assert browser.see("getComputedStyle(document.body).display") == "block"
    assert len([each for each in browser.complaints() if "Content Security Policy" in each]) == 2


# sorting and filtering


def column(browser: Browser, table: str, number: int) -> list[str]:
    cells = (
        f"[...document.getElementById('{table}').tBodies[0].rows].map(row => row.cells[{number}])"
    )
    found: list[str] = browser.see(f"{cells}.map(cell => cell.textContent.trim())")
    return found


def sort_by(browser: Browser, table: str, number: int) -> None:
    head = f"document.getElementById('{table}').tHead.rows[0].cells[{number}]"
    browser.see(f"{head}.querySelector('button').click()")


def test_a_head_sorts_by_the_value_with_what_is_not_known_last_both_ways(
    browser: Browser, folder: Path
) -> None:
    browser.open(folder / f"{SMALL}.html")
    known = sorted((t.reported for t in report_of(SMALL).tasks if t.reported), key=str)
    unknown = ["—"] * sum(task.reported is None for task in report_of(SMALL).tasks)
    assert known
    assert unknown
    sort_by(browser, "tasks-table", 6)
    assert column(browser, "tasks-table", 6) == [*map(str, known), *unknown]
    sort_by(browser, "tasks-table", 6)
    assert column(browser, "tasks-table", 6) == [*map(str, known[::-1]), *unknown]


def test_a_vietnamese_page_sorts_days_as_days_and_not_as_they_are_written(
    browser: Browser, folder: Path
) -> None:
    browser.open(folder / "vi.html")
    sort_by(browser, "overdue", 3)
    found = [tuple(map(int, each.split("/")[::-1])) for each in column(browser, "overdue", 3)]
    assert found == sorted(found)
    assert len(found) > 1


def test_with_the_keyboard_alone_a_head_is_reached_and_sorts(
    browser: Browser, folder: Path
) -> None:
    browser.open(folder / f"{SMALL}.html")
    browser.see("document.querySelector('#tasks input').focus()")
    browser.press("Tab", code=9)  # the region that scrolls
    browser.press("Tab", code=9)
    assert browser.see("document.activeElement.closest('th').cellIndex") == 0
    assert browser.see("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    sorting = "document.activeElement.closest('th').getAttribute('aria-sort')"
    assert browser.see(sorting) is None
    browser.press("Enter", code=13, text="\r")
    assert browser.see(sorting) == "ascending"
    browser.press("Enter", code=13, text="\r")
    assert browser.see(sorting) == "descending"
    assert browser.see("document.querySelectorAll('#tasks [aria-sort]').length") == 1


def test_the_first_tab_offers_to_skip_to_the_figures(browser: Browser, folder: Path) -> None:
    browser.open(folder / f"{SMALL}.html")
    browser.press("Tab", code=9)
    assert browser.see("document.activeElement.className") == "skip"
    assert browser.see("document.activeElement.getBoundingClientRect().left") >= 0
    browser.press("Enter", code=13, text="\r")
    assert browser.see("document.activeElement.id") == "content"


def test_a_filter_shows_the_rows_with_all_that_is_asked_and_says_how_many(
    browser: Browser, folder: Path
) -> None:
    browser.open(folder / f"{SMALL}.html")
    total = len(report_of(SMALL).tasks) + len(report_of(SMALL).outside)
    shown = (
        "[...document.querySelectorAll('#tasks-table tbody tr')].filter(r => r.checkVisibility())"
    )
    said = "document.querySelector('#tasks output').textContent"
    assert browser.see(said) == f"{total} of {total} rows"
    browser.see("document.querySelector('#tasks input').focus()")
    browser.type("OVERDUE, nv-")
    overdue = [task for task in report_of(SMALL).tasks if "overdue" in str(task.state)]
    assert browser.see(f"{shown}.map(row => row.dataset.row)") == [task.id for task in overdue]
    assert browser.see(said) == f"{len(overdue)} of {total} rows"
    browser.type(" zzz")
    assert browser.see(said) == f"0 of {total} rows"


def test_a_filter_takes_words_without_their_accents(browser: Browser, folder: Path) -> None:
    browser.open(folder / "vi.html")
    browser.see("document.querySelector('#late input').focus()")
    browser.type("khong co chu nay")
    rows = "[...document.querySelectorAll('#overdue tbody tr')].filter(row => !row.hidden).length"
    assert browser.see(rows) == 0
    browser.see("document.querySelector('#late input').value = ''")
    browser.type("dich vu CONG")
    assert browser.see(rows) == 1
    assert [task.title for task in report_of(SMALL).overdue].count("Cổng dịch vụ công") == 1


def test_without_the_script_everything_is_there_and_no_control_is(
    browser: Browser, folder: Path
) -> None:
    browser.ask("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(folder / f"{SMALL}.html")
        nodes = browser.ask("Accessibility.getFullAXTree")["nodes"]
        seen = [(n["role"]["value"], n["name"]["value"]) for n in nodes if not n["ignored"]]
        assert {("cell", task.title) for task in report_of(SMALL).tasks} <= set(seen)
        assert not {"button", "searchbox"} & {role for role, _ in seen}
    finally:
        browser.ask("Emulation.setScriptExecutionDisabled", value=False)


# looks


_CONTRASTS = """(() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = channels(colour).map((c) =>
      c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (channels(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const found = [];
  for (const each of document.querySelectorAll("body *:not(title)")) {
    const words = [...each.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (!words || !each.checkVisibility() || each.closest(".unseen, .skip")) continue;
    const style = getComputedStyle(each);
    const ink = each.closest("svg") ? style.fill : style.color;
    const [a, b] = [light(ink), light(ground(each))].sort((x, y) => y - x);
    found.push([(a + 0.05) / (b + 0.05), each.className || each.tagName]);
  }
  return found;
})()"""


@pytest.mark.parametrize("dark", [False, True])
def test_all_text_has_enough_contrast(browser: Browser, folder: Path, *, dark: bool) -> None:
    browser.look(dark=dark)
    browser.open(folder / f"{SMALL}.html")
    expected = "rgb(20, 24, 31)" if dark else "rgb(255, 255, 255)"
    assert browser.see("getComputedStyle(document.body).backgroundColor") == expected
    browser.see("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = browser.see(_CONTRASTS)
    assert len(found) > 100
    assert [each for each in found if each[0] < 4.5] == []


def test_the_button_turns_the_dark_look_on_and_off(browser: Browser, folder: Path) -> None:
    browser.open(folder / f"{SMALL}.html")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = browser.see(ground)
    browser.see("document.getElementById('theme').click()")
    assert browser.see(ground) != light
    assert browser.see("document.getElementById('theme').ariaPressed") == "true"
    browser.see("document.getElementById('theme').click()")
    assert browser.see(ground) == light


@pytest.mark.parametrize("which", [EMPTY, SMALL, HOSTILE])
@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_a_page_is_never_wider_than_the_screen(
    browser: Browser, folder: Path, which: int, width: int
) -> None:
    browser.look(width=width)
    browser.open(folder / f"{which}.html")
    assert browser.see("document.scrollingElement.scrollWidth") <= width


def test_on_a_phone_a_record_is_a_card_whose_lines_name_their_column(
    browser: Browser, folder: Path
) -> None:
    browser.look(width=390)
    browser.open(folder / f"{SMALL}.html")
    cell = "document.querySelector('#tasks-table td.number')"
    assert browser.see(f"getComputedStyle({cell}).display") == "block"
    assert browser.see(f"getComputedStyle({cell}, '::before').content") == '"Deadline: "'


def test_paper_has_all_rows_repeated_heads_and_no_controls(browser: Browser, folder: Path) -> None:
    browser.look(media="print", dark=True)
    browser.open(folder / f"{SMALL}.html")
    look = "getComputedStyle(document.querySelector('{}')).{}"
    assert browser.see(look.format("nav", "display")) == "none"
    assert browser.see(look.format(".filter label", "display")) == "none"
    assert browser.see(look.format("#tasks-table thead", "display")) == "table-header-group"
    assert browser.see(look.format("#tasks .scroll", "maxHeight")) == "none"
    assert browser.see(look.format("#tasks .scroll", "overflowY")) == "visible"
    assert browser.see(look.format("body", "backgroundColor")) == "rgb(255, 255, 255)"
    printed = browser.ask("Page.printToPDF", preferCSSPageSize=True)["data"]
    assert printed.startswith("JVBERi")  # %PDF in base64


# what assistive programs are told


def test_every_control_and_region_has_a_name(browser: Browser, folder: Path) -> None:
    browser.open(folder / f"{SMALL}.html")
    nodes = browser.ask("Accessibility.getFullAXTree")["nodes"]
    named = {"button", "searchbox", "region", "navigation", "complementary", "image", "link"}
    found = [
        (each["role"]["value"], each.get("name", {}).get("value", "").strip())
        for each in nodes
        if not each["ignored"] and each["role"]["value"] in named
    ]
    assert {role for role, _ in found} == named
    assert [role for role, name in found if not name] == []


def test_headings_go_down_by_one_and_ids_are_used_once(browser: Browser, folder: Path) -> None:
    browser.open(folder / f"{SMALL}.html")
    levels = browser.see("[...document.querySelectorAll('h1,h2,h3')].map(e => +e.tagName[1])")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(then <= first + 1 for first, then in itertools.pairwise(levels))
    ids = browser.see("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))
    missing = browser.see(
        """[...document.querySelectorAll('[aria-labelledby],[aria-controls],a[href^="#"]')]
        .map(e => e.getAttribute('aria-labelledby') ?? e.getAttribute('aria-controls')
          ?? e.getAttribute('href').slice(1)).filter(id => !document.getElementById(id))"""
    )
    assert missing == []


def test_every_table_has_heads_with_a_scope_and_stands_in_a_region_to_scroll(
    browser: Browser, folder: Path
) -> None:
    browser.open(folder / f"{SMALL}.html")
    assert browser.see("document.querySelectorAll('table').length") >= 8
    assert browser.see("document.querySelectorAll('th:not([scope])').length") == 0
    regions = (
        "[...document.querySelectorAll('table')].map(t => t.closest('[role=region][tabindex]'))"
    )
    assert browser.see(f"{regions}.every(each => each?.hasAttribute('aria-labelledby'))")


@pytest.mark.parametrize(("file", "language"), [("1.html", "en"), ("vi.html", "vi")])
def test_a_page_says_its_language(browser: Browser, folder: Path, file: str, language: str) -> None:
    browser.open(folder / file)
    assert browser.see("document.documentElement.lang") == language
    assert browser.see("document.compatMode") == "CSS1Compat"


def test_what_nobody_reported_is_never_drawn_as_late(browser: Browser, folder: Path) -> None:
    browser.open(folder / f"{SMALL}.html")
    colour = "getComputedStyle(document.querySelector('{}')).color"
    late = browser.see(colour.format("#tasks-table .state-overdue"))
    quiet = browser.see(colour.format("#tasks-table .state-overdue_unreported"))
    assert late != quiet
    assert quiet == browser.see(colour.format(".hint"))
