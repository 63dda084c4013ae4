"""The rows of a template as blocks: rows as they are, rows that repeat, rows on a condition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TypeAlias

from dxplan.catalogue.workbooks import ROW_TAGS
from dxplan.findings import Rule
from dxplan.language import Text, text
from dxplan.render.exports.filling.rowmap import Rows
from dxplan.render.exports.filling.tags import STEP, Piece, loop_parts, own_tags


@dataclass(frozen=True, slots=True, kw_only=True)
class Loop:
    """Rows once for each item of a list."""

    #: A number of its own among the loops of the sheet.
    number: int
    variable: str
    items: str
    #: What an item must fulfil; None where all are taken.
    condition: str | None
    #: The cell of the tag.
    address: str
    body: tuple[Block, ...]
    #: The rows where there is no item.
    otherwise: tuple[Block, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The rows of the first condition that holds; the last may have none, for all else."""

    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """Rows and the condition for them."""

    condition: str | None
    address: str
    body: tuple[Block, ...]


_OPENING = frozenset({"for", "if"})
_KNOWN = "{% for … in … %}, {% endfor %}, {% if … %}, {% elif … %}, {% else %}, {% endif %}"

Block: TypeAlias = Rows | Loop | Choice
#: The pieces of every cell of a row that has any tag or expression, by address.
RowPieces: TypeAlias = Mapping[str, Sequence[Piece]]


class Misplaced(Exception):
    """A tag of a row does not mean anything; the rule is the one it breaks."""

    def __init__(
        self, address: str, message: Text, fix: Text | None = None, rule: Rule = ROW_TAGS
    ) -> None:
        super().__init__(str(message))
        self.address, self.message, self.fix, self.rule = address, message, fix, rule


def row_tags(row: RowPieces) -> list[tuple[str, Piece]]:
    """The tags of a row that decide on rows, and the cells they stand in."""
    return [
        (address, piece)
        for address, found in row.items()
        if not own_tags(list(found))
        for piece in found
        if piece.is_tag
    ]


def is_marker(row: RowPieces) -> bool:
    """Whether a row only says how others repeat, and vanishes; tags that close may repeat it."""
    depth = 0
    tags = row_tags(row)
    for _, tag in tags:
        depth += STEP.get(tag.kind, 0)
        if depth < 0 or tag.kind in {"elif", "else"}:
            return True
    return depth != 0


def blocks_of(height: int, tagged: Mapping[int, RowPieces]) -> tuple[Block, ...]:
    """The blocks of a sheet.

    Args:
        height: How many rows to look at; below the last tag there is nothing to say.
        tagged: The rows with tags or expressions.

    Raises:
        Misplaced: at the first tag that does not fit.
    """
    builder = _Builder()
    plain_from = 1
    for number in sorted(tagged):
        tags = row_tags(tagged[number])
        if not tags:
            continue
        builder.rows(plain_from, number - 1)
        plain_from = number + 1
        if is_marker(tagged[number]):
            for address, tag in tags:
                builder.tag(address, tag)
        else:
            _one_row(builder, number, tags)
    builder.rows(plain_from, height)
    return builder.finished()


def _one_row(builder: _Builder, number: int, tags: Sequence[tuple[str, Piece]]) -> None:
    """A row that opens and closes is repeated itself: all that opens, the row, all that closes."""
    opening = list(takewhile(lambda each: each[1].kind in _OPENING, tags))
    closing = tags[len(opening) :]
    again = next((address for address, tag in closing if tag.kind in _OPENING), None)
    if again is not None:
        raise Misplaced(
            again,
            text("the row is repeated a second time"),
            text("write the tags of one of the two into rows of their own"),
        )
    for address, tag in opening:
        builder.tag(address, tag)
    builder.rows(number, number)
    for address, tag in closing:
        builder.tag(address, tag)


@dataclass(slots=True)
class _Open:
    """A loop or condition that is not closed yet."""

    address: str
    tag: Piece
    blocks: list[Block] = field(default_factory=list)
    #: What stood before the last `elif` or `else`: branches of a condition, the rows of a loop.
    branches: list[Branch] = field(default_factory=list)
    has_else: bool = False

    def branch(self) -> Branch:
        """What was read since the last tag, with its condition."""
        condition = self.tag.content or None
        return Branch(condition=condition, address=self.address, body=tuple(self.blocks))

    def loop(self, number: int) -> Loop:
        """The loop, which is closed now."""
        items, condition = loop_parts(self.tag.content)
        last = tuple(self.blocks)
        return Loop(
            number=number,
            variable=self.tag.variable,
            items=items,
            condition=condition,
            address=self.address,
            body=self.branches[0].body if self.has_else else last,
            otherwise=last if self.has_else else (),
        )


class _Builder:
    """Takes rows and tags in their order and nests them."""

    def __init__(self) -> None:
        self._loops = 0
        self._blocks: list[Block] = []
        self._open: list[_Open] = []

    def rows(self, first: int, last: int) -> None:
        if first <= last:
            self._here().append(Rows(first, last))

    def tag(self, address: str, tag: Piece) -> None:
        match tag.kind:
            case "for" | "if":
                self._open.append(_Open(address, tag))
            case "elif" | "else":
                self._turn(address, tag)
            case "endfor" | "endif":
                self._close(address, tag)
            case _:
                raise Misplaced(
                    address,
                    text("{written} is not understood", written=tag.content),
                    text("rows know {known}", known=_KNOWN),
                )

    def finished(self) -> tuple[Block, ...]:
        if self._open:
            last = self._open[-1]
            raise Misplaced(
                last.address,
                text("{tag} is not closed", tag=f"{{% {last.tag.kind} %}}"),
                text("write {tag} into a row below", tag=f"{{% end{last.tag.kind} %}}"),
            )
        return tuple(self._blocks)

    def _here(self) -> list[Block]:
        return self._open[-1].blocks if self._open else self._blocks

    def _opened(self, address: str, tag: Piece, kind: str, *kinds: str) -> _Open:
        if not self._open or self._open[-1].tag.kind not in {kind, *kinds}:
            raise Misplaced(
                address,
                text("{tag} belongs to no {opening} above it",
                     tag=f"{{% {tag.kind} %}}", opening=f"{{% {kind} … %}}"),
            )  # fmt: skip
        return self._open[-1]

    def _turn(self, address: str, tag: Piece) -> None:
        loops = ("for",) if tag.kind == "else" else ()
        opened = self._opened(address, tag, "if", *loops)
        if opened.has_else:
            raise Misplaced(address, text("{tag} follows an else", tag=f"{{% {tag.kind} %}}"))
        opened.branches.append(opened.branch())
        opened.blocks, opened.has_else = [], tag.kind == "else"
        if opened.tag.kind == "if":
            # The tag that opened it stays an `if`, so that its end is recognised.
            opened.address, opened.tag = address, opened.tag._replace(content=tag.content)

    def _close(self, address: str, tag: Piece) -> None:
        opened = self._opened(address, tag, tag.kind.removeprefix("end"))
        self._open.pop()
        if tag.kind == "endif":
            branches = (*opened.branches, opened.branch())
            self._here().append(Choice(branches=branches))
            return
        self._loops += 1
        self._here().append(opened.loop(self._loops))
