"""Where everything in a file stands: found by reading it again, when a message needs to know."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dxplan.yamltext.lines import Lines
from dxplan.yamltext.reader import Frame, Reader, keys_to, span_of
from dxplan.yamltext.values import Keys, Place, Span


class Placing(Reader):
    """A second reading: it writes down places, and says nothing that the first has said."""

    def __init__(self, lines: Lines) -> None:
        super().__init__(lines, quiet=True)
        self.places: dict[Keys, Place] = {}
        #: Where every text is written, keys and values.
        self.scalars: list[Span] = []

    def scalar(self, event: Any) -> None:
        """Note the text, and as a value its place."""
        span = span_of(event)
        self.scalars.append(span)
        self._note(span, self.stack)
        super().scalar(event)

    def close(self, event: Any) -> None:
        """Note the place of the mapping or list that ends here."""
        *around, frame = self.stack
        self._note(Span(frame.start, self._end_of(event)), around)
        super().close(event)

    def alias(self, event: Any) -> None:
        """Note the place of what was refused as a value."""
        self._note(span_of(event), self.stack)
        super().alias(event)

    def _note(self, span: Span, around: Sequence[Frame]) -> None:
        """Write down where a value stands; not of a key, nor where a key on the way was refused."""
        frame = around[-1]
        if frame.awaits_key or any(each.drop for each in around):
            return
        key = span if isinstance(frame.container, list) else span_of(frame.seen[frame.key])
        self.places.setdefault(keys_to(around), Place(key, span))

    def _end_of(self, event: Any) -> int:
        """A block collection ends where its last line ends, not where the next token begins."""
        end = int(event.end_mark.index)
        if event.start_mark.index == end:
            while end and self.source[end - 1].isspace():
                end -= 1
        return end
