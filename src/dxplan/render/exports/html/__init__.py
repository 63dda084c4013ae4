"""One self-contained page: for leaders and citizens, from disk, without a request to anywhere.

page.py      the page, and what its template gets besides the report
charts.py    which charts there are, and the numbers they show
drawing.py   numbers to SVG: the only import of pygal
reading.py   a page that was written, taken apart again
"""

from dxplan.render.exports.html.page import write_html
from dxplan.render.exports.html.reading import contents, stamp_in

__all__ = ["contents", "stamp_in", "write_html"]
