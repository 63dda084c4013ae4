"""The Vietnamese catalogue says everything the code says, and a reader sees no English."""

from __future__ import annotations

import ast
import os
import re
import shutil
import string
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from dxplan import language
from dxplan.catalogue.registry import RULES
from dxplan.cli.app import COMMANDS
from dxplan.findings import Finding, Rule
from dxplan.language import LOCALE, Text, counted, text, translator
from tests.builders import findings, folder
from tests.conftest import REPOSITORY, Lay, Run

SOURCE = REPOSITORY / "src" / "dxplan"
PO = LOCALE / "vi" / "LC_MESSAGES" / "dxplan.po"
#: As in the command in the head of the .po file.
KEYWORDS = {"text": None, "marked": None, "counted": (1, 2)}

#: Shorter wordings, such as headings and states, may well be a part of an id or a name.
SHORT = 12


@cache
def messages() -> tuple[Message, ...]:
    with PO.open("rb") as file:
        return tuple(message for message in read_po(file, locale="vi") if message.id)


def sources(message: Message) -> tuple[str, ...]:
    """The English of a message: its only form, or singular and plural."""
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


def translation(message: Message) -> str:
    """Vietnamese has one form for every count."""
    if isinstance(message.string, str):
        return message.string
    (only,) = message.string or ("",)
    return str(only)


def translated() -> list[Message]:
    return [message for message in messages() if translation(message)]


@cache
def in_code() -> frozenset[tuple[str, ...]]:
    found = extract_from_dir(
        SOURCE, [("**.py", "python")], keywords=KEYWORDS, comment_tags=(), strip_comment_tags=False
    )
    return frozenset(
        (words,) if isinstance(words, str) else tuple(words) for _, _, words, _, _ in found
    )


def in_catalogue() -> frozenset[tuple[str, ...]]:
    return frozenset(sources(message) for message in messages())


def fields(words: str) -> set[tuple[str | None, str | None, str | None]]:
    """The placeholders of a wording, with how each is formatted."""
    return {part[1:] for part in string.Formatter().parse(words) if part[1] is not None}


def test_every_wording_of_the_code_is_in_the_catalogue() -> None:
    missing = sorted(in_code() - in_catalogue())
    assert not missing, "\n".join(map(str, missing))


def test_the_catalogue_has_nothing_the_code_no_longer_says() -> None:
    obsolete = sorted(in_catalogue() - in_code())
    assert not obsolete, "\n".join(map(str, obsolete))


def bare(call: ast.Call) -> Iterator[str]:
    """Wordings that a call shows as they stand, without `text`, `counted` or `marked`."""
    shown = [each.value for each in call.keywords if each.arg in {"help", "label", "title", "why"}]
    if isinstance(call.func, ast.Name) and call.func.id in {"t", "translate"}:
        shown += call.args[:1]
    for each in shown:
        if isinstance(each, ast.Constant) and re.search(r"[a-z]", str(each.value or "")):
            yield str(each.value)


def test_no_wording_is_shown_unmarked() -> None:
    found = [
        f"{path.relative_to(SOURCE)}:{node.lineno} {words}"
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for words in bare(node)
    ]
    assert not found, "\n".join(found)


def test_no_wording_stands_inside_an_f_string() -> None:
    """Extraction does not look there, and nobody would notice that it stays English."""
    found = [
        f"{path.relative_to(SOURCE)}:{call.lineno}"
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        for call in ast.walk(node)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"text", "counted", "marked"}
    ]
    assert found == []


def test_every_wording_is_translated() -> None:
    empty = [message.id for message in messages() if message.fuzzy or not translation(message)]
    assert not empty, "\n".join(map(str, empty))


def test_translations_keep_the_placeholders() -> None:
    # The plural names the count; a singular may leave it out.
    wrong = [
        message.id
        for message in translated()
        if fields(translation(message)) != fields(sources(message)[-1])
    ]
    assert not wrong


class Anything:
    """A value for any placeholder and any way to format it."""

    def __format__(self, how: str) -> str:
        return "…"


def test_every_translation_can_be_formatted() -> None:
    for message in translated():
        for words in (*sources(message), translation(message)):
            values = {str(name): Anything() for name, _, _ in fields(words)}
            assert "…" in words.format(**values) or not values


def test_translations_are_clean_text() -> None:
    for message in translated():
        words = translation(message)
        assert unicodedata.is_normalized("NFC", words)
        assert words == " ".join(words.split())
        assert words.endswith(".") == sources(message)[0].endswith("."), words


def test_the_compiled_catalogue_is_found() -> None:
    translate = translator("vi")
    assert translate("completed late") == "hoàn thành quá hạn"
    assert translate(text("As of {day}", day="30/6/2024")) == "Tính đến ngày 30/6/2024"
    assert [translate(counted("{count} task", "{count} tasks", count)) for count in (0, 1, 2)] == [
        "0 nhiệm vụ",
        "1 nhiệm vụ",
        "2 nhiệm vụ",
    ]
    june = text("{month} has {days} days", month=Text("June"), days=30)
    assert translate(june) == "tháng 6 có 30 ngày"


