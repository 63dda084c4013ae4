"""Agency names as people write them, against the agencies of the shipped plan."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxplan.intake.names import Names
from dxplan.load import load
from dxplan.model import Agency
from tests.builders import agency, plan

ROOT = Path(__file__).parents[2]
SHIPPED = load(ROOT)[0].plan
NAMES = Names(SHIPPED, {"các đơn vị liên quan": "none", "Sở 4T": "so-ttt"})

RESOLVED = {
    "Sở Thông tin và Truyền thông": "so-ttt",
    "SỞ THÔNG TIN & TRUYỀN THÔNG": "so-ttt",
    "Sở TT&TT": "so-ttt",
    "Sở TTTT": "so-ttt",
    "Sở TT-TT": "so-ttt",
    "So Thong tin va Truyen thong": "so-ttt",
    "Sở\u00a0Thông tin\nvà Truyền thông": "so-ttt",
    unicodedata.normalize("NFD", "Sở Thông tin và Truyền thông"): "so-ttt",
    "Sở Thông tin và Truyền thông Hà Nội": "so-ttt",
    "Sở 4T": "so-ttt",
    "UBND quận Ba Đình": "q-ba-dinh",
    "Quận Ba Đình": "q-ba-dinh",
    "Ủy ban nhân dân quận Ba Đình": "q-ba-dinh",
    "TX Sơn Tây": "tx-son-tay",
    "Văn phòng UBND TP": "vp-ubnd",
    "Văn phòng UBND Thành phố Hà Nội": "vp-ubnd",
    "Công an Thành phố": "ca-tp",
    "Thanh tra": "thanh-tra",
    "Sở LĐTBXH": "so-ldtbxh",
    "Cục Thuế TP Hà Nội": "cuc-thue",
    "Department of Finance": "so-tc",
    "Các sở, ban, ngành": "departments",
    "UBND quận, huyện, thị xã": "districts",
    "Các sở, ban, ngành; UBND các quận, huyện, thị xã": "all-units",
    "Các Sở, ban, ngành Thành phố; UBND các quận, huyện, thị xã": "all-units",
    "Sở Nội vụ; Sở Tài chính, Sở KH&ĐT": "so-nv so-tc so-khdt",
    "Sở Nội vụ\nSở Tài chính": "so-nv so-tc",
    "- Sở Nội vụ\n- Sở Tư pháp": "so-nv so-tp",
    "Sở Y tế và Sở Văn hóa và Thể thao": "so-yt so-vhtt",
    "Các sở: Nội vụ, Thông tin và Truyền thông, Tài chính; Công an TP": "so-nv so-ttt so-tc ca-tp",
    "UBND các quận: Ba Đình, Hoàn Kiếm": "q-ba-dinh q-hoan-kiem",
    "Sở Nội vụ, các đơn vị liên quan": "so-nv",
    "các đơn vị liên quan": "",
    " ;, \n": "",
    "": "",
}


@pytest.mark.parametrize(("written", "expected"), RESOLVED.items())
def test_a_usual_name_is_resolved(written: str, expected: str) -> None:
    pieces = NAMES.read(written)
    assert " ".join(name for piece in pieces for name in piece.found) == expected
    assert all(len(piece.found) == 1 for piece in pieces)


@pytest.mark.parametrize("each", SHIPPED.agencies.values(), ids=lambda each: each.id)
def test_every_agency_of_the_plan_is_found_by_its_own_names(each: Agency) -> None:
    for name in filter(None, (each.name, each.short)):
        assert [piece.found for piece in NAMES.read(name)] == [(each.id,)]


def test_an_unknown_name_is_never_guessed() -> None:
    (piece,) = NAMES.read("Sở Tuyền thông")
    assert piece.found == ()
    assert piece.nearest[0] == "Sở Thông tin và Truyền thông"


def test_an_unknown_name_stands_at_its_place_in_the_cell() -> None:
    words = "Sở Y tế;\nSở Thông tin và Tuyền thông, Sở Nội vụ"
    unknown = NAMES.read(words)[1]
    assert words[unknown.start : unknown.end] == "Sở Thông tin và Tuyền thông"


def test_a_name_two_agencies_could_share_finds_neither() -> None:
    shared = plan(agencies=[agency(id="so-an", name="Sở An"), agency(id="so-n", name="Sở Ấn")])
    assert [piece.found for piece in Names(shared).read("So An")] == [("so-an", "so-n")]
    assert [piece.found for piece in Names(shared).read("Sở Ấn")] == [("so-n",)]


def test_initials_two_agencies_could_share_find_neither() -> None:
    shared = plan(
        agencies=[
            agency(id="so-1", name="Sở Thông tin và Truyền thông"),
            agency(id="so-2", name="Sở Thể thao và Tuyên truyền"),
        ]
    )
    assert [piece.found for piece in Names(shared).read("Sở TTTT")] == [("so-1", "so-2")]


@settings(max_examples=50)
@given(st.text(st.sampled_from("Sởvà,; \nTài chínhQuậnB:&-/")))
def test_no_text_breaks_the_reading(words: str) -> None:
    for piece in NAMES.read(words):
        assert words[piece.start : piece.end] == piece.written
