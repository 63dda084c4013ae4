#!/usr/bin/env python3
"""Write the reference of the commands, in both languages: `python docs/generate_cli.py`.

It is made from what the commands declare, as their `--help` is. `tests/test_docs_cli.py` fails
while a committed page differs from what the code says.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from inspect import Parameter
from pathlib import Path

from dxplan.cli.app import COMMANDS
from dxplan.cli.declared import Declared, declared_before, declared_by
from dxplan.language import Language, translator

HERE = Path(__file__).parent

#: The words of the pages themselves.
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "title": "The commands",
        "other": "Tiếng Việt: [cli.vi.md](cli.vi.md).",
        "intro": "Every command is asked as `dxplan [OPTIONS] COMMAND …`; results go to standard"
        " output, everything else to standard error. `--help` after a command says what stands"
        " here.",
        "before": "Options before the command",
        "codes": "Exit codes",
        "argument": "argument",
        "option": "option",
        "value": "value",
        "meaning": "meaning",
        "required": "required",
        "repeatable": "may be repeated",
        "default": "default",
        "any": "text",
        "code": "code",
    },
    "vi": {
        "title": "Các lệnh",
        "other": "English: [cli.md](cli.md).",
        "intro": "Mỗi lệnh gọi theo dạng `dxplan [TÙY_CHỌN] LỆNH …`; kết quả ghi ra đầu ra chuẩn,"
        " mọi thứ khác ghi ra đầu ra lỗi. `--help` sau một lệnh cho biết những gì ghi ở đây.",
        "before": "Tùy chọn đứng trước lệnh",
        "codes": "Mã thoát",
        "argument": "đối số",
        "option": "tùy chọn",
        "value": "giá trị",
        "meaning": "ý nghĩa",
        "required": "bắt buộc",
        "repeatable": "có thể lặp lại",
        "default": "mặc định",
        "any": "văn bản",
        "code": "mã",
    },
}
_EXIT_CODES: Mapping[Language, Mapping[int, str]] = {
    "en": {
        0: "done; nothing at or above `--fail-on`",
        1: "findings, or data with errors that a command refuses to work over",
        2: "the command line cannot be understood",
        3: "the job could not be done: no plan here, a file that cannot be read or written",
        130: "interrupted with Ctrl-C",
    },
    "vi": {
        0: "đã xong; không có gì từ mức `--fail-on` trở lên",
        1: "có phát hiện, hoặc dữ liệu có lỗi nên lệnh từ chối thực hiện",
        2: "không hiểu dòng lệnh",
        3: "không thực hiện được: không có kế hoạch ở đây, tệp không đọc hoặc không ghi được",
        130: "bị ngắt bằng Ctrl-C",
    },
}


def page(language: Language) -> str:
    """The reference in one language."""
    words = _WORDS[language]
    translate = translator(language)
    parts = [
        "<!-- Made by `python docs/generate_cli.py` from what the commands declare. -->",
        f"# {words['title']}",
        words["intro"],
        words["other"],
        _contents(translate),
        f"## {words['before']}",
        *_tables(declared_before(), language),
    ]
    for name, (*_, meaning) in COMMANDS.items():
        declared = declared_by(name)
        parts += [f"## dxplan {name}", translate(meaning), _usage(name, declared, language)]
        parts += _tables(declared, language)
    parts += [f"## {words['codes']}", _exit_codes(language)]
    return "\n\n".join(parts) + "\n"


def _contents(translate: Callable[[str], str]) -> str:
    return "\n".join(
        f"- [`dxplan {name}`](#dxplan-{name}): {_cell(translate(meaning))}"
        for name, (*_, meaning) in COMMANDS.items()
    )


def _usage(name: str, declared: Sequence[Declared], language: Language) -> str:
    arguments = [_argument(each, language) for each in declared if not each.flags]
    options = [translator(language)("[OPTIONS]")] if any(each.flags for each in declared) else []
    return f"```text\n{' '.join(['dxplan', name, *options, *arguments])}\n```"


def _argument(declared: Declared, language: Language) -> str:
    name = _value(declared, language).strip("[]").removesuffix("...")
    name = f"{name}..." if declared.is_repeatable else name
    return name if declared.is_required else f"[{name}]"


def _tables(declared: Sequence[Declared], language: Language) -> Iterator[str]:
    """One table of arguments, one of options, each where there are any."""
    words = _WORDS[language]
    arguments = [each for each in declared if not each.flags]
    options = [each for each in declared if each.flags]
    if arguments:
        rows = [(_code(_argument(each, language)), _meaning(each, language)) for each in arguments]
        yield _table((words["argument"], words["meaning"]), rows)
    if options:
        yield _table(
            (words["option"], words["value"], words["meaning"]),
            [
                (
                    ", ".join(map(_code, each.flags)),
                    "" if each.is_flag else _code(_value(each, language)),
                    _meaning(each, language),
                )
                for each in options
            ],
        )


def _value(declared: Declared, language: Language) -> str:
    """What stands for the value: the words to choose from, or what it is called."""
    if declared.metavar:
        return translator(language)(declared.metavar)
    return "|".join(declared.choices) or _WORDS[language]["any"].upper()


def _meaning(declared: Declared, language: Language) -> str:
    words = _WORDS[language]
    remarks = []
    if declared.choices and declared.metavar not in {None, "|".join(declared.choices)}:
        remarks.append(", ".join(map(_code, declared.choices)))
    if declared.is_repeatable:
        remarks.append(words["repeatable"])
    if declared.is_required and declared.flags:
        remarks.append(words["required"])
    if _has_default(declared):
        remarks.append(f"{words['default']} {_code(str(declared.default))}")
    meaning = _cell(translator(language)(declared.help))
    return f"{meaning} ({'; '.join(remarks)})" if remarks else meaning


def _has_default(declared: Declared) -> bool:
    """Whether there is a value that holds when nothing is given, and that says anything."""
    return not declared.is_flag and declared.default not in {None, "", Path(), Parameter.empty}


def _exit_codes(language: Language) -> str:
    words = _WORDS[language]
    rows = [(str(code), meaning) for code, meaning in _EXIT_CODES[language].items()]
    return _table((words["code"], words["meaning"]), rows)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _code(words: str) -> str:
    return f"`{words.replace('|', chr(92) + '|')}`"


def _cell(words: str) -> str:
    """Text as a cell shows it: what is typed stays as it is typed."""
    return words.replace("|", "\\|").replace("*", "\\*").replace("<", "\\<").replace("_", "\\_")


#: File name -> the function that makes its text.
PAGES: Mapping[str, Callable[[], str]] = {
    "cli.md": partial(page, "en"),
    "cli.vi.md": partial(page, "vi"),
}


def main() -> None:
    """Write every page and say so."""
    for name, make in PAGES.items():
        (HERE / name).write_text(make(), encoding="utf-8", newline="\n")
        sys.stdout.write(f"docs/{name}\n")


if __name__ == "__main__":
    main()
