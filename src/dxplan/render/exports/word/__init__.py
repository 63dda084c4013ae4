"""The report as a Word document, in the layout of Decree 30/2020/NĐ-CP (see docs/word.md).

Only this package imports docxtpl and python-docx.

writing.py      a report and a template to a document
opening.py      the bytes of a template, opened with the suspicion of a file from anywhere
template.py     docxtpl in the sandbox of all templates
paragraphs.py   where the tags of a template stand, for its findings
properties.py   what a document says of itself: title, day, stamp
reading.py      a document taken apart again: its stamp, and what stands where
"""

from dxplan.render.exports.word.reading import contents, stamp_in
from dxplan.render.exports.word.writing import write_word

__all__ = ["contents", "stamp_in", "write_word"]
