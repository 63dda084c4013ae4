"""Packages: the same bytes whatever happens around them, and none that is taken apart in vain."""

from __future__ import annotations

import io
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.render.exports import packing
from dxplan.render.exports.packing import packed, unpacked

PARTS = {"b.xml": b"<b/>", "[Content_Types].xml": b"<t/>", "a/c.xml": "số".encode()}


def test_the_order_of_the_parts_does_not_matter() -> None:
    assert packed(PARTS) == packed(dict(reversed(PARTS.items())))
    with ZipFile(io.BytesIO(packed(PARTS))) as package:
        assert package.namelist() == ["[Content_Types].xml", "a/c.xml", "b.xml"]
        assert {entry.date_time[0] for entry in package.infolist()} == {1980}


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}\.xml", fullmatch=True), st.binary()))
def test_what_is_packed_is_taken_apart_again(parts: dict[str, bytes]) -> None:
    assert unpacked(packed(parts)) == parts


def test_what_is_no_package_has_no_parts() -> None:
    whole = packed(PARTS)
    assert unpacked(b"# B") is None
    assert unpacked(b"PK") is None
    assert unpacked(whole[:-10]) is None
    assert unpacked(whole.replace(b"<b/>", b"<x/>")) is None  # another checksum


def test_a_part_that_is_there_twice_is_refused() -> None:
    whole = packed({"a.xml": b"1", "b.xml": b"2"}).replace(b"b.xml", b"a.xml")
    assert unpacked(whole) is None


def test_a_package_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_MAX_BYTES", 1000)
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as bomb:
        bomb.writestr("a.xml", b"0" * 1001)
    assert unpacked(stream.getvalue()) is None
