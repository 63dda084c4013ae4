"""The list of names says what templates find, all of it and nothing else."""

from __future__ import annotations

import re

from dxplan.definitions import FIGURES
from dxplan.render.exports.html.page import PageFacts
from dxplan.render.notation import Notation
from dxplan.render.templates.environment import environment
from dxplan.render.templates.filters import FILTERS
from dxplan.render.templates.rendering import findings_in_source, shapes_of
from dxplan.render.templates.shapes import context_shapes, shape_of
from dxplan.render.templates.turns import Turn
from dxplan.render.templates.vocabulary import (
    figure_names,
    loop_names,
    names,
    page_names,
    vocabulary_tables,
)
from dxplan.render.templates.words import WORDS
from dxplan.views.facts import meanings
from dxplan.views.report import Report
from tests.conftest import REPOSITORY

KNOWN = {each.path: each for each in names()}


def test_every_name_can_be_written_in_a_template() -> None:
    """Each as a template would reach it: a loop for every list on the way."""
    sandbox = environment(Notation("en"), (), "text")
    for path in KNOWN:
        source = expression(path.replace("NAME", "tasks"))
        assert findings_in_source(sandbox, source, path, shapes_of(Report)) == [], path


def expression(path: str) -> str:
    """`tasks[].title` as `{{ tasks[0].title }}`, where only what is named matters."""
    return "{% set x = " + path.replace("[]", "[0]") + " %}"


def test_the_fields_of_the_report_are_all_listed() -> None:
    assert {path for path in KNOWN if "." not in path} == set(meanings(Report))


def test_every_figure_is_listed_with_what_it_is_called() -> None:
    listed = {path: each.meaning for path, each in KNOWN.items() if path.startswith("figures.")}
    assert listed == {f"figures.{name}": each.label for name, each in FIGURES.items()}


def test_types_say_what_may_be_unknown_and_what_is_a_list() -> None:
    assert str(KNOWN["tasks[].due"].type) == "date, if known"
    assert str(KNOWN["tasks"].type) == "list of: record"
    assert str(KNOWN["overdue"].type) == "list of: record like tasks[]"
    assert str(KNOWN["figures.tasks.completion_range"].type) == "pair of rates"
    assert str(KNOWN["headline[].figure"].type) == "figure"


def test_what_no_template_can_write_is_not_listed() -> None:
    assert "stamp.selection" not in KNOWN


def test_what_only_a_page_has_is_listed_and_can_be_written_there() -> None:
    """In the shapes that a page has, and in no others."""
    sandbox = environment(Notation("en"), (), "html")
    shapes = context_shapes(Report)
    for each in page_names(PageFacts):
        source = expression(each.path)
        page = {**shapes, "page": shape_of(PageFacts)}
        assert findings_in_source(sandbox, source, each.path, page) == [], each.path
        assert findings_in_source(sandbox, source, each.path, shapes) != []
    assert {each.path.split(".")[1] for each in page_names(PageFacts)} == set(meanings(PageFacts))


def test_loops_filters_and_figures_are_listed_too() -> None:
    assert {each.path for each in loop_names()} == {f"loop.{name}" for name in meanings(Turn)}
    assert str({each.path: each for each in loop_names()}["loop.previtem"].type) == (
        "value, if known"
    )
    assert next(iter(figure_names())).path == "figure.name"
    filters = vocabulary_tables(PageFacts)[-1]
    assert [row[0] for row in filters.rows] == list(FILTERS)


def test_the_words_of_the_built_in_templates_are_those_they_use() -> None:
    used: set[str] = set()
    for template in (REPOSITORY / "src/dxplan/templates").rglob("*.j2"):
        used |= set(re.findall(r"""["']([^"']*)["']\s*\|\s*t\b""", template.read_text("utf-8")))
    assert used == WORDS
