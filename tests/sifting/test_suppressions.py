from __future__ import annotations

import datetime as dt

import pytest

from dxplan.catalogue.registry import RULES
from dxplan.edits import Put, revise
from dxplan.findings import Finding, Location
from dxplan.language import text
from dxplan.sifting.suppressions import Suppressions, read_suppressions
from dxplan.yamltext import parse
from tests.builders import lines

PATH = "data/tasks/cqs.yaml"
DAY = dt.date(2024, 6, 30)


def found(line: int, code: str = "DX311", path: str = PATH) -> Finding:
    place = Location(path=path, line=line, column=5, end_line=line, end_column=9)
    return Finding(rule=RULES[code], message=text("x"), location=place)


def read(source: str) -> tuple[Suppressions, list[str]]:
    suppressions, findings = read_suppressions([parse(PATH, source)])
    return suppressions, lines(findings)


def hidden(source: str, *findings: Finding) -> list[int]:
    suppressions, wrong = read(source)
    assert wrong == []
    return [each.location.line for each in suppressions.hide(findings, DAY).hidden]


def test_a_comment_behind_a_value_holds_for_its_line() -> None:
    source = "a: 1\nb: 2 # dxplan: ignore[DX311] known to the office\nc: 3\n"
    assert hidden(source, found(1), found(2), found(2, "DX301"), found(3)) == [2]


def test_a_comment_of_its_own_holds_for_the_line_right_below() -> None:
    source = "a: 1\n# dxplan: ignore[DX311] known\nb: 2\nc: 3\n"
    assert hidden(source, found(1), found(3), found(4)) == [3]


def test_comments_may_stand_one_above_the_other() -> None:
    source = (
        "# dxplan: ignore[DX311] known\n# and more on it\n# dxplan: ignore[DX301] known\nb: 2\n"
    )
    assert hidden(source, found(4), found(4, "DX301"), found(4, "DX405")) == [4, 4]


def test_a_comment_at_the_head_holds_for_the_file_as_a_whole() -> None:
    whole = Finding(rule=RULES["DX311"], message=text("x"), location=Location(path=PATH))
    assert hidden("# a word\n# dxplan: ignore[DX311] known\nb: 2\n", whole) == [1]


def test_an_empty_line_ends_the_reach_of_a_comment() -> None:
    source = "# dxplan: ignore[DX311] known\n\nb: 2\n"
    suppressions, _ = read(source)
    hiding = suppressions.hide([found(3)], DAY)
    assert hiding.hidden == []
    assert [(code, str(each.message)) for code, each in hiding.idle] == [
        ("DX311", "there is no DX311 to hide here")
    ]


def test_several_rules_are_named_by_code_or_slug() -> None:
    source = "b: 2 # dxplan: ignore[ DX311, stray-space ] known\n"
    assert hidden(source, found(1), found(1, "DX701")) == [1, 1]


def test_what_looks_like_a_comment_inside_a_text_is_text() -> None:
    source = (
        'a: "x # dxplan: ignore[DX311] no"\nb: |\n  # dxplan: ignore[DX311] no\nc: d#dxplan: x\n'
    )
    suppressions, wrong = read(source.replace("d#dxplan: x", "d#dxplan:x"))
    assert suppressions.all == []
    assert wrong == []


def test_other_files_are_not_meant() -> None:
    source = "b: 2 # dxplan: ignore[DX311] known\n"
    assert hidden(source, found(1, path="data/tasks/ktx.yaml")) == []


@pytest.mark.parametrize(
    ("until", "hides"), [("2024-06-29", 0), ("2024-06-30", 1), ("2024-07-01", 1)]
)
def test_it_holds_up_to_and_on_its_last_day(until: str, hides: int) -> None:
    suppressions, _ = read(f"b: 2 # dxplan: ignore[DX311] known (until {until})\n")
    hiding = suppressions.hide([found(1)], DAY)
    assert (len(hiding.hidden), len(hiding.shown)) == (hides, 1 - hides)
    over = f"{PATH}:1:6 DX692 this held until {until} and hides nothing now"
    assert lines(hiding.expired) == [over] * (1 - hides)
    assert hiding.idle == []


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("ignore DX311 known", "DX690 dxplan: ignore DX311 known is not understood"),
        ("ignor[DX311] known", "DX690 dxplan: ignor[DX311] known is not understood"),
        ("ignore[] known", "DX690 dxplan: ignore[] known is not understood"),
        ("ignore[DX311,] known", "DX690 dxplan: ignore[DX311,] known is not understood"),
        ("", "DX690 dxplan: is not understood"),
        ("ignore[DX3] known", "DX690 DX3 is not a rule"),
        ("ignore[DX999] known", "DX690 DX999 is not a rule"),
        ("ignore[DX311] known (until 2024-06-31)", "DX690 2024-06-31 is not a date"),
        ("ignore[DX311] known (until next week)", "DX690 next week is not a date"),
        ("ignore[DX311]", "DX691 it does not say why DX311 is hidden"),
        ("ignore[DX311] — …", "DX691 it does not say why DX311 is hidden"),
        ("ignore[DX311] (until 2026-06-30)", "DX691 it does not say why DX311 is hidden"),
    ],
)
def test_what_is_not_understood_or_has_no_reason_hides_nothing(comment: str, message: str) -> None:
    suppressions, wrong = read(f"b: 2 # dxplan: {comment}\n")
    assert wrong == [f"{PATH}:1:6 {message}"]
    assert suppressions.hide([found(1)], DAY).hidden == []


def test_the_reason_and_the_day_are_kept() -> None:
    suppressions, _ = read("b: 2 #dxplan:ignore[DX311] chờ VB (số 12) (until 2026-06-30)\n")
    (only,) = suppressions.all
    assert (only.reason, only.until) == ("chờ VB (số 12)", dt.date(2026, 6, 30))


def test_a_long_block_of_comments_is_read_in_one_go() -> None:
    source = "# dxplan: ignore[DX311] known\n" * 20_000 + "b: 2\n"
    suppressions, _ = read(source)
    assert len(suppressions.hide([found(20_001)], DAY).hidden) == 1


def test_an_edit_of_the_value_keeps_the_comment() -> None:
    source = "# dxplan: ignore[DX405] known\na: 1 # dxplan: ignore[DX311] known\nb: 2\n"
    edited = revise({PATH: parse(PATH, source)}, (Put(path=PATH, keys=("a",), value="9"),))
    assert edited == {PATH: source.replace("a: 1", "a: 9")}
