"""Sources that can be opened, told apart and relied upon."""

from __future__ import annotations

from dxplan.catalogue.example import plan, task
from dxplan.findings import Rule, Severity
from dxplan.language import marked


def _source(more: str, number: str = "") -> str:
    return (
        "# data/sources.yaml\nsources:\n"
        f"  - {{id: vb-1, kind: document, title: Kế hoạch thử, quality: A{number}, {more}}}\n"
    )


def _two(more: str) -> str:
    first = _source("date: 2022-12-30", ", number: 18-NQ/TU")
    return f"{first}  - {{id: vb-2, kind: document, title: Nghị quyết 18, quality: A, {more}}}\n"


WEAK_SOURCE = Rule(
    code="DX611",
    slug="weak-source",
    severity=Severity.INFO,
    title=marked("Records rest on an aggregator or a machine translation alone"),
    why=marked(
        "A source of quality C has copied from another one. Look for that one, and cite it; until"
        " then a reader should know. The records are counted once for the source; those drafted"
        " for this register are left out."
    ),
    bad=_source("number: 1/KH-UBND").replace("quality: A", "quality: C"),
    good=_source("number: 1/KH-UBND").replace("quality: A", "quality: B"),
)

NOT_AN_ADDRESS = Rule(
    code="DX612",
    slug="not-an-address",
    severity=Severity.WARNING,
    title=marked("The address of a source cannot be opened"),
    why=marked(
        "`url` is one whole web address with `https://` or `http://` at its beginning and no blanks"
        " in it, as a browser shows it. What else leads to the source belongs into `note`."
    ),
    bad=_source("url: hanoi.gov.vn/ke-hoach-239"),
    good=_source('url: "https://hanoi.gov.vn/ke-hoach-239"'),
)

INSECURE_ADDRESS = Rule(
    code="DX613",
    slug="insecure-address",
    severity=Severity.INFO,
    title=marked("The address of a source is not encrypted"),
    why=marked(
        "What comes over `http://` can be changed on its way, and browsers warn of it. Most sites"
        " answer under `https://` too; where one does not, the finding stays."
    ),
    bad=_source('url: "http://hanoi.gov.vn/ke-hoach-239"'),
    good=_source('url: "https://hanoi.gov.vn/ke-hoach-239"'),
)

NEVER_ACCESSED = Rule(
    code="DX614",
    slug="never-accessed",
    severity=Severity.INFO,
    title=marked("A page or dataset does not say when it was looked at"),
    why=marked(
        "Pages change and vanish. `accessed` says which state of it was read, so that an archive"
        " can be asked for the same one. Documents have a number and a date for that."
    ),
    bad=_source('url: "https://hanoi.gov.vn/239"').replace("kind: document", "kind: page"),
    good=_source('url: "https://hanoi.gov.vn/239", accessed: 2024-06-30').replace(
        "kind: document", "kind: page"
    ),
)

SAME_SOURCE_TWICE = Rule(
    code="DX615",
    slug="same-source-twice",
    severity=Severity.WARNING,
    title=marked("Two sources are the same document"),
    why=marked(
        "They have the same number and date, or are of one kind and have the same address. Facts"
        " that seem to rest on two sources then rest on one. Keep one, and cite it everywhere."
    ),
    bad=_two("number: 18-NQ/TU, date: 2022-12-30"),
    good=_two("number: 19-NQ/TU, date: 2022-12-30"),
)

TRANSCRIBED_WITHOUT_PLACE = Rule(
    code="DX616",
    slug="transcribed-without-place",
    severity=Severity.WARNING,
    title=marked("A record is transcribed, but does not say from where in its source"),
    why=marked(
        "Transcribed means: word for word from the annex. Whoever checks it needs the row, under"
        " `locator`. Without one the basis claims more than can be checked."
    ),
    bad=task(basis="transcribed"),
    good=task(basis="transcribed", source="{document: vb-1, locator: phụ lục II dòng 7}"),
)

_EMPTY = "groups:\n  - {id: thc, name: Tổ chức thực hiện}\n"

EMPTY_PART = Rule(
    code="DX617",
    slug="empty-part",
    severity=Severity.INFO,
    title=marked("A pillar or group has no records and declares none"),
    why=marked(
        "It stands in every table as an empty row. Either its indicators or tasks are still to be"
        " recorded, and the plan says how many, under `declared`; or it is not needed."
    ),
    bad=plan().replace("groups:\n", _EMPTY),
    good=plan(),
)
