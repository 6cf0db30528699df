"""A claim as one row of a table: every field in a column of its own."""

from collections.abc import Callable

from allegiance.model import Claim, When

Field = tuple[str, Callable[[Claim], object]]


def claim_fields(quote: Callable[[Claim], str | None]) -> tuple[Field, ...]:
    """Heading and reader of each column; ``quote`` gives the words of the sentence. What is not known is null."""
    return (
        ("id", lambda c: c.id),
        ("document", lambda c: c.document),
        ("path", lambda c: c.path),
        ("url", lambda c: c.url),
        ("outlet", lambda c: c.outlet),
        ("published", lambda c: c.published),
        ("kind", lambda c: c.kind),
        ("actor", lambda c: c.actor and c.actor.id),
        ("actor_name", lambda c: c.actor and c.actor.name),
        ("recipient", lambda c: c.recipient and c.recipient.id),
        ("recipient_name", lambda c: c.recipient and c.recipient.name),
        ("others", lambda c: "; ".join(f"{o.role}={o.id or o.name}" for o in c.others)),
        ("form", lambda c: c.form),
        ("item", lambda c: c.item and c.item.surface),
        ("category", lambda c: c.item and c.item.category),
        ("designation", lambda c: c.item and c.item.designation),
        ("low", lambda c: c.quantity and c.quantity.low),
        ("high", lambda c: c.quantity and c.quantity.high),
        ("unit", lambda c: c.quantity and c.quantity.unit),
        ("amount", lambda c: c.quantity and c.quantity.surface),
        ("price", lambda c: c.value and c.value.amount),
        ("currency", lambda c: c.value and c.value.currency),
        ("stage", lambda c: c.stage),
        ("polarity", lambda c: c.polarity),
        ("start", lambda c: c.when and c.when.start),
        ("end", lambda c: c.when and c.when.end),
        ("grain", lambda c: c.when and c.when.grain),
        ("basis", lambda c: c.when and c.when.basis),
        ("in_return", lambda c: "; ".join(back.surface for back in c.in_return)),
        ("voice", lambda c: c.attribution.voice),
        ("speaker", lambda c: c.attribution.speaker and c.attribution.speaker.name),
        ("speaker_role", lambda c: c.attribution.speaker and c.attribution.speaker.role),
        ("speaker_state", lambda c: c.attribution.speaker and c.attribution.speaker.state),
        ("relays", lambda c: "; ".join(relay.name for relay in c.attribution.relays)),
        ("said_on", lambda c: _interval(c.attribution.said_on)),
        ("event", lambda c: c.plover and c.plover.event),
        ("mode", lambda c: c.plover and c.plover.mode),
        ("confidence", lambda c: c.confidence),
        ("sentence_start", lambda c: c.sentence.start),
        ("sentence_end", lambda c: c.sentence.end),
        ("quote", quote),
        ("extractor", lambda c: c.extractor),
    )


def _interval(when: When | None) -> str | None:
    # ISO 8601: a day, or two days with a slash, two dots where it is open.
    if when is None or (when.start is None and when.end is None):
        return None
    start, end = (day.isoformat() if day else ".." for day in (when.start, when.end))
    return start if start == end else f"{start}/{end}"
