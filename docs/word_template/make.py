"""Makes the built-in Word templates: `python docs/word_template/make.py` after a change here.

One in Vietnamese and one in English, so that an office that changes one finds its own language in
it. They are written from XML, and the same on every machine; `docs/word.md` says which parts follow
Decree 30/2020/NĐ-CP and which are our choice.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from document import body
from wording import LANGUAGES, Language

from dxplan.render.exports.packing import packed

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "src" / "dxplan" / "templates"

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_START = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PARTS = {
    "document": f"{_R}/officeDocument",
    "styles": f"{_R}/styles",
    "numbering": f"{_R}/numbering",
    "settings": f"{_R}/settings",
    "header": f"{_R}/header",
}

#: The number of the page, in the middle of the top margin.
_HEADER = (
    f'<w:hdr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
    '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p></w:hdr>'
)
_EMPTY_HEADER = (
    f'<w:hdr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p></w:hdr>'
)


def main() -> None:
    """Write both templates."""
    for name, content in templates().items():
        (FOLDER / name).write_bytes(content)


def templates() -> Mapping[str, bytes]:
    """The templates by their file names."""
    return {language.file: _document(language) for language in LANGUAGES}


def _document(language: Language) -> bytes:
    parts = {
        "[Content_Types].xml": _types(),
        "_rels/.rels": _relations(
            (_PARTS["document"], "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(language),
        "word/document.xml": f'{_START}<w:document xmlns:w="{_W}" xmlns:r="{_R}">'
        f"<w:body>{body(language.say)}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            (_PARTS["styles"], "styles.xml"),
            (_PARTS["numbering"], "numbering.xml"),
            (_PARTS["settings"], "settings.xml"),
            (_PARTS["header"], "header1.xml"),
            (_PARTS["header"], "header2.xml"),
        ),
        "word/header1.xml": _START + _HEADER,
        "word/header2.xml": _START + _EMPTY_HEADER,
        "word/styles.xml": _file("styles.xml").replace("LANGUAGE", language.locale),
        "word/numbering.xml": _file("numbering.xml").replace("TABLE", language.say("Table")),
        "word/settings.xml": _file("settings.xml"),
    }
    return packed({name: content.encode() for name, content in parts.items()})


def _file(name: str) -> str:
    return (HERE / name).read_text(encoding="utf-8")


def _types() -> str:
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "word/document.xml": f"{kind}.document.main+xml",
        "word/styles.xml": f"{kind}.styles+xml",
        "word/numbering.xml": f"{kind}.numbering+xml",
        "word/settings.xml": f"{kind}.settings+xml",
        "word/header1.xml": f"{kind}.header+xml",
        "word/header2.xml": f"{kind}.header+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    listed = "".join(
        f'<Override PartName="/{name}" ContentType="{each}"/>' for name, each in parts.items()
    )
    return (
        f'{_START}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_START}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _core(language: Language) -> str:
    return (
        f'{_START}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:language>{language.locale}</dc:language></cp:coreProperties>"
    )


if __name__ == "__main__":
    main()
