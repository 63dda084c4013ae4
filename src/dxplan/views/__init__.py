"""Plan and figures to tables and facts, in no format yet."""
