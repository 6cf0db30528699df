"""What the first lines of a plain text say about it: heading, byline, dateline, credit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from allegiance.read.credit import PLACE, credit_line, names_no_outlet
from allegiance.read.dates import WRITTEN, from_match

_LINES = 8
_LONGEST_LINE = 160
_LONGEST_PLACE = 8  # words
_DATELINE = re.compile(
    rf"(?P<place>{PLACE}),?(?P<dated>\s*[^()–—]{{0,40}}?)\s*(?:\((?P<credit>[^()]{{2,40}})\)\s*:?)?\s*(?P<dash>--+|[-–—])\s"
)
_HEAD_DATE = re.compile(
    r"(?:\w+day,?\s+)?(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}|\d{1,2}\.?\s+[A-Z][a-z]{2,8}|\d{4}-\d\d-\d\d)\b"
)
_LIVE = re.compile(r"(?:live|live blog|as it happened|newsfeed)\b", re.IGNORECASE)
_BYLINE = re.compile(r"by\s+(?P<name>[^|•·]{3,80}?)\s*(?:[|•·]|[-–—]\s|,\s*(?=\w*\s*\d)|$)", re.IGNORECASE)
_QUOTES = "\"'“‘«„¿¡("
_NO_HEADING_END = tuple(".;:,")


@dataclass(frozen=True, slots=True)
class Opening:
    """Each field null where the first lines do not say; ``dated_by`` is ``text:dateline`` or ``text:credit-line``."""

    title: str | None = None
    byline: str | None = None
    published: date | None = None
    dated_by: str | None = None
    outlet: str | None = None
    credited_by: str | None = None


def opening(text: str) -> Opening:
    """Read the first lines of ``text``; the text itself stays as it is.

    >>> found = opening("Ships leave Rason\\nHarbour Wire, 14 June 2024\\n\\nTwo ships left on Monday, officials said.")
    >>> found.title, found.outlet, found.published.isoformat()
    ('Ships leave Rason', 'Harbour Wire', '2024-06-14')
    """
    lines = list(_first_lines(text))
    title = byline = published = dated_by = outlet = credited_by = None
    doubtful = False
    for i, line in enumerate(lines):
        if i == 0 and _LIVE.match(line) and (live := WRITTEN.search(line)) and not line[live.end() :].strip():
            published, dated_by, title = from_match(live), "text:heading", line
            continue
        if found := _BYLINE.match(line):
            byline = byline or found["name"].strip()
        credit = credit_line(line)
        is_credit_line = credit is not None
        dateline = None if is_credit_line else _dateline(line)
        day, publisher = credit or dateline or (None, None)
        where = "text:credit-line" if is_credit_line else "text:dateline"
        if day and not (published and line.lower().startswith(("updated", "last updated"))):
            doubtful = doubtful or (published is not None and published != day and is_credit_line)
            published, dated_by = published or day, dated_by or where
        if publisher and not outlet and not (is_credit_line and i == 0):
            outlet, credited_by = publisher, where
        if i == 0 and not is_credit_line and dateline is None and not found and _is_heading(line, len(lines) > 1):
            title = line
        if dateline is not None or len(line) > _LONGEST_LINE:
            break
    if doubtful:  # lines of several dates: a chronology, not a credit
        published = dated_by = None
    return Opening(title, byline, published, dated_by, outlet, credited_by)


def _first_lines(text: str) -> Iterator[str]:
    start = given = 0
    while given < _LINES and start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if line := text[start : min(end, start + 2 * _LONGEST_LINE)].strip():
            given += 1
            yield line
        start = end + 1


def _is_heading(line: str, more_follows: bool) -> bool:
    words = line.split()
    return (
        more_follows
        and len(line) <= _LONGEST_LINE
        and len(words) > 1
        and not line.endswith(_NO_HEADING_END)
        and (line[0].isupper() or line[0].isdigit() or line[0] in _QUOTES)
    )


def _dateline(line: str) -> tuple[date | None, str | None] | None:
    """Day and credited agency of a line that opens with a dateline; null when it does not."""
    found = _DATELINE.match(line)
    if found is None or line[found.end() :].isupper():  # a heading in capitals may hold a dash
        return None
    head = found.group()
    written = WRITTEN.search(head)
    credit = found["credit"]
    dated = written or _HEAD_DATE.search(head)
    if dated is None and credit is None and not found["place"].isupper():
        return None
    between = head[: dated.start()] if dated else head
    if len(between.split()) > _LONGEST_PLACE:
        return None
    agency = credit.strip() if credit and not WRITTEN.search(credit) and not names_no_outlet(credit.strip()) else None
    return (from_match(written) if written else None), agency
