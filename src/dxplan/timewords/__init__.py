"""Days, periods and ranges as people write them: the only reader of time on the command line.

    range  = moment | [moment] ".." [moment]
    moment = date | period | words
    date   = 2024-06-30
    period = 2024 | 2024-H1 | 2024-Q2 | 2024-06
    words  = today | yesterday | (last | this | next) (month | quarter | half-year | year)
           | hôm nay | hôm qua | (tháng | quý | nửa năm | năm) (trước | này | sau)

Case, accents, and whether blanks or hyphens part the words do not matter. A period always stands
for its reporting days (`dxplan.periods`); which day is today is handed in.

`spans` has the types, `reading` the grammar, `vocabulary` the words, and `slips` finds out what
was meant by what cannot be read.
"""

from dxplan.timewords.reading import NotATime, read_day, read_moment, read_span
from dxplan.timewords.spans import Moment, Span

__all__ = ["Moment", "NotATime", "Span", "read_day", "read_moment", "read_span"]
