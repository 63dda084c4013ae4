"""The workbook a secretary hands out.

workbook.py    the whole: sheets, styles, texts, properties in one file
sheets.py      which sheets there are; summary.py, lists.py and evidence.py fill them, heads.py
               begins each
page.py        a sheet in the making: rows of cells and the tables among them, as plain values
values.py      a typed cell as Excel holds it; formats.py, how it shows numbers; texts.py, how
               a text stays exact
looks.py       named styles; conditions.py, colours beside words; charts.py
places.py      where links lead to
layout.py      widths and heights, measured by widths.py
markup.py      rows as XML; frame.py, the rest of a sheet through openpyxl; package.py joins them
properties.py  what the file says of itself, and the stamp
reading.py     the way back, for `export --check`
"""

from dxplan.render.exports.excel.reading import contents, stamp_in
from dxplan.render.exports.excel.workbook import write_excel

__all__ = ["contents", "stamp_in", "write_excel"]
