"""The annex of a plan, as offices have it, to records: reading, understanding, comparing."""
