"""The shape of the house: who may import what, one door per format, nothing grows too long."""

from __future__ import annotations

import ast
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from importlinter.cli import lint_imports

REPOSITORY = Path(__file__).parents[1]
SOURCE = REPOSITORY / "src" / "dxplan"
TREES = {
    ".".join(path.relative_to(SOURCE.parent).with_suffix("").parts): ast.parse(
        path.read_text(encoding="utf-8")
    )
    for path in sorted(SOURCE.rglob("*.py"))
}

#: Modules of which only one place may know. What they stand for has one door in the program.
DOORS = {
    "yaml": "dxplan.yamltext.reader",
    "subprocess": "dxplan.history.git",
}
_EXPORTS = "dxplan.render.exports"
#: Packages that a layer or the package of a format is built on, and where that is. Every other
#: package has one door.
LAYERS: dict[str, tuple[str, ...]] = {
    "docx": (f"{_EXPORTS}.word",),
    "jinja2": ("dxplan.render.templates",),
    "lxml": (f"{_EXPORTS}.xmlparts", f"{_EXPORTS}.word"),
    "markupsafe": ("dxplan.render.templates", f"{_EXPORTS}.html"),
    "openpyxl": (f"{_EXPORTS}.excel", f"{_EXPORTS}.filling.formulas"),
    "rich": ("dxplan.render", "dxplan.cli"),
    "typer": ("dxplan.cli",),
}

#: Names that say nothing about what is inside.
NAMELESS = {"util", "utils", "common", "helper", "helpers", "constants", "misc"}

LONGEST = 56
NINE_IN_TEN = 26
#: Functions that may be longer, and why.
LONGER: dict[str, str] = {}


class Function(NamedTuple):
    """A function or method and its length in lines."""

    name: str
    lines: int


def functions() -> Iterator[Function]:
    for module, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                yield Function(f"{module}:{node.name}", node.end_lineno - node.lineno + 1)


def importers() -> dict[str, set[str]]:
    """Package from outside -> the modules that import it, anywhere in them."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for module, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            else:
                continue
            for name in names:
                found[name.partition(".")[0]].add(module.removesuffix(".__init__"))
    return found


def test_imports_run_downwards_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(REPOSITORY)
    code = lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert code == 0, capsys.readouterr().out


@pytest.mark.parametrize("package", DOORS)
def test_a_format_has_its_door(package: str) -> None:
    assert importers()[package] == {DOORS[package]}


def test_every_package_from_outside_has_one_door() -> None:
    outside = {
        package: sorted(modules)
        for package, modules in importers().items()
        if package not in sys.stdlib_module_names | LAYERS.keys() | {"dxplan"}
    }
    assert {package: modules for package, modules in outside.items() if len(modules) > 1} == {}


@pytest.mark.parametrize("package", LAYERS)
def test_an_edge_stays_at_the_edge(package: str) -> None:
    assert [name for name in importers()[package] if not name.startswith(LAYERS[package])] == []


def test_nothing_calls_a_shell() -> None:
    calls = {
        f"{module}: os.{node.attr}"
        for module, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
        and re.match(r"(system|popen|spawn|exec|fork)", node.attr)
    }
    assert calls == set()


def test_every_module_is_named_for_its_subject() -> None:
    assert [module for module in TREES if NAMELESS & set(module.split("."))] == []


def test_functions_are_short() -> None:
    lengths = sorted(function.lines for function in functions())
    assert lengths[len(lengths) * 9 // 10] <= NINE_IN_TEN


def test_no_function_is_long() -> None:
    too_long = {function.name for function in functions() if function.lines > LONGEST}
    assert sorted(too_long - LONGER.keys()) == []
    assert sorted(LONGER.keys() - too_long) == [], "these are short again: take them off the list"


def test_the_map_in_contributing_names_every_module() -> None:
    page = (REPOSITORY / "CONTRIBUTING.md").read_text(encoding="utf-8")
    tree = page.partition("```text\nsrc/dxplan/\n")[2].partition("```")[0]
    named = re.findall(r"^  (\w+)(?:/|\.py)", tree, re.MULTILINE)
    modules = {name.split(".")[1] for name in TREES} - {"__init__", "__main__"}
    assert sorted(named) == sorted(modules)
