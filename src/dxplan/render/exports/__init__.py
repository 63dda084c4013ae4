"""What goes out to a meeting, to citizens and to other systems.

forms.py        the forms, and what each takes and shows
material.py     all that an output can be made of
writing.py      material to an output; reading.py takes one apart again
checks.py       a template of any form tried on plans of every kind
stamp.py        what an output states of itself; sealing.py tells whether it was edited since
differences.py  a file against what would be written now, in words
packing.py      zip files with the same bytes everywhere

For Word and Excel, office.py opens a template with suspicion, custom_property.py puts the stamp in
and finds it, and xmlparts.py reads the XML of their parts. A form has a module or package of its
own; `writing.py` and `reading.py` import the one asked for.
"""
