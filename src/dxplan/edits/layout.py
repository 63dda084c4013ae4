"""New values as lines of YAML, in the indentation of the file they go into."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

from dxplan.edits.changes import Written
from dxplan.edits.quoting import literal_header, scalar

#: Short lists and mappings stand on one line up to this column.
WIDTH = 100


def flow(value: Written, *, old: str = "") -> str:
    """`value` on one line, as it stands inside brackets."""
    if isinstance(value, str):
        return scalar(value, flow=True, old=old)
    if isinstance(value, list):
        return "[" + ", ".join(flow(each) for each in value) + "]"
    pairs = (f"{scalar(key, flow=True)}: {flow(each)}" for key, each in value.items())
    return "{" + ", ".join(pairs) + "}"


def _reads_well_on_one_line(value: Written) -> bool:
    """Records, and lists of ids: no text of several lines, no list of records."""
    if isinstance(value, str):
        return "\n" not in value
    if isinstance(value, list):
        return all(isinstance(each, str) and "\n" not in each for each in value)
    return all(_reads_well_on_one_line(each) for each in value.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a file indents, and the writing of values in that way.

    Functions that continue a line give what follows its `:` or `-` first, then further lines.
    """

    #: How much deeper than its key a mapping stands.
    step: int = 2
    #: How much deeper than its key a list stands.
    offset: int = 2
    #: Width of a list item's dash with its space.
    dash: int = 2
    #: Whether the file ends with a line end.
    closed: bool = True
    #: Whether a literal block may stand last.
    literal: bool = True

    def entry(self, key: str, value: Written, column: int, *, records: bool = False) -> list[str]:
        """The lines of `key: value`."""
        head = " " * column + scalar(key) + ":"
        first, *rest = self.after_key(value, column, len(head), records=records)
        return [head + first, *rest]

    def item(self, value: Written, column: int, *, record: bool = False) -> list[str]:
        """The lines of `- value`."""
        first, *rest = self.after_dash(value, column, record=record)
        return [" " * column + "-" + first, *rest]

    def block(
        self, value: dict[str, Written] | list[Written], column: int, *, records: bool = False
    ) -> list[str]:
        """The lines of a list or mapping that has something in it."""
        if isinstance(value, dict):
            parts = [self.entry(key, each, column) for key, each in value.items()]
        else:
            parts = [self.item(each, column, record=records) for each in value]
        return list(chain.from_iterable(parts))

    def after_key(
        self, value: Written, column: int, used: int, *, records: bool = False
    ) -> list[str]:
        """What follows a key at `column` whose colon stands before column `used`."""
        if isinstance(value, str):
            return self.words(value, column)
        if self._is_short(value, used, block=records):
            return [" " + flow(value)]
        deeper = self.offset if isinstance(value, list) else self.step
        return ["", *self.block(value, column + deeper, records=records)]

    def after_dash(self, value: Written, column: int, *, record: bool = False) -> list[str]:
        """What follows a dash at `column`; a `record` gets a line for each of its keys."""
        first, *rest = self._after_dash(value, column, record=record)
        return [" " * (self.dash - 1) + first.lstrip(), *rest]

    def _after_dash(self, value: Written, column: int, *, record: bool) -> list[str]:
        if isinstance(value, str):
            return self.words(value, column)
        inner = column + self.dash
        if self._is_short(value, inner, block=record and isinstance(value, dict)):
            return [flow(value)]
        return self.block(value, inner)

    def words(self, value: str, column: int, *, old: str = "") -> list[str]:
        """A text after a key or dash at `column`, as a block where it has lines of its own."""
        header = literal_header(value, old=old, closed=self.closed)
        if header is None or not self.literal:
            return [" " + scalar(value, old=old)]
        indent = " " * (column + self.step)
        lines = value.removesuffix("\n").split("\n")
        return [" " + header, *(indent + line if line else "" for line in lines)]

    @staticmethod
    def _is_short(value: Written, used: int, *, block: bool) -> bool:
        if not value:
            return True
        fits = used + 1 + len(flow(value)) <= WIDTH
        return fits and not block and _reads_well_on_one_line(value)
