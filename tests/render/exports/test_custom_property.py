"""The stamp in an office file is put where it is looked for, whatever the file says of itself."""

from __future__ import annotations

import re

import pytest

from dxplan.intake.refusal import CannotRead
from dxplan.render.exports import excel, word
from dxplan.render.exports.custom_property import property_in, with_property
from dxplan.render.exports.packing import packed

VALUE = '{"tool":"dxplan"}'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
PROPERTIES = b"""\
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties">
<!-- of the office --><property pid="7" name="Ph\xc3\xb2ng"/><property pid="\xc2\xb2" name="b"/>
</Properties>"""


def file(*targets: str, more: str = "", **parts: bytes) -> dict[str, bytes]:
    """A package whose relationships lead to these places; `a__b` is the part `a/b.xml`."""
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{KIND}" Target="{target}"{more}/>'
        for number, target in enumerate(targets, 1)
    )
    others = {f"{name.replace('__', '/')}.xml": part for name, part in parts.items()}
    types = '<Types><Override PartName="/docProps/custom.xml" ContentType="?"/></Types>'
    return {
        "[Content_Types].xml": types.encode(),
        "_rels/.rels": f"<Relationships>{links}</Relationships>".encode(),
        **others,
    }


@pytest.mark.parametrize(
    "target", ["docProps/my.xml", "/docProps/my.xml", "./x/../docProps/my.xml"]
)
def test_the_part_that_the_file_names_is_used(target: str) -> None:
    made = with_property(file(target, docProps__my=PROPERTIES), VALUE)
    assert property_in(packed(made)) == VALUE
    assert "docProps/custom.xml" not in made
    written = made["docProps/my.xml"].decode()
    assert re.findall('pid="([^"]+)" name="([^"]+)"', written) == [
        ("7", "Phòng"),
        ("²", "b"),
        ("8", "dxplan"),
    ]


@pytest.mark.parametrize(
    ("target", "more"),
    [
        ("../../../etc/x.xml", ""),
        ("docProps/gone.xml", ""),
        ("//server/x.xml", ""),
        ("", ""),
        ("docProps/my.xml", ' TargetMode="External"'),
    ],
)
def test_what_leads_to_no_part_of_the_file_is_replaced(target: str, more: str) -> None:
    before = file(target, more=more, docProps__my=PROPERTIES)
    made = with_property(before, VALUE)
    assert made.keys() - before.keys() == {"docProps/custom.xml"}
    assert made["docProps/my.xml"] == PROPERTIES
    assert property_in(packed(made)) == VALUE
    assert made["_rels/.rels"].count(b"custom-properties") == 1
    assert made["[Content_Types].xml"].count(b"/docProps/custom.xml") == 1


def test_the_first_place_that_is_there_counts_for_both() -> None:
    made = with_property(file("gone.xml", "a.xml", "b.xml", a=PROPERTIES, b=PROPERTIES), VALUE)
    assert made["b.xml"] == PROPERTIES
    assert property_in(packed(made)) == VALUE


def test_a_stamp_that_was_there_gives_way() -> None:
    once = with_property(file(), "old")
    assert property_in(packed(with_property(once, VALUE))) == VALUE
    assert with_property(once, VALUE)["docProps/custom.xml"].count(b'name="dxplan"') == 1


def test_word_and_excel_look_where_it_was_put() -> None:
    content = packed(with_property(file("docProps/my.xml", docProps__my=PROPERTIES), VALUE))
    assert (word.stamp_in(content), excel.stamp_in(content)) == (VALUE, VALUE)


@pytest.mark.parametrize(
    "parts",
    [
        {},
        {"_rels/.rels": b"<Relationships"},
        file("docProps/my.xml"),
        file("docProps/my.xml", docProps__my=b"<Properties"),
        file("docProps/my.xml", docProps__my=PROPERTIES),
        {**file(), "docProps/custom.xml": PROPERTIES.replace(b'name="b"', b'name="dxplan"')},
    ],
)
def test_a_file_without_it_has_none(parts: dict[str, bytes]) -> None:
    assert property_in(packed(parts)) is None


def test_entities_are_not_followed() -> None:
    bomb = (
        b'<!DOCTYPE a [<!ENTITY b "bbb">]>'
        b'<Properties><property name="dxplan">&b;</property></Properties>'
    )
    parts = file("docProps/custom.xml", docProps__custom=bomb)
    assert property_in(packed(parts)) is None
    with pytest.raises(CannotRead):
        with_property(parts, VALUE)
