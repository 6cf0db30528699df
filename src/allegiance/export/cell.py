"""A cell of a table for spreadsheets."""


def harmless(value: object) -> object:
    """``value`` with an apostrophe before words that a spreadsheet would run as a formula: they come from reports.

    >>> harmless("=HYPERLINK(1)"), harmless("-1.19"), harmless(-2)
    ("'=HYPERLINK(1)", '-1.19', -2)
    """
    if not isinstance(value, str) or value[:1] not in ("=", "+", "-", "@", "\t", "\r"):
        return value
    try:
        float(value)
    except ValueError:
        return f"'{value}"
    return value
