"""The stamp: one line that states where an output comes from, and is read back as it was."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.figures import measure
from dxplan.render.exports.stamp import NO_SEAL, read_stamp, stamp_members, stamp_text
from dxplan.selection import Selection
from dxplan.views.report.stamp import Origin, StampFacts, fingerprint, stamp_of
from tests.builders import loaded

DAY = date(2025, 6, 30)
SELECTION = Selection(agency="so-a", year="2025", role="any")


@pytest.fixture
def stamp(tmp_path: Path) -> StampFacts:
    workspace = loaded(tmp_path)
    measured = measure(workspace.plan, DAY, SELECTION)
    return stamp_of(
        measured, (), "vi", Origin("abc-dirty", fingerprint(workspace, DAY), since="2024-06-30")
    )


def test_what_is_stated_is_read_back(stamp: StampFacts) -> None:
    found = read_stamp(stamp_text(stamp, "excel", "f" * 64))
    assert found is not None
    assert (found.form, found.as_of, found.since) == ("excel", DAY, "2024-06-30")
    assert (found.selection, found.language) == (SELECTION, "vi")
    assert (found.revision, found.fingerprint) == ("abc-dirty", stamp.fingerprint)
    assert (found.template, found.seal) == ("f" * 64, NO_SEAL)


@pytest.mark.parametrize("hostile", ["--><script>", "a--b", "&quot;", "Hà Nội", "\n", "'\""])
def test_it_can_stand_in_any_markup(hostile: str, stamp: StampFacts) -> None:
    line = stamp_text(replace(stamp, selection=Selection(agency=hostile)), "html")
    assert line.isascii()
    assert not any(sign in line for sign in ("--", "<", ">", "&", "\n"))
    found = read_stamp(line)
    assert found is not None
    assert found.selection.agency == hostile


WRONG: dict[str, Any] = {
    "tool": "other",
    "version": 1,
    "as_of": "2025-06-31",
    "since": 3,
    "selection": {"agency": 1},
    "language": "fr",
    "fingerprint": None,
}


@pytest.mark.parametrize("member", WRONG)
def test_a_stamp_with_a_wrong_member_is_none(member: str, stamp: StampFacts) -> None:
    members = stamp_members(stamp, "json")
    assert read_stamp(json.dumps(members)) is not None
    assert read_stamp(json.dumps(members | {member: WRONG[member]})) is None
    assert read_stamp(json.dumps({key: members[key] for key in members if key != member})) is None


@pytest.mark.parametrize("selection", [{"role": "boss"}, {"other": "x"}, [], "all"])
def test_a_stamp_with_no_selection_of_ours_is_none(selection: object, stamp: StampFacts) -> None:
    members = stamp_members(stamp, "json") | {"selection": selection}
    assert read_stamp(json.dumps(members)) is None


@pytest.mark.parametrize("line", ["", "{}", "[" * 100_000, "null", "{" * 20, " " * 1_000_000])
def test_what_is_no_stamp_is_none(line: str) -> None:
    assert read_stamp(line) is None


@given(st.text() | st.recursive(st.none() | st.text(), st.lists).map(json.dumps))
def test_nothing_that_is_read_raises(line: str) -> None:
    assert read_stamp(line) is None
