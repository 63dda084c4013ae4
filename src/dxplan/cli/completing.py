"""What a shell may offer where the cursor stands: the answer to `dxplan --complete`.

The scripts in `shells/` call `dxplan --complete SHELL N WORD…` with the words after `dxplan`, of
which number N, counted from 0, is being typed. The answer is a line for each word that fits:
the word, a tab, and what it means. Whatever goes wrong, the answer is empty and nothing is said:
a command line is no place for messages.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dxplan.cli.app import COMMANDS
from dxplan.cli.candidates import ARGUMENTS, OPTIONS, Candidate, described, offered
from dxplan.cli.declared import Declared, declared_before, declared_by
from dxplan.cli.session import early_language
from dxplan.language import DEFAULT_LANGUAGE, Text, marked, translator

_HELP = Candidate("--help", Text(marked("Show this message and exit.")))
#: Where bash ends a word although the word goes on.
_BASH_BREAKS = ("=", ":")


def answer(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The lines for the arguments of `--complete`; empty where nothing fits or anything fails."""
    try:
        shell, position, *words = arguments
        lines = list(_lines(shell, words[: int(position)], words[int(position) :], environ))
    except Exception:  # noqa: BLE001 (see above)
        return ""
    return "".join(f"{line}\n" for line in dict.fromkeys(lines))


@dataclass
class _Line:
    """What the words before the cursor say."""

    folder: Path = field(default_factory=Path)
    command: str | None = None
    #: The option whose value comes next.
    open_option: Declared | None = None
    positionals: int = 0
    only_positionals: bool = False

    def read(self, word: str) -> None:
        """Take one more word in."""
        if self.open_option is not None:
            self._value(self.open_option, word)
            self.open_option = None
        elif word == "--":
            self.only_positionals = True
        elif word.startswith("-") and not self.only_positionals:
            self._option(word)
        elif self.command is None:
            self.command = word
        else:
            self.positionals += 1

    def declared(self) -> Sequence[Declared]:
        """The options and arguments that may stand here; none after an unknown command."""
        if self.command is None:
            return declared_before()
        return declared_by(self.command) if self.command in COMMANDS else ()

    def option(self, flag: str) -> Declared | None:
        """The option of that name."""
        return next((each for each in self.declared() if flag in each.flags), None)

    def argument(self) -> Declared | None:
        """The argument that comes next; the last one again where it may be repeated."""
        arguments = [each for each in self.declared() if not each.flags]
        if self.positionals < len(arguments):
            return arguments[self.positionals]
        return arguments[-1] if arguments and arguments[-1].is_repeatable else None

    def _option(self, word: str) -> None:
        flag, equals, value = word.partition("=")
        found = self.option(flag)
        if found is None or found.is_flag:
            return
        if equals:
            self._value(found, value)
        else:
            self.open_option = found

    def _value(self, option: Declared, value: str) -> None:
        if self.command is None and option.name == "folder":
            self.folder = Path(value).expanduser()


def _lines(
    shell: str, before: Sequence[str], typed: Sequence[str], environ: Mapping[str, str]
) -> Iterator[str]:
    """One line for each word that fits what is typed of it so far."""
    *complete, current = _words(shell, [*before, *typed[:1]] if typed else [*before, ""])
    line = _Line()
    for word in complete:
        line.read(word)
    translate = translator(early_language([*complete], environ) or DEFAULT_LANGUAGE)
    head = _head(line, current)
    cut = _already_there(current) if shell == "bash" else 0
    for candidate in _fitting(line, current):
        word = head + candidate.word
        if word.casefold().startswith(current.casefold()):
            meaning = described(candidate, translate)
            yield f"{word[cut:]}\t{meaning}" if meaning else word[cut:]


def _fitting(line: _Line, current: str) -> Iterator[Candidate]:
    flag, equals, _ = current.partition("=")
    if line.open_option is not None:
        yield from _values(line, line.open_option)
    elif current.startswith("-") and not line.only_positionals:
        option = line.option(flag) if equals else None
        yield from _flags(line) if option is None else _values(line, option)
    elif line.command is None:
        yield from (Candidate(name, Text(meaning)) for name, (*_, meaning) in COMMANDS.items())
    elif (argument := line.argument()) is not None:
        yield from _values(line, argument)


def _flags(line: _Line) -> Iterator[Candidate]:
    for option in line.declared():
        if option.flags:
            yield Candidate(option.flags[-1], Text(option.help))
    yield _HELP


def _values(line: _Line, declared: Declared) -> Iterator[Candidate]:
    if declared.choices:
        yield from map(Candidate, declared.choices)
        return
    find = (
        OPTIONS.get(declared.name)
        if declared.flags
        else ARGUMENTS.get((line.command or "", declared.name))
    )
    if find is not None:
        yield from offered(find, line.folder)


def _head(line: _Line, current: str) -> str:
    """What stands before a value in the same word: `--option=`."""
    flag, equals, _ = current.partition("=")
    glued = line.open_option is None and current.startswith("--") and equals
    return flag + equals if glued else ""


def _words(shell: str, words: Sequence[str]) -> list[str]:
    """The words as the program would get them."""
    return _as_typed_in_bash(words) if shell == "bash" else list(words)


def _as_typed_in_bash(words: Sequence[str]) -> list[str]:
    """Bash hands words over with their quotes, and in pieces: `--by`, `=`, `group`."""
    whole: list[str] = []
    goes_on = False
    for word in words:
        is_break = word in _BASH_BREAKS
        if whole and (is_break or goes_on):
            whole[-1] += word
        else:
            whole.append(word)
        goes_on = is_break
    return [_unquoted(word) for word in whole]


def _unquoted(word: str) -> str:
    try:
        return "".join(shlex.split(word))
    except ValueError:  # a quotation that is not closed yet
        return word.lstrip("'\"")


def _already_there(current: str) -> int:
    """How much of the word bash keeps: it puts an answer in place of the last piece only."""
    return max(current.rfind(sign) for sign in _BASH_BREAKS) + 1
