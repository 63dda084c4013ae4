from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dxplan.encoding import decode
from tests.builders import lines


def told(raw: bytes) -> list[str]:
    _, found = decode("x.yaml", raw)
    return lines(found)


def test_clean_text_passes_untouched() -> None:
    source = "Sở: Thông tin và Truyền thông 🏙️\n\ttab\n"
    assert decode("x.yaml", source.encode()) == (source, [])
    assert decode("x.yaml", b"") == ("", [])


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_other_encodings_of_unicode_are_not_read(codec: str) -> None:
    source, [found] = decode("x.yaml", "id: Sở".encode(codec))
    assert source is None
    assert found.rule.code == "DX102"


def test_utf_16_is_named() -> None:
    assert told("id: x".encode("utf-16")) == ["x.yaml:1:1 DX102 the file is saved as UTF-16"]


def test_a_nul_makes_a_binary_file() -> None:
    assert told(b"PK\x03\x04\x00") == ["x.yaml:1:1 DX102 this is a binary file, not YAML"]


@pytest.mark.parametrize(
    ("raw", "place", "byte"),
    [
        (b"\xff", "1:1", "FF"),
        ("a: ở\nSở \xe9".encode() + b"\xe9", "2:5", "E9"),
        (b"a\r\nb\xc3", "2:2", "C3"),
        ("Sở".encode("cp1258", "replace") + b"\xf0", "1:3", "F0"),
    ],
)
def test_a_byte_that_is_not_utf_8_is_shown_where_it_stands(
    raw: bytes, place: str, byte: str
) -> None:
    assert told(raw) == [f"x.yaml:{place} DX102 the byte 0x{byte} is not UTF-8"]


def test_a_byte_order_mark_is_reported_and_shifts_nothing() -> None:
    source, [found] = decode("x.yaml", b"\xef\xbb\xbfa: 1\n")
    assert source == "a: 1\n"
    assert found.rule.code == "DX103"
    assert told(b"\xef\xbb\xbf\xef\xbb\xbfa")[1:] == [
        "x.yaml:1:1 DX105 the text holds U+FEFF zero width no-break space"
    ]


def test_letters_apart_from_their_accents_are_reported_once_per_file() -> None:
    apart = unicodedata.normalize("NFD", "Đường bộ")
    raw = f"một\nhai: {apart}\nba\nbốn: {apart}\n".encode()
    [found] = decode("x.yaml", raw)[1]
    assert lines([found]) == [
        "x.yaml:2:7 DX104 letters and their accents are stored apart (not Unicode NFC) on 2 lines"
    ]
    assert decode("x.yaml", unicodedata.normalize("NFC", apart).encode())[1] == []


def test_one_finding_for_each_line_with_invisible_characters() -> None:
    raw = "a\u200bb\u200b\nc\n\u202ed\n".encode()
    assert told(raw) == [
        "x.yaml:1:2 DX105 the text holds U+200B zero width space",
        "x.yaml:3:1 DX105 the text holds U+202E right-to-left override",
    ]
    assert decode("x.yaml", raw)[0] == raw.decode()


def test_control_characters_become_spaces_so_that_places_hold() -> None:
    source, found = decode("x.yaml", "a\x1b[31m\x85b\n\u2028c\x0b\n".encode())
    assert source == "a [31m b\n c \n"
    assert lines(found) == [
        "x.yaml:1:2 DX106 the text holds U+001B control",
        "x.yaml:2:1 DX106 the text holds U+2028 line separator",
    ]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"a\r\nb\r\n", "all lines end with CRLF"),
        (b"a\r\nb\n", "lines end partly with CRLF and partly with LF"),
    ],
)
def test_windows_line_ends_are_mentioned_once(raw: bytes, message: str) -> None:
    assert told(raw) == [f"x.yaml:1:1 DX107 {message}"]
    assert decode("x.yaml", raw)[0] == raw.decode()


@given(st.binary(max_size=80))
@settings(max_examples=200, deadline=None)
def test_no_bytes_raise_anything(raw: bytes) -> None:
    source, found = decode("x.yaml", raw)
    assert (source is None) <= any(each.rule.code == "DX102" for each in found)


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_cleaned_text_keeps_its_length(written: str) -> None:
    raw = written.encode("utf-8", "replace")
    source, _ = decode("x.yaml", raw)
    if source is not None:
        assert len(source) == len(raw.decode().removeprefix("\ufeff"))
        assert decode("x.yaml", source.encode())[0] == source.removeprefix("\ufeff")
