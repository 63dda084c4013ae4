"""docxtpl in the sandbox of all templates: what it renders is read, checked and counted there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docx.document import Document
from docx.opc.part import Part
from docxtpl import DocxTemplate  # type: ignore[import-untyped] # no stubs
from lxml import etree

from dxplan.catalogue import templates as rules
from dxplan.findings import Finding, Location
from dxplan.language import text
from dxplan.render.exports.word.paragraphs import Tags, a_line_for_each
from dxplan.render.templates.environment import Sandbox
from dxplan.render.templates.findings import Refused
from dxplan.render.templates.rendering import findings_in_source, render_source
from dxplan.render.templates.shapes import Shape

_BODY = "/word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: The elements that hold words; all others hold elements.
_OF_WORDS = {f"{_W}{each}" for each in ("t", "delText", "instrText", "delInstrText")}


class WordTemplate(DocxTemplate):  # type: ignore[misc] # the same
    """A template whose tags see the facts of a report, and nothing else."""

    def __init__(
        self, document: Document, name: str, sandbox: Sandbox, shapes: Mapping[str, Shape]
    ) -> None:
        super().__init__("")
        self.docx = document
        self._name, self._sandbox, self._shapes = name, sandbox, shapes
        self._tags: Tags | None = None

    def filled(self, context: Mapping[str, Any]) -> Document:
        """The document with the facts in it.

        Raises:
            Refused: when the template is wrong; places are paragraphs of the template.
        """
        self.render(dict(context), self._sandbox)
        document: Document = self.docx
        return document

    def patch_xml(self, src_xml: str) -> str:
        """The XML of a part as Jinja reads it; where its tags stood is kept."""
        self._tags = Tags(etree.fromstring(src_xml.encode()))
        patched: str = super().patch_xml(src_xml)
        return patched

    def render_xml_part(
        self,
        src_xml: str,
        part: Part,
        context: Mapping[str, Any],
        jinja_env: Sandbox | None = None,  # noqa: ARG002 (the sandbox is ours)
    ) -> str:
        """One part, filled.

        docxtpl also turns `{_{` into `{{`; here no text is anything but what it is.

        Raises:
            Refused: when it cannot be.
        """
        path = _called(self._name, str(part.partname))
        src_xml = a_line_for_each(src_xml)
        found = self._findings(src_xml, path)
        if found:
            raise Refused(found)
        try:
            filled = render_source(self._sandbox, src_xml, path, context)
        except Refused as refused:
            placed = [self._placed(each, path, src_xml) for each in refused.findings]
            raise Refused(placed) from refused
        laid_out: str = self.resolve_listing(filled)
        _check_markup(laid_out, path)
        return laid_out

    def fix_tables(self, xml: str) -> Any:
        """Columns as many as cells, where a tag repeats cells."""
        try:
            return super().fix_tables(xml)
        except (AttributeError, TypeError, ValueError) as error:
            raise Refused([_cut(self._name)]) from error

    def render_properties(self, context: dict[str, Any], jinja_env: Sandbox | None = None) -> None:
        """Nothing: what a document says of itself is set by `properties.py`."""

    def _findings(self, source: str, path: str) -> list[Finding]:
        """What is wrong with a part, without rendering it."""
        assert self._tags is not None  # noqa: S101 (a part is patched before it is rendered)
        found = findings_in_source(self._sandbox, source, path, self._shapes)
        placed = [self._placed(each, path, source) for each in found]
        if any(each.rule is rules.SYNTAX for each in found):
            # What has no end runs on into the next tag, and there Jinja would place it.
            placed = self._tags.not_ended(path) or placed
        misused = self._tags.misused(path)
        told = {each.location.line for each in misused}
        return [*misused, *(each for each in placed if each.location.line not in told)]

    def _placed(self, found: Finding, path: str, source: str) -> Finding:
        assert self._tags is not None  # noqa: S101 (the same)
        return self._tags.placed(found, path, source)


def _called(name: str, part: str) -> str:
    """What a part is called: the body by the file alone."""
    return name if part == _BODY else f"{name}!{part.rpartition('/')[2].removesuffix('.xml')}"


def _check_markup(filled: str, path: str) -> None:
    try:
        parser = etree.XMLParser(huge_tree=True, resolve_entities=False)
        root = etree.fromstring(filled.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise Refused([_cut(path)]) from error
    if any(has_bare_text(each) for each in root.iter(f"{_W}*")):
        raise Refused([_cut(path)])


def has_bare_text(element: etree._Element) -> bool:
    """Whether words stand in an element of a document that can hold none, as a paragraph."""
    words = [element.text, *(each.tail for each in element)]
    return element.tag not in _OF_WORDS and any(each and each.strip() for each in words)


def _cut(path: str) -> Finding:
    return Finding(
        rule=rules.SYNTAX,
        location=Location(path=path),
        message=text("the tags cut paragraphs, rows or tables apart"),
        fix=text(
            "a tag for whole paragraphs is written {paragraph}, one for whole rows {row}, each in a"
            " paragraph or row of its own",
            paragraph="{%p … %}",
            row="{%tr … %}",
        ),
    )
