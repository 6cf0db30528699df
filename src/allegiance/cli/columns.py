"""The columns of each list: a few for people, all of them for spreadsheets."""

from collections.abc import Callable
from pathlib import Path

from allegiance.cli.output import Column
from allegiance.cli.phrases import in_words, kind, short, span_of_days, speaker, standing, what, who
from allegiance.export import claim_fields
from allegiance.model import Claim, Document

CLAIM_TABLE = (
    Column("claim", lambda c: short(c.id), whole=True),
    Column("reported", lambda c: c.published, whole=True),
    Column("who", who),
    Column("kind", kind),
    Column("what", what),
    Column("state", standing),
    Column("when", lambda c: span_of_days(c.when)),
    Column("on the word of", lambda c: speaker(c.attribution)),
    Column("outlet", lambda c: c.outlet),
)

CLAIM_NARROW = (
    Column("claim", lambda c: short(c.id), whole=True),
    Column("reported", lambda c: c.published, whole=True),
    Column("says", in_words),
    Column("on the word of", lambda c: ", ".join(part for part in (speaker(c.attribution), c.outlet) if part)),
)


def claim_columns(quote: Callable[[Claim], str | None]) -> tuple[Column, ...]:
    """Every field of a claim in a column of its own; ``quote`` gives the words of its sentence."""
    return tuple(Column(name, cell) for name, cell in claim_fields(quote))


DOCUMENT_TABLE = (
    Column("report", lambda d: short(d.id), whole=True),
    Column("published", lambda d: d.published, whole=True),
    Column("outlet", lambda d: d.outlet),
    Column("title", lambda d: d.title),
    Column("words", lambda d: len(d.text.split()), whole=True),
    Column("file", lambda d: Path(d.path).name),
)


def _where(field: str) -> Callable[[Document], str | None]:
    return lambda document: next((found.where for found in document.provenance if found.field == field), None)


DOCUMENT_FLAT = (
    Column("id", lambda d: d.id),
    Column("path", lambda d: d.path),
    Column("url", lambda d: d.url),
    Column("outlet", lambda d: d.outlet),
    Column("title", lambda d: d.title),
    Column("byline", lambda d: d.byline),
    Column("published", lambda d: d.published),
    Column("published_from", _where("published")),
    Column("language", lambda d: d.language),
    Column("media_type", lambda d: d.media_type),
    Column("raw_sha256", lambda d: d.raw_sha256),
    Column("captured", lambda d: d.captured),
    Column("characters", lambda d: len(d.text)),
)

ISSUE_TABLE = (
    Column("file", lambda i: i.path),
    Column("problem", lambda i: i.code, whole=True),
    Column("reason", lambda i: i.reason),
)
ISSUE_FLAT = (
    Column("code", lambda i: i.code),
    Column("path", lambda i: i.path),
    Column("reason", lambda i: i.reason),
    Column("document", lambda i: i.document),
    Column("start", lambda i: i.span and i.span.start),
    Column("end", lambda i: i.span and i.span.end),
)
