"""The seal: an output is untouched exactly as long as what it says is what dxplan wrote."""

from __future__ import annotations

import html
import io
import json
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dxplan.render.exports.packing import packed, unpacked
from dxplan.render.exports.sealing import digest, is_untouched, sealed
from dxplan.render.exports.stamp import NO_SEAL

DATA = "ab" * 32
STAMP = json.dumps({"tool": "dxplan", "fingerprint": DATA, "template": None, "seal": NO_SEAL})
#: The stamp as each kind of output holds it.
HELD = {
    "comment": f"# Báo cáo\n\n<!-- {STAMP} -->\n",
    "attribute": f'<meta name="dxplan" content="{html.escape(STAMP, quote=True)}">\n',
    "numeric": f'<meta content="{STAMP}">'.replace('"', "&#34;"),
    "indented": json.dumps({"stamp": json.loads(STAMP), "tables": {}}, indent=2),
    "compact": json.dumps({"stamp": json.loads(STAMP)}, separators=(",", ":")),
    "template": STAMP.replace("null", f'"{"0" * 64}"'),
}


def seal_in(content: bytes) -> str:
    whole = content.decode(errors="replace").replace("&quot;", '"').replace("&#34;", '"')
    return whole.partition('"seal"')[2].lstrip(': "')[:64]


@pytest.mark.parametrize("held", HELD.values(), ids=HELD.keys())
def test_the_seal_takes_the_place_of_the_zeros(held: str) -> None:
    before = held.encode()
    after = sealed(before, DATA)
    assert len(after) == len(before)
    assert seal_in(after) == digest(before)
    assert after.replace(seal_in(after).encode(), NO_SEAL.encode(), 1) == before
    assert is_untouched(after, DATA, seal_in(after))


@given(st.integers(0, len(HELD["comment"].encode()) - 1), st.integers(1, 255))
def test_any_changed_byte_breaks_the_seal(at: int, change: int) -> None:
    whole = bytearray(sealed(HELD["comment"].encode(), DATA))
    whole[at] ^= change
    assert not is_untouched(bytes(whole), DATA, seal_in(bytes(whole)))


def test_other_ends_of_lines_break_nothing() -> None:
    whole = sealed(HELD["comment"].encode(), DATA)
    elsewhere = whole.replace(b"\n", b"\r\n")
    assert is_untouched(elsewhere, DATA, seal_in(whole))
    assert digest(elsewhere) == digest(whole)


def test_a_package_is_sealed_over_its_parts_and_may_be_packed_anew() -> None:
    whole = sealed(packed({"a.xml": HELD["attribute"].encode(), "b.xml": b"<b/>"}), DATA)
    parts = unpacked(whole)
    assert parts is not None
    seal = seal_in(parts["a.xml"])
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as again:
        for name in reversed(parts):
            again.writestr(name, parts[name])
    assert is_untouched(stream.getvalue(), DATA, seal)
    assert not is_untouched(packed(parts | {"b.xml": b"<c/>"}), DATA, seal)
    assert not is_untouched(packed(parts | {"c.xml": b""}), DATA, seal)


def test_a_stamp_of_other_data_in_a_text_of_the_data_stays_as_it_is() -> None:
    forged = STAMP.replace(DATA, "cd" * 32)
    after = sealed(f"{forged}\n{STAMP}\n".encode(), DATA).decode()
    assert after.startswith(forged + "\n")
    assert seal_in(after.partition("\n")[2].encode()) != NO_SEAL


def test_what_has_no_stamp_stays_as_it_is() -> None:
    assert sealed(b"# B\xc3\xa1o c\xc3\xa1o\r\n", DATA) == b"# B\xc3\xa1o c\xc3\xa1o\r\n"
