"""The last sheet: where the report comes from, how figures are counted, what records rest on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dxplan.language import Text, text
from dxplan.render.exports.excel.heads import begin
from dxplan.render.exports.excel.page import Manner, Page
from dxplan.render.exports.excel.places import as_evidence, as_figure, to_record
from dxplan.render.notation import Notation
from dxplan.render.wording import worded
from dxplan.views.report import Report, StampFacts
from dxplan.views.report.figures import ShareFacts
from dxplan.views.table import Cell

#: Columns over which runs how a figure is computed.
_SPREAD = 9
_TABLES: Mapping[str, Manner] = {
    "figures": Manner(
        filtered=False, dashed={"value"}, running={"formula"}, spread=_SPREAD, anchor=as_figure
    ),
    "sources": Manner(running={"url"}),
    "indicator_records": Manner(running={"place"}, links={"id": to_record}, anchor=as_evidence),
    "task_records": Manner(links={"id": to_record}, anchor=as_evidence),
}


def evidence_page(report: Report, page: Page) -> None:
    """Stamp, figures, sources and records, from the few to the many."""
    begin(report, page, page.title, report.stamp.counting_rule, *report.trust)
    for label, value in _stamp(report.stamp, page.notation):
        page.pair(label, value)
    for key, manner in _TABLES.items():
        table = report.tables[key]
        page.gap()
        page.head(table.title)
        page.put(table, manner)


def _stamp(stamp: StampFacts, notation: Notation) -> Iterator[tuple[Text, Cell]]:
    yield text("As of"), stamp.as_of
    yield (
        text("Compared with"),
        stamp.since or text("no earlier state; --since names one to compare with"),
    )
    yield text("Selection"), _in_one(stamp.chosen, notation) or text("the whole plan")
    yield text("Revision of the data"), stamp.revision
    yield text("Fingerprint of the data"), stamp.fingerprint
    yield text("Basis of the tasks"), _basis(stamp.task_basis, notation)
    yield text("Basis of the indicators"), _basis(stamp.indicator_basis, notation)
    yield (
        text("Made by"),
        text(
            "dxplan {version}, data format {data}, export format {export}",
            version=stamp.tool,
            data=str(stamp.data_format),
            export=str(stamp.export_format),
        ),
    )


def _in_one(words: Sequence[Text], notation: Notation) -> str:
    return "; ".join(worded(each, notation) for each in words)


def _basis(shares: Sequence[ShareFacts], notation: Notation) -> str | None:
    """The parts that there are, as counts and shares."""
    parts = (
        f"{notation.word(each.state)} {notation.number(each.count)} ({notation.rate(each.share)})"
        for each in shares
        if each.count
    )
    return "; ".join(parts) or None
