"""What is hidden stays hidden when files are rearranged, and nothing is ever lost from sight."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from dxplan.catalogue.registry import RULES
from dxplan.findings import Finding, in_order
from dxplan.language import text
from dxplan.sifting.anchors import Anchor
from dxplan.sifting.baseline import Baseline, listed, read_baseline
from dxplan.sifting.hiding import ABOUT_HIDING
from dxplan.sifting.settings import Choice, Settings
from dxplan.sifting.sift import Sieve, Sifted, anchors_of, sift
from dxplan.yamltext import Document, Keys, parse

DAY = dt.date(2024, 6, 30)
#: Rules of warnings and remarks: behind an error nothing is said of what hides nothing.
CODES = ["DX310", "DX311", "DX405", "DX701"]

quick = settings(max_examples=60, deadline=None)


@dataclass(frozen=True)
class Row:
    """A record of a file, and the rules that find something in it."""

    id: str
    title: str
    serves: tuple[str, ...]
    #: Code, and the keys in the record it points at.
    found: tuple[tuple[str, Keys], ...]

    def lines(self) -> list[str]:
        """The record as items of a list in YAML."""
        serves = "".join(f"\n      - {each}" for each in self.serves)
        return f"  - id: {self.id}\n    title: {self.title}\n    serves:{serves}".splitlines()


def rows() -> st.SearchStrategy[list[Row]]:
    places: list[Keys] = [(), ("id",), ("title",), ("serves",), ("serves", 0), ("absent",)]
    row = st.builds(
        Row,
        id=st.integers(1, 99).map(lambda number: f"NV-{number}"),
        title=st.sampled_from(["Cổng", "Kho dữ liệu", '"a # b"', "x"]),
        serves=st.lists(st.sampled_from(["CT-1", "CT-2"]), min_size=1, max_size=3).map(tuple),
        found=st.lists(
            st.tuples(st.sampled_from(CODES), st.sampled_from(places)), max_size=4, unique=True
        ).map(tuple),
    )
    return st.lists(row, min_size=1, max_size=5, unique_by=lambda each: each.id)


@st.composite
def written(draw: st.DrawFn, of: list[Row]) -> tuple[str, list[Row]]:
    """The rows in any order, with comments and empty lines between them, in a file of any name."""
    order = draw(st.permutations(of))
    lines = ["group: cqs", "tasks:"]
    for row in order:
        lines += draw(st.lists(st.sampled_from(["", "# a word", "  # another: word"]), max_size=3))
        lines += row.lines()
    return "\n".join(lines) + "\n", order


def checked(path: str, source: str, order: list[Row]) -> tuple[dict[str, Document], list[Finding]]:
    document = parse(path, source)
    findings = [
        Finding(
            rule=RULES[code],
            message=text("found in {field}", field=".".join(map(str, keys))),
            location=document.at(("tasks", index, *keys)),
        )
        for index, row in enumerate(order)
        for code, keys in row.found
    ]
    return {path: document}, in_order(findings)


def parts(sifted: Sifted) -> list[Finding]:
    """Everything that was found, shown or not, without what is said about hiding itself."""
    whole = [*sifted.shown, *sifted.ignored, *sifted.suppressed, *sifted.known]
    return in_order(each for each in whole if each.rule.code not in ABOUT_HIDING)


def kinds(anchors: list[Anchor]) -> Counter[Anchor]:
    return Counter(anchors)


@quick
@given(st.data(), rows())
def test_moved_lines_and_reordered_records_change_no_match(
    data: st.DataObject, of: list[Row]
) -> None:
    one, one_order = data.draw(written(of))
    two, two_order = data.draw(written(of))
    documents, findings = checked("data/tasks/cqs.yaml", one, one_order)
    source = listed(anchors_of(findings, documents), Baseline(""))
    baseline, refused = read_baseline("known.yaml", source.encode())
    assert refused == []

    moved_documents, moved = checked("data/tasks/renamed.yaml", two, two_order)
    assert kinds(anchors_of(moved, moved_documents)) == kinds(anchors_of(findings, documents))
    sifted = sift(moved, moved_documents, Sieve(day=DAY, baseline=baseline))
    assert sifted.shown == []
    assert list(sifted.known) == moved
    assert listed(anchors_of(moved, moved_documents), baseline) == source


@quick
@given(st.data(), rows())
def test_a_list_can_only_shrink(data: st.DataObject, of: list[Row]) -> None:
    source, order = data.draw(written(of))
    documents, findings = checked("data/tasks/cqs.yaml", source, order)
    some = data.draw(st.sets(st.sampled_from(range(len(findings))))) if findings else set()
    known = [each for index, each in enumerate(findings) if index in some]
    later = [each for index, each in enumerate(findings) if index not in some]
    baseline, _ = read_baseline(
        "known.yaml", listed(anchors_of(known, documents), Baseline("")).encode()
    )
    sieve = Sieve(day=DAY, baseline=baseline)
    assert len(sift(findings, documents, sieve).known) == len(known)
    mended = sift(later, documents, sieve)
    errors = [each for each in mended.shown if each.rule.code == "DX695"]
    left = kinds(anchors_of(later, documents))
    gone = kinds(anchors_of(known, documents)) - left
    assert len(errors) == gone.total()


CHOICES = st.builds(
    Choice,
    select=st.lists(st.sampled_from([frozenset({code}) for code in CODES]), max_size=2).map(tuple),
    ignore=st.lists(st.sampled_from([frozenset({code}) for code in CODES]), max_size=2).map(tuple),
)
COMMENTS = st.sampled_from(
    [
        " # dxplan: ignore[DX311] known",
        " # dxplan: ignore[DX701, DX311] known (until 2024-06-29)",
        " # dxplan: ignore[DX310]",
        "\n  # dxplan: ignore[DX405] known",
        " # a word",
    ]
)


@quick
@given(st.data(), rows(), CHOICES, CHOICES)
def test_shown_and_hidden_are_all_that_was_found(
    data: st.DataObject, of: list[Row], asked: Choice, per_path: Choice
) -> None:
    source, order = data.draw(written(of))
    commented = "".join(
        line + (data.draw(COMMENTS) if "title: x" in line else "") + "\n"
        for line in source.splitlines()
    )
    documents, findings = checked("data/tasks/cqs.yaml", commented, order)
    known = anchors_of(findings[::3], documents)
    baseline, _ = read_baseline("known.yaml", listed(known, Baseline("")).encode())
    sieve = Sieve(
        day=DAY, settings=Settings(per_path={"data": per_path}), asked=asked, baseline=baseline
    )
    sifted = sift(findings, documents, sieve)
    assert parts(sifted) == findings
    hidden = sifted.hidden
    assert len(findings) == (
        sum(each.rule.code not in ABOUT_HIDING for each in [*sifted.shown, *sifted.ignored])
        + hidden.suppressed
        + hidden.known
    )