def test_without_a_compiled_catalogue_the_words_are_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "LOCALE", tmp_path)
    translate = translator.__wrapped__("vi")
    assert translate("completed late") == "completed late"
    assert translate(counted("{count} task", "{count} tasks", 2)) == "2 tasks"


def test_a_source_checkout_that_was_never_built_runs(tmp_path: Path) -> None:
    shutil.copytree(
        SOURCE, tmp_path / "dxplan", ignore=shutil.ignore_patterns("*.mo", "__pycache__")
    )
    found = subprocess.run(
        [sys.executable, "-m", "dxplan", "--lang", "vi", "--help"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert found.stdout.startswith("Usage: dxplan")


def wordings(message: Text) -> Iterator[str]:
    """What must be translated for a message: its own wording and those of its values."""
    yield message.source
    for value in message.values.values():
        if isinstance(value, Text):
            yield from wordings(value)


def said(finding: Finding) -> Iterator[str]:
    parts = (finding.message, finding.label, finding.fix)
    for part in (*parts, *(related.message for related in finding.related)):
        if part is not None:
            yield from wordings(part)
    if finding.record is not None:
        yield finding.record.kind


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_findings_say_nothing_that_is_not_translated(rule: Rule, tmp_path: Path) -> None:
    known = {words for message in messages() for words in sources(message)}
    for finding in findings(folder(tmp_path, rule.bad)):
        assert known.issuperset(said(finding))


def english_in(output: str) -> list[str]:
    """English wordings, as far as no placeholder interrupts them, that stand in the output."""
    shown = " ".join(output.split())
    return [piece for piece in english() if piece in shown]


@cache
def english() -> tuple[str, ...]:
    """The longest piece without placeholders of every wording that is not short."""
    pieces = []
    for message in messages():
        for words in sources(message):
            plain = (part[0].strip() for part in string.Formatter().parse(words))
            longest = max(plain, key=len, default="")
            if len(longest) > SHORT and longest not in translation(message):
                pieces.append(longest)
    return tuple(pieces)


SHOWN = (
    ["status", "--as-of", "2024-06-30"],
    ["status", "--by", "agency", "--as-of", "2025"],
    ["status", "--agency", "so-ttt", "--format", "markdown", "--as-of", "2025"],
    *(["list", what, "--as-of", "2025"] for what in ("tasks", "indicators", "agencies", "sources")),
    *(["show", name] for name in ("NV-CQS-016", "CT-KTS-01", "so-ttt", "vb-239")),
    ["validate"],
)
HELP = (["--help"], *([name, "--help"] for name in COMMANDS))
WRONG: tuple[list[str], ...] = (
    [],
    ["bogus"],
    ["statsu"],
    ["--bogus"],
    ["status", "--byy", "group"],
    ["status", "--by", "colour"],
    ["status", "--as-of"],
    ["status", "--as-of", "tomorrow"],
    ["status", "--pillar", "cq"],
    ["list"],
    ["list", "colours"],
    ["list", "tasks", "now", "then"],
    ["list", "tasks", "--where", "colour:red"],
    ["list", "tasks", "--where", "stat:overdue"],
    ["show", "NV-CQS-O01"],
    ["show", "bogus"],
)
#: What typer itself would say, in help and of wrong arguments.
TYPER = (
    *("Usage", "Options", "OPTIONS", "Commands", "Arguments", "ARGS", "[default", "[required"),
    *("Missing", "No such", "Got ", "Value error", "Invalid", "is not", "requires", "Did you"),
)


@pytest.mark.parametrize("arguments", SHOWN, ids=" ".join)
def test_output_has_no_english(arguments: list[str], run: Run) -> None:
    result = run("--lang", "vi", *arguments, folder=REPOSITORY)
    assert result.code == 0, result.err
    assert english_in(result.out + result.err) == []


@pytest.mark.parametrize("arguments", HELP, ids=" ".join)
def test_help_has_no_english(arguments: list[str], run: Run) -> None:
    result = run("--lang", "vi", *arguments)
    assert result.code == 0
    assert english_in(result.out) == []
    assert [words for words in TYPER if words in result.out] == []


@pytest.mark.parametrize("arguments", WRONG, ids=" ".join)
def test_a_refusal_has_no_english(arguments: list[str], lay: Lay, run: Run) -> None:
    result = run("--lang", "vi", *arguments, folder=lay())
    assert result.code == 2
    assert english_in(result.out + result.err) == []
    assert [words for words in TYPER if words in result.out + result.err] == []


def test_english_would_be_noticed(lay: Lay, run: Run) -> None:
    assert english_in(run("--help").out)
    assert english_in(run("status", "--bogus").err)
    assert english_in(run("status", "--as-of", "2024-06-30", folder=lay()).out)
