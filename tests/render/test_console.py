"""Colours, widths and encodings are those of the stream, whatever the machine."""

from __future__ import annotations

import io
import os

import pytest

from dxplan.render.console import (
    ASCII,
    UNICODE,
    UNLIMITED,
    Color,
    make_console,
    room,
    symbols,
    use_utf8,
    wants_color,
)


class Terminal(io.StringIO):
    """A stream that says it is a terminal and knows no size."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("color", "environ", "on_terminal", "piped"),
    [
        ("auto", {}, True, False),
        ("auto", {"TERM": "dumb"}, False, False),
        ("auto", {"NO_COLOR": "1"}, False, False),
        ("auto", {"NO_COLOR": ""}, True, False),
        ("auto", {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False, False),
        ("auto", {"FORCE_COLOR": "1"}, True, True),
        ("auto", {"FORCE_COLOR": "0"}, True, False),
        ("auto", {"CLICOLOR_FORCE": "1", "TERM": "dumb"}, True, True),
        ("auto", {"CLICOLOR_FORCE": ""}, True, False),
        ("always", {"NO_COLOR": "1", "TERM": "dumb"}, True, True),
        ("never", {"FORCE_COLOR": "1"}, False, False),
    ],
)
def test_when_there_are_colours(
    color: Color, environ: dict[str, str], *, on_terminal: bool, piped: bool
) -> None:
    assert wants_color(color, environ, is_terminal=True) is on_terminal
    assert wants_color(color, environ, is_terminal=False) is piped
    for stream, colored in ((Terminal(), on_terminal), (io.StringIO(), piped)):
        make_console(stream, color, environ).print("words", style="bold red")
        assert ("\x1b[" in stream.getvalue()) is colored


def test_markup_emoji_codes_and_numbers_are_only_text() -> None:
    stream = io.StringIO()
    console = make_console(stream, "always", {})
    console.print("Cổng [phase 2] [/x] :smile: 42")
    assert stream.getvalue() == "Cổng [phase 2] [/x] :smile: 42\n"


@pytest.mark.parametrize(
    ("stream", "environ", "width"),
    [
        (io.StringIO(), {}, None),
        (io.StringIO(), {"COLUMNS": "60"}, 60),
        (io.StringIO(), {"COLUMNS": "0"}, None),
        (io.StringIO(), {"COLUMNS": "wide"}, None),
        (io.StringIO(), {"COLUMNS": "²"}, None),
        (Terminal(), {}, 80),
        (Terminal(), {"COLUMNS": "100"}, 100),
        (Terminal(), {"COLUMNS": "100", "TERM": "dumb"}, 100),
    ],
)
def test_how_wide_a_line_may_be(
    stream: io.StringIO, environ: dict[str, str], width: int | None
) -> None:
    console = make_console(stream, "auto", environ)
    assert room(console) == width
    assert console.width == (width or UNLIMITED)
    assert console.is_terminal is stream.isatty()


def test_a_terminal_is_asked_for_its_width(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(terminal, "fileno", lambda: 1)
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((132, 50)))
    assert room(make_console(terminal, "auto", {})) == 132
    monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((0, 0)))
    assert room(make_console(terminal, "auto", {})) == 80


def test_forced_colours_do_not_make_a_pipe_a_terminal() -> None:
    assert not make_console(io.StringIO(), "always", {"FORCE_COLOR": "1"}).is_terminal


def test_a_long_line_is_neither_cut_nor_wrapped_when_piped() -> None:
    stream = io.StringIO()
    make_console(stream, "auto", {}).print("chữ " * 5000 + "hết")
    assert stream.getvalue() == "chữ " * 5000 + "hết\n"


def test_a_windows_pipe_writes_utf8_and_spells_out_what_utf8_cannot_hold() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp1252", newline="\n")
    use_utf8(stream)
    stream.write("Sở TT&TT — \ud800")
    stream.flush()
    assert raw.getvalue() == "Sở TT&TT — ".encode() + rb"\ud800"


def test_a_stream_without_encoding_is_left_alone() -> None:
    use_utf8(stream := io.StringIO())
    assert symbols(stream.encoding) is UNICODE


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [("utf-8", UNICODE), ("utf-16", UNICODE), ("cp1252", ASCII), ("ascii", ASCII), ("?", ASCII)],
)
def test_signs_fit_the_encoding(encoding: str, expected: object) -> None:
    assert symbols(encoding) is expected
