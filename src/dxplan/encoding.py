"""Bytes of a data file to clean text: UTF-8, composed letters, nothing invisible.

What cannot be shown is replaced by one character of the same width, so that positions stay true
and the rest of the file is still checked.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from dxplan.catalogue import text as rules
from dxplan.findings import Finding, Location, Rule
from dxplan.language import Text, counted, text

_BOM = "\ufeff"
#: Characters YAML cannot hold, and line ends that editors do not count.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
#: Zero-width characters, direction marks and soft hyphens: seen by programs, not by people.
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
#: Both at once: one look at a file is enough to see that it has neither, as most have.
_STRANGE = re.compile(f"{_UNPRINTABLE.pattern}|{_INVISIBLE.pattern}")
_LINE_END = re.compile(r"\r\n?|\n")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode(path: str, raw: bytes) -> tuple[str | None, list[Finding]]:
    """Text of the file and what is wrong with it as text; None where nothing can be read."""
    if raw.startswith(_UTF16):
        message = text("the file is saved as UTF-16")
        return None, [_whole(path, rules.ENCODING, message, text("save it as UTF-8"))]
    if b"\0" in raw:
        message = text("this is a binary file, not YAML")
        return None, [_whole(path, rules.ENCODING, message, text("take it out of data/"))]
    try:
        source = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(path, raw, error)]
    return _check(path, source)


def _check(path: str, source: str) -> tuple[str, list[Finding]]:
    findings = []
    if source.startswith(_BOM):
        source = source[1:]
        message = text("the file begins with a byte order mark")
        findings.append(_whole(path, rules.BYTE_ORDER_MARK, message, text("save it without BOM")))
    is_strange = _STRANGE.search(source) is not None
    if is_strange:
        findings += _characters(path, source, _INVISIBLE, rules.INVISIBLE_CHARACTER)
    if not source.isascii() and not unicodedata.is_normalized("NFC", source):
        findings.append(_not_composed(path, source))
    if is_strange:
        findings += _characters(path, source, _UNPRINTABLE, rules.CONTROL_CHARACTER)
        source = _UNPRINTABLE.sub(" ", source)
    findings += _line_ends(path, source)
    return source, findings


def _not_composed(path: str, source: str) -> Finding:
    lines = _LINE_END.split(source)
    wrong = [
        number for number, line in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", line)
    ]
    first = lines[wrong[0] - 1]
    column = next(
        (
            index
            for index, (have, want) in enumerate(
                zip(first, unicodedata.normalize("NFC", first), strict=False), 1
            )
            if have != want
        ),
        1,
    )
    return Finding(
        rule=rules.NOT_NFC,
        message=counted(
            "letters and their accents are stored apart (not Unicode NFC)",
            "letters and their accents are stored apart (not Unicode NFC) on {count} lines",
            len(wrong),
        ),
        location=Location(
            path=path, line=wrong[0], column=column, end_line=wrong[0], end_column=column + 2
        ),
        fix=text("save the file in Unicode NFC, or type the text again"),
    )


def _characters(path: str, source: str, wanted: re.Pattern[str], rule: Rule) -> Iterator[Finding]:
    """One finding per line that holds such a character, at the first of them."""
    starts: list[int] = []
    seen: set[int] = set()
    for match in wanted.finditer(source):
        starts = starts or [0, *(end.end() for end in _LINE_END.finditer(source))]
        line = bisect_right(starts, match.start())
        if line in seen:
            continue
        seen.add(line)
        column = match.start() - starts[line - 1] + 1
        code = f"U+{ord(match.group()):04X}"
        name = unicodedata.name(match.group(), "")
        yield Finding(
            rule=rule,
            message=text("the text holds {code} {name}", code=code, name=name.lower() or "control"),
            location=Location(
                path=path, line=line, column=column, end_line=line, end_column=column + 1
            ),
            fix=text("delete the character"),
        )


def _line_ends(path: str, source: str) -> Iterator[Finding]:
    windows = source.count("\r\n")
    if not source.count("\r"):
        return
    unix = source.count("\n") - windows
    message = (
        text("lines end partly with CRLF and partly with LF")
        if unix or source.count("\r") > windows
        else text("all lines end with CRLF")
    )
    yield _whole(path, rules.LINE_ENDS, message, text("save the file with LF line ends"))


def _not_utf8(path: str, raw: bytes, error: UnicodeDecodeError) -> Finding:
    before = raw[: error.start]
    line = before.count(b"\n") + 1
    begin = before.rfind(b"\n") + 1
    column = len(raw[begin : error.start].decode("utf-8")) + 1
    return Finding(
        rule=rules.ENCODING,
        message=text("the byte 0x{byte:02X} is not UTF-8", byte=raw[error.start]),
        location=Location(
            path=path, line=line, column=column, end_line=line, end_column=column + 1
        ),
        fix=text("save the file as UTF-8"),
    )


def _whole(path: str, rule: Rule, message: Text, fix: Text | None = None) -> Finding:
    return Finding(rule=rule, message=message, location=Location(path=path), fix=fix)
