"""The columns of each list: a few for people, all of them for spreadsheets."""

from collections.abc import Callable

from allegiance.cli.output import Column
from allegiance.cli.phrases import kind, short, span_of_days, speaker, standing, what, who
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


def claim_columns(quote: Callable[[Claim], str | None]) -> tuple[Column, ...]:
    """Every field of a claim in a column of its own; ``quote`` gives the words of its sentence."""
    return (
        Column("id", lambda c: c.id),
        Column("document", lambda c: c.document),
        Column("path", lambda c: c.path),
        Column("url", lambda c: c.url),
        Column("outlet", lambda c: c.outlet),
        Column("published", lambda c: c.published),
        Column("kind", lambda c: c.kind),
        Column("actor", lambda c: c.actor and c.actor.id),
        Column("actor_name", lambda c: c.actor and c.actor.name),
        Column("recipient", lambda c: c.recipient and c.recipient.id),
        Column("recipient_name", lambda c: c.recipient and c.recipient.name),
        Column("others", lambda c: "; ".join(f"{o.role}={o.id or o.name}" for o in c.others)),
        Column("form", lambda c: c.form),
        Column("item", lambda c: c.item and c.item.surface),
        Column("category", lambda c: c.item and c.item.category),
        Column("designation", lambda c: c.item and c.item.designation),
        Column("low", lambda c: c.quantity and c.quantity.low),
        Column("high", lambda c: c.quantity and c.quantity.high),
        Column("unit", lambda c: c.quantity and c.quantity.unit),
        Column("amount", lambda c: c.quantity and c.quantity.surface),
        Column("price", lambda c: c.value and c.value.amount),
        Column("currency", lambda c: c.value and c.value.currency),
        Column("stage", lambda c: c.stage),
        Column("polarity", lambda c: c.polarity),
        Column("start", lambda c: c.when and c.when.start),
        Column("end", lambda c: c.when and c.when.end),
        Column("grain", lambda c: c.when and c.when.grain),
        Column("basis", lambda c: c.when and c.when.basis),
        Column("in_return", lambda c: "; ".join(back.surface for back in c.in_return)),
        Column("voice", lambda c: c.attribution.voice),
        Column("speaker", lambda c: c.attribution.speaker and c.attribution.speaker.name),
        Column("speaker_role", lambda c: c.attribution.speaker and c.attribution.speaker.role),
        Column("speaker_state", lambda c: c.attribution.speaker and c.attribution.speaker.state),
        Column("relays", lambda c: "; ".join(relay.name for relay in c.attribution.relays)),
        Column("said_on", lambda c: span_of_days(c.attribution.said_on)),
        Column("event", lambda c: c.plover and c.plover.event),
        Column("mode", lambda c: c.plover and c.plover.mode),
        Column("confidence", lambda c: c.confidence),
        Column("sentence_start", lambda c: c.sentence.start),
        Column("sentence_end", lambda c: c.sentence.end),
        Column("quote", quote),
        Column("extractor", lambda c: c.extractor),
    )


DOCUMENT_TABLE = (
    Column("report", lambda d: short(d.id), whole=True),
    Column("published", lambda d: d.published, whole=True),
    Column("outlet", lambda d: d.outlet),
    Column("title", lambda d: d.title),
    Column("words", lambda d: len(d.text.split()), whole=True),
    Column("file", lambda d: d.path),
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
