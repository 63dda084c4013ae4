"""Templates of reports: read, checked and run in a sandbox. Only this package imports Jinja.

The doors, for whoever lays out a report:

rendering.py    a template by its name, rendered with a report; a text that is a template
expressions.py  one expression, with its typed value
environment.py  the sandbox itself, for a library that wants to be handed one
loading.py      the folders that templates are found in
vocabulary.py   everything a template can write, with its type and meaning
marks.py        what stands in braces in a cell or a paragraph, before it is a template

A template that is wrong raises `findings.Refused`, which carries the findings; `exports/checks.py`
tries one on plans of every kind. Inside, a template goes through

places.py       where its words stand: Jinja knows lines, and here columns too
allowed.py      what it may say
pages.py        of a page, where a value may stand: spots.py reads the markup around it
following.py    whether what it names exists: shapes.py says what kind of thing every name is,
                shaping.py what kind of thing an expression is
environment.py  what it can reach: filters.py, words.py (fixed words), turns.py (`loop`)
writing.py      how a value is written, so that it acts nowhere
budget.py       how much it may do

and what is said of it comes from findings.py, with names.py (what things are called, and which name
was meant) and syntax.py (the words of Jinja's parser).
"""
