"""DX2xx: keys and values a record can have."""

from __future__ import annotations

from dxplan.findings import Rule, Severity
from dxplan.language import marked

UNKNOWN_KEY = Rule(
    code="DX201",
    slug="unknown-key",
    severity=Severity.ERROR,
    title=marked("A record has a key that is not known"),
    why=marked(
        "A misspelt key is a value nobody reads: `deadlin: 2025-06-30` is a task without a"
        " deadline. Keys of your own belong into the note."
    ),
    bad="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: K, issuerr: U}\n",
    good="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: K, issuer: U}\n",
)

MISSING_KEY = Rule(
    code="DX202",
    slug="missing-key",
    severity=Severity.ERROR,
    title=marked("A record lacks a key it must have"),
    why=marked(
        "Without it the record cannot be counted. If the value is not known, the record is not"
        " ready to be entered."
    ),
    bad="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document}\n",
    good="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: K}\n",
)

WRONG_SHAPE = Rule(
    code="DX203",
    slug="wrong-shape",
    severity=Severity.ERROR,
    title=marked("A list, a mapping or a single value stands where another belongs"),
    why=marked(
        "Several agencies are a list, `[so-a, so-b]`, also when there is only one: `[so-a]`."
    ),
    bad="""\
# data/agencies.yaml
agencies:
  - {id: so-a, name: Sở A, level: department, source: vb-1}
  - {id: so-b, name: Sở B, level: department, source: vb-1}
groups:
  - {id: departments, name: Các sở, members: so-a, source: vb-1}
""",
    good="""\
# data/agencies.yaml
agencies:
  - {id: so-a, name: Sở A, level: department, source: vb-1}
  - {id: so-b, name: Sở B, level: department, source: vb-1}
groups:
  - {id: departments, name: Các sở, members: [so-a], source: vb-1}
""",
)

EMPTY = Rule(
    code="DX204",
    slug="empty-value",
    severity=Severity.ERROR,
    title=marked("A key has no value"),
    why=marked("Write the value, or take the key out: an empty value says neither yes nor no."),
    bad="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: }\n",
    good="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: K}\n",
)

NOT_A_NUMBER = Rule(
    code="DX205",
    slug="not-a-number",
    severity=Severity.ERROR,
    title=marked("A value is not a number"),
    why=marked(
        "Numbers are written with digits and a point, like 16.25: no comma, no %, no unit, no"
        " words. They stay decimals from the file to the report."
    ),
    bad="""\
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
indicators:
  - {indicator: CT-CQS-01, value: "55,5"}
""",
    good="""\
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
indicators:
  - {indicator: CT-CQS-01, value: 55.5}
""",
)

UNKNOWN_WORD = Rule(
    code="DX206",
    slug="unknown-word",
    severity=Severity.ERROR,
    title=marked("A value is not one of the words allowed here"),
    why=marked(
        "States, levels and kinds have fixed English words in the files, so that every tool reads"
        " them alike; output shows them in your language."
    ),
    bad="""\
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
tasks:
  - {task: NV-CQS-001, status: in-progress}
""",
    good="""\
# data/reports/2024-06-30/so-a.yaml
as_of: 2024-06-30
agency: so-a
tasks:
  - {task: NV-CQS-001, status: in_progress}
""",
)

ID_SHAPE = Rule(
    code="DX207",
    slug="id-shape",
    severity=Severity.ERROR,
    title=marked("An id has letters an id cannot have"),
    why=marked(
        "Ids are typed, searched and put into file names: ASCII letters, digits and single - _ ."
        " between them, at most 64. Letters of other scripts that look the same, accents and"
        " invisible characters make two ids that nobody can tell apart."
    ),
    bad="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: K}\n"
    "  - {id: vb-\u0430, kind: page, title: L}\n",
    good="# data/sources.yaml\nsources:\n  - {id: vb-1, kind: document, title: K}\n"
    "  - {id: vb-a, kind: page, title: L}\n",
)

FORMAT_VERSION = Rule(
    code="DX208",
    slug="format-version",
    severity=Severity.ERROR,
    title=marked("The data format is not one this version reads"),
    why=marked(
        "A newer format may mean something this version does not know, so nothing is read at all."
        " Update dxplan; `dxplan --version` says what you have."
    ),
    bad="""\
# data/plan.yaml
format: 2
plan:
  number: 1/KH-UBND
  title: Kế hoạch thử
  issued: 2023-01-01
  issuer: UBND thành phố
  source: vb-1
  target_years: [2025, 2030]
  language: vi
pillars:
  - {id: cqs, name: Chính quyền số, declared: 1}
groups:
  - {id: cqs, name: Phát triển chính quyền số, declared: 1}
""",
    good="""\
# data/plan.yaml
format: 1
plan:
  number: 1/KH-UBND
  title: Kế hoạch thử
  issued: 2023-01-01
  issuer: UBND thành phố
  source: vb-1
  target_years: [2025, 2030]
  language: vi
pillars:
  - {id: cqs, name: Chính quyền số, declared: 1}
groups:
  - {id: cqs, name: Phát triển chính quyền số, declared: 1}
""",
)

ONE_OF = Rule(
    code="DX209",
    slug="one-of",
    severity=Severity.ERROR,
    title=marked("Exactly one of several keys is needed"),
    why=marked(
        "A task has a deadline or a rhythm, not both; a target has a value or a range; a report"
        " has an agency or a source. Two at once contradict each other."
    ),
    bad="""\
# data/tasks/cqs.yaml
group: cqs
tasks:
  - id: NV-CQS-001
    title: Nâng cấp cổng dịch vụ công
    lead: so-a
    due: 2025-06-30
    recurs: yearly
    deliverable: Cổng dịch vụ công vận hành chính thức
    serves: [CT-CQS-01]
    basis: cited
    source: vb-1
""",
    good="""\
# data/tasks/cqs.yaml
group: cqs
tasks:
  - id: NV-CQS-001
    title: Nâng cấp cổng dịch vụ công
    lead: so-a
    recurs: yearly
    deliverable: Cổng dịch vụ công vận hành chính thức
    serves: [CT-CQS-01]
    basis: cited
    source: vb-1
""",
)
