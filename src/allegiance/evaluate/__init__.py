"""Gold to scores: how well we read, beside those who tried before, and what may not get worse."""
