"""Letters, accents, blanks and signs."""

from __future__ import annotations

from dxplan.catalogue.example import task
from dxplan.findings import Rule, Severity
from dxplan.language import marked

STRAY_SPACE = Rule(
    code="DX701",
    slug="stray-space",
    severity=Severity.INFO,
    title=marked("A name begins or ends with a space, or holds two in a row"),
    why=marked(
        "Names copied out of Word and PDF tables bring spaces and line breaks along. Searches and"
        " comparisons with the annex miss them."
    ),
    bad="""\
# data/agencies.yaml
agencies:
  - {id: so-a, name: "Sở A ", level: department}
  - {id: so-b, name: Sở B, level: department}
""",
    good="""\
# data/agencies.yaml
agencies:
  - {id: so-a, name: Sở A, level: department}
  - {id: so-b, name: Sở B, level: department}
""",
)


def _titled(title: str, deliverable: str = "Cổng dịch vụ công vận hành chính thức") -> str:
    """The example's task under another title."""
    return task(title=title, deliverable=deliverable)


ALL_CAPITALS = Rule(
    code="DX702",
    slug="all-capitals",
    severity=Severity.INFO,
    title=marked("A name is written in capitals throughout"),
    why=marked(
        "Headings of documents are, but in tables it is hard to read, and proper names can no"
        " longer be told from other words. Reports set their headings themselves."
    ),
    bad=_titled("NÂNG CẤP CỔNG DỊCH VỤ CÔNG"),
    good=_titled("Nâng cấp cổng dịch vụ công"),
)

END_PUNCTUATION = Rule(
    code="DX703",
    slug="end-punctuation",
    severity=Severity.INFO,
    title=marked("A name ends in a punctuation mark"),
    why=marked(
        "It was most likely cut out of a sentence or a list. In tables and headings the mark is"
        " wrong, and comparisons with the annex miss the name."
    ),
    bad=_titled("Nâng cấp cổng dịch vụ công;"),
    good=_titled("Nâng cấp cổng dịch vụ công"),
)

WITHOUT_ACCENTS = Rule(
    code="DX704",
    slug="without-accents",
    severity=Severity.INFO,
    title=marked("A Vietnamese text has no accents"),
    why=marked(
        "Every word of it could be a Vietnamese syllable whose accents were lost on the way."
        " Without them words cannot be told apart, and searches miss them. English belongs under"
        " `title_en` and `name_en`."
    ),
    bad=_titled("Nang cap cong dich vu cong"),
    good=_titled("Nâng cấp cổng dịch vụ công"),
)

MIXED_TONE_MARKS = Rule(
    code="DX705",
    slug="mixed-tone-marks",
    severity=Severity.INFO,
    title=marked("The plan sets tone marks in two ways"),
    why=marked(
        "Both hòa and hoà are in use; in one plan they are two words to every search and every"
        " comparison. The rarer way is pointed out."
    ),
    bad=_titled("Số hoá hồ sơ", "Kho hồ sơ được số hóa"),
    good=_titled("Số hóa hồ sơ", "Kho hồ sơ được số hóa"),
)

MIXED_SCRIPTS = Rule(
    code="DX706",
    slug="mixed-scripts",
    severity=Severity.WARNING,
    title=marked("A word mixes Latin letters with letters that only look alike"),
    why=marked(
        "A Cyrillic or Greek letter among Latin ones cannot be seen, but no search finds the word"
        " and two names that look the same are not. Type the word anew."
    ),
    bad=_titled("Nâng c\u0430p cổng dịch vụ công"),
    good=_titled("Nâng cấp cổng dịch vụ công"),
)

FORMULA_LIKE = Rule(
    code="DX707",
    slug="formula-like",
    severity=Severity.WARNING,
    title=marked("A text begins like a formula"),
    why=marked(
        "Excel reckons what begins with = + - or @ when it opens a CSV file, so the reader sees an"
        " error or something that was never written. Mostly it is a bullet that was copied along."
    ),
    bad=_titled('"- Nâng cấp cổng dịch vụ công"'),
    good=_titled("Nâng cấp cổng dịch vụ công"),
)

TOO_LONG_FOR_A_CELL = Rule(
    code="DX708",
    slug="too-long-for-a-cell",
    severity=Severity.WARNING,
    title=marked("A text is too long for a cell of a workbook"),
    why=marked(
        "A cell holds 32,767 characters, and what is beyond them would be lost on the way to a"
        " meeting and back. So long a text belongs into a document, which is cited as a source."
    ),
    bad=task(note="Dài. " * 7000),
    good=task(note="Dài. " * 70),
)
