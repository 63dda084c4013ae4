"""The pages `show` lays out, one file for each kind of record."""
