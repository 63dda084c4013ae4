"""DX1xx: files, encoding and YAML itself."""

from __future__ import annotations

from dxplan.findings import Rule, Severity
from dxplan.language import marked

UNREADABLE = Rule(
    code="DX101",
    slug="unreadable-file",
    severity=Severity.ERROR,
    title=marked("A file of the plan cannot be read"),
    why=marked(
        "A folder stands in place of a file, or the file's permissions forbid reading it. What it"
        " holds is missing from every figure, so no command but validate runs until it is"
        " readable again."
    ),
    bad="# data/tasks/ktx.yaml/x.txt\na folder stands in place of the file\n",
    good="# data/tasks/ktx.yaml\ngroup: cqs\ntasks: []\n",
)

ENCODING = Rule(
    code="DX102",
    slug="not-utf-8",
    severity=Severity.ERROR,
    title=marked("The file is not UTF-8 text"),
    why=marked(
        "Vietnamese letters have many old encodings; only UTF-8 is read, so that one text means"
        " one thing everywhere. Save the file as UTF-8; a binary file does not belong in data/."
    ),
    bad="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: K\udcff}\n",
    good="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: Kế hoạch}\n",
)

BYTE_ORDER_MARK = Rule(
    code="DX103",
    slug="byte-order-mark",
    severity=Severity.ERROR,
    title=marked("The file begins with a byte order mark"),
    why=marked(
        "Some Windows editors put an invisible mark before the first letter. It shifts every"
        " position and breaks other tools. Save the file as UTF-8 without BOM."
    ),
    bad="# data/tasks/cqs.yaml\n\ufeffgroup: cqs\ntasks: []\n",
    good="# data/tasks/cqs.yaml\ngroup: cqs\ntasks: []\n",
)

NOT_NFC = Rule(
    code="DX104",
    slug="not-nfc",
    severity=Severity.WARNING,
    title=marked("Letters and their accents are stored apart"),
    why=marked(
        "The same Vietnamese word can be stored in two ways that look alike but differ for every"
        " search and comparison. The plan uses composed letters (Unicode NFC). macOS file names"
        " and some PDF copies bring the other form in."
    ),
    bad="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: So\u031b\u0309}\n",
    good="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: Sở}\n",
)

INVISIBLE_CHARACTER = Rule(
    code="DX105",
    slug="invisible-character",
    severity=Severity.WARNING,
    title=marked("The text holds an invisible character"),
    why=marked(
        "Zero-width characters, soft hyphens and direction marks come in with text copied from"
        " web pages and PDF files. Nobody sees them, and searches fail because of them."
    ),
    bad="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: Kế\u200b hoạch}\n",
    good="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: Kế hoạch}\n",
)

CONTROL_CHARACTER = Rule(
    code="DX106",
    slug="control-character",
    severity=Severity.ERROR,
    title=marked("The text holds a control character"),
    why=marked(
        "Control characters can repaint a terminal or break a workbook. They are never part of a"
        " plan's text, raw or written with a backslash."
    ),
    bad='# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: "K\\e[31m"}\n',
    good="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: K}\n",
)

LINE_ENDS = Rule(
    code="DX107",
    slug="line-ends",
    severity=Severity.INFO,
    title=marked("The file has Windows line ends"),
    why=marked(
        "Everything works, but the whole file shows as changed when an editor turns the line ends"
        " round. Keep LF; `.gitattributes` with `*.yaml text eol=lf` does it for everybody."
    ),
    bad="# data/sources.yaml\nsources:\r\n  - {id: vb-1, kind: document, title: K}\r\n",
    good="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: K}\n",
)

TOO_LARGE = Rule(
    code="DX108",
    slug="file-too-large",
    severity=Severity.ERROR,
    title=marked("The file is too large to be a part of a plan"),
    why=marked(
        "At most 16 MiB are read from one file: some forty thousand tasks. A larger file is"
        " something else, or should be split by group."
    ),
    bad="",
    good="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: K}\n",
)

SYNTAX = Rule(
    code="DX109",
    slug="yaml-syntax",
    severity=Severity.ERROR,
    title=marked("The file is not valid YAML"),
    why=marked(
        "From this place on nobody can say what is meant. The records before it are still"
        " checked; those after it are not, and nothing is said about references to them."
    ),
    bad="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: K: L}\n",
    good='# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: "K: L"}\n',
)

DUPLICATE_KEY = Rule(
    code="DX110",
    slug="duplicate-key",
    severity=Severity.ERROR,
    title=marked("A key stands twice in one record"),
    why=marked("Most YAML readers silently keep the last value; here you decide which one holds."),
    bad="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: K, title: L}\n",
    good="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: K}\n",
)

YAML_FEATURE = Rule(
    code="DX111",
    slug="yaml-feature",
    severity=Severity.ERROR,
    title=marked("An anchor, alias, tag, merge key or composite key is used"),
    why=marked(
        "These make a value stand for something written elsewhere, so that an edit changes more"
        " than it shows, and a few lines can unfold to gigabytes. A plan writes its values out."
    ),
    bad="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: !!str document, title: K}\n",
    good="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: K}\n",
)

SEVERAL_DOCUMENTS = Rule(
    code="DX112",
    slug="several-documents",
    severity=Severity.ERROR,
    title=marked("The file holds more than one YAML document"),
    why=marked(
        "A line --- begins a second document, which most tools never look at. Keep one document"
        " in a file."
    ),
    bad="# data/tasks/cqs.yaml\ngroup: cqs\ntasks: []\n---\ngroup: cqs\n",
    good="# data/tasks/cqs.yaml\n---\ngroup: cqs\ntasks: []\n",
)

TOO_DEEP = Rule(
    code="DX113",
    slug="nested-too-deep",
    severity=Severity.ERROR,
    title=marked("Lists and mappings are nested too deep"),
    why=marked("A plan needs six levels. A hundred is a slip or an attack; reading stops there."),
    bad="# data/sources.yaml\nsources: " + "[" * 101 + "]" * 101 + "\n",
    good="# data/sources.yaml\nsources: []\n",
)

STRAY_FILE = Rule(
    code="DX114",
    slug="stray-file",
    severity=Severity.WARNING,
    title=marked("A file in data/ is not read"),
    why=marked(
        "Only plan.yaml, sources.yaml, agencies.yaml, indicators.yaml, tasks/*.yaml and"
        " reports/**/*.yaml are read. A file with another name or ending looks as if it counted,"
        " and does not."
    ),
    bad="# data/tasks/them.yml\ngroup: cqs\ntasks: []\n",
    good="# data/tasks/them.yaml\ngroup: cqs\ntasks: []\n",
)
