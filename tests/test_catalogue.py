"""Every rule of the catalogue keeps its word: its bad example fires it, its good one does not."""

from __future__ import annotations

import ast
import re
import string
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

import dxplan
from dxplan.catalogue import guard, intake, sifting, templates, text, workbooks
from dxplan.catalogue.registry import FAMILIES, RULES
from dxplan.findings import Rule, Severity
from dxplan.load import MAX_BYTES
from dxplan.rules.checking import REMARKS, RULES_OF_THE_DAY, RULES_OF_TIME
from dxplan.rules.errors import ERRORS
from tests.builders import findings, folder

PACKAGE = Path(dxplan.__file__).parent

#: Errors and warnings that a bad example cannot do without, beside its own.
BESIDE: dict[str, set[str]] = {
    # An empty list of tasks shows the byte order mark best; the report then hangs in the air.
    "DX103": {"DX307", "DX601"},
    # Sources without a place keep the line short in which something else is wrong.
    **{key: {"DX605"} for key in ("DX104", "DX105", "DX106", "DX107", "DX110", "DX111")},
    "DX207": {"DX605"},
    # With one task and one indicator each lacks the other.
    "DX310": {"DX311"},
    "DX311": {"DX310"},
    # What has not moved falls behind, and its only task is completed.
    "DX515": {"DX514"},
    # A target that was missed though its only task is completed.
    "DX418": {"DX514"},
}

ALL = pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
#: Families whose examples are more than one state of a plan run their own: workbooks
#: (tests/intake/test_annex.py), two states (tests/test_guard.py), settings
#: (tests/sifting/test_examples.py), templates (tests/render/templates/test_examples.py), and
#: workbooks to be filled (tests/render/exports/filling/test_examples.py).
APART = (intake, guard, sifting, templates, workbooks)
OF_THE_PLAN = pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES.values() if all(rule not in vars(each).values() for each in APART)],
    ids=lambda rule: rule.code,
)


def fired(root: Path, rule: Rule, example: str | dict[str, bytes]) -> Counter[str]:
    return Counter(found.rule.code for found in findings(folder(root, example), rule.as_of))


def test_the_base_plan_has_no_finding(tmp_path: Path) -> None:
    assert findings(folder(tmp_path)) == []


@OF_THE_PLAN
def test_a_bad_example_fires_its_rule_and_nothing_else(rule: Rule, tmp_path: Path) -> None:
    example: str | dict[str, bytes] = rule.bad
    if rule is text.TOO_LARGE:
        example = {"data/tasks/large.yaml": b"#" * (MAX_BYTES + 1)}
    if rule is text.UNREADABLE:
        (tmp_path / "data/tasks/ktx.yaml").mkdir(parents=True)
    codes = fired(tmp_path, rule, example)
    assert codes[rule.code] >= 1
    disturbing = {code for code in codes if RULES[code].severity is not Severity.INFO}
    assert disturbing - {rule.code} == BESIDE.get(rule.code, set())


@OF_THE_PLAN
def test_a_good_example_does_not_fire_its_rule(rule: Rule, tmp_path: Path) -> None:
    assert rule.code not in fired(tmp_path, rule, rule.good)


@ALL
def test_a_code_stands_in_its_family(rule: Rule) -> None:
    assert re.fullmatch(r"DX\d{3}", rule.code)
    family = next(each for each in FAMILIES if rule in vars(each).values())
    assert (family.__doc__ or "").startswith(f"DX{rule.code[2]}")


@ALL
def test_an_entry_is_complete(rule: Rule) -> None:
    assert rule.title
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.good
    assert rule.bad or rule is text.TOO_LARGE
    assert set(rule.slug) <= set(string.ascii_lowercase + string.digits + "-")


def test_codes_and_slugs_are_unique() -> None:
    entries = [
        entry for family in FAMILIES for entry in vars(family).values() if isinstance(entry, Rule)
    ]
    for names in ([rule.code for rule in entries], [rule.slug for rule in entries]):
        assert [name for name, count in Counter(names).items() if count > 1] == []
    assert len(entries) == len(RULES)


def wordings(module: ast.Module) -> Iterator[tuple[set[str | None], set[str | None]]]:
    """Names that a wording shows, and names that are bound, for each `text` and `counted`."""
    for call in ast.walk(module):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name):
            if any(word.arg is None for word in call.keywords):
                continue  # bound by **, so nobody can tell
            bound = {word.arg for word in call.keywords}
            sources = {"text": call.args[:1], "counted": call.args[:2]}.get(call.func.id, [])
            for source in sources:
                if isinstance(source, ast.Constant) and isinstance(source.value, str):
                    shown = {part[1] for part in string.Formatter().parse(source.value)}
                    yield (
                        shown - {None},
                        bound | ({"count"} if call.func.id == "counted" else set()),
                    )


@pytest.mark.parametrize(
    "path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: path.relative_to(PACKAGE).as_posix()
)
def test_wordings_show_only_what_is_bound(path: Path) -> None:
    for shown, bound in wordings(ast.parse(path.read_text("utf-8"))):
        assert shown <= bound


@pytest.mark.parametrize(
    "function",
    [*ERRORS, *REMARKS, *RULES_OF_THE_DAY, *RULES_OF_TIME],
    ids=lambda function: function.__name__,
)
def test_a_rule_function_says_what_it_wants(function: object) -> None:
    sentence = (function.__doc__ or "").strip().splitlines()[0]
    assert sentence.endswith(".")


def test_the_shipped_data_has_no_error() -> None:
    root = Path(__file__).parents[1]
    errors = [found for found in findings(root) if found.severity is Severity.ERROR]
    assert [f"{found.location} {found.message}" for found in errors] == []
