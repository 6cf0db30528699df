"""Lines of nothing but credits: who published a report, and on which day."""

import re
from datetime import date

from allegiance.read.dates import WRITTEN, from_match

PLACE = r"[A-Z][\w.'’-]*(?:[ ,/]+[A-Z][\w.'’-]*){0,5}"
_LONGEST_CREDIT = 80
_BESIDE_DATE = re.compile(
    r"(?:first\s+)?(?:published|posted|date|issued|updated|last updated|source|on|at|[,|•·:;()\[\]–—-]|\s"
    r"|\d{1,2}[:.]\d{2}(?::\d{2})?|a\.?m\.?|p\.?m\.?|gmt|utc|[ce]+s?t|bst|local time)+",
    re.IGNORECASE,
)
_PUBLISHER_LIKE = re.compile(
    r"(?:The |the )?(?:[A-Z][\w.'’&-]*)(?: (?:of|the|and|for|du|de|del|di|[A-Z][\w.'’&-]*)){0,6}$"
)
_DESKS = re.compile(
    r"\b(?:desk|staff|newsroom|correspondents?|agencies|reporters?|editors?|translated|by)\b", re.IGNORECASE
)
_SECTION = re.compile(r"(?:(?:world|foreign|international|news|live|blog|opinion|analysis|summary)\s*)+", re.IGNORECASE)
_PLACES_AFTER = re.compile(rf",\s*{PLACE}")
_ASIDE = re.compile(r"\s*\([^()\d]{1,40}\)")
_PARTS = re.compile(r"[|•·,;()\[\]]|\s[-–—]+\s|:\s")
_BEFORE_DATE = re.compile(r"(?:[|•·,;:(\[–—-]|\b(?:published|posted|updated|on))\s*$", re.IGNORECASE)
_FURTHER_CREDIT = ("|", "•", "·")


def credit_line(line: str) -> tuple[date | None, str | None] | None:
    """Day and publisher of a line that holds credits and a date and nothing else; null for headings and sentences.

    >>> credit_line("By Ada Writer | 22 November 2024 | The Quay Gazette")
    (datetime.date(2024, 11, 22), 'The Quay Gazette')
    """
    if len(line) > _LONGEST_CREDIT or line.endswith("."):
        return None
    line = _ASIDE.sub("", line)
    found = WRITTEN.search(line)
    if found is None:
        return None
    before, after = line[: found.start()], line[found.end() :].strip()
    if before.strip() and not _BEFORE_DATE.search(before):
        return None
    if after.startswith(_FURTHER_CREDIT):
        before += after
    elif after and not _BESIDE_DATE.fullmatch(after) and not _PLACES_AFTER.fullmatch(after):
        return None
    parts = [part.strip() for part in _PARTS.split(before)]
    named = [p for p in parts if p and not _BESIDE_DATE.fullmatch(p) and not p.lower().startswith("by ")]
    if not all(_PUBLISHER_LIKE.match(part) or names_no_outlet(part) for part in named):
        return None
    publishers = [part for part in named if not names_no_outlet(part)]
    sure = len(publishers) == 1 and not _may_be_place(publishers[0])
    return from_match(found), publishers[0] if sure else None


def names_no_outlet(part: str) -> bool:
    """True for desks, staff and sections, which stand where an outlet could."""
    return bool(_DESKS.search(part) or _SECTION.fullmatch(part))


def _may_be_place(name: str) -> bool:
    """A lone capitalised word before the date may be a town: "Athens, 23 May 2022 (Newsroom)"."""
    return len(name.split()) == 1 or name.isupper()
