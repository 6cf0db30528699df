"""Claims in a few words, for tables and pages of text."""

from allegiance.model import Attribution, Claim, Kind, Party, Polarity, Quantity, Stage, Voice, When

SHORT_ID = 8
_ARROW = {Kind.AGREEMENT: "↔", Kind.ALIGNMENT: "↔", Kind.SANCTION: "⊣", Kind.USE: "⇒"}


def short(id: str) -> str:
    """The first digits of an id, without its scheme; every command takes them back."""
    return id.rpartition(":")[2][:SHORT_ID]


def counted(number: int, noun: str) -> str:
    """A number with its noun.

    >>> counted(1, "claim"), counted(1200, "claim")
    ('1 claim', '1,200 claims')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def named(party: Party | None) -> str:
    """The name of a party; a party without one is somebody."""
    return party.name or party.surface if party else "?"


def who(claim: Claim) -> str:
    """The parties with an arrow between them."""
    if claim.recipient is None:
        return named(claim.actor)
    return f"{named(claim.actor)} {_ARROW.get(claim.kind, '→')} {named(claim.recipient)}"


def amount(quantity: Quantity | None) -> str:
    """The words of the amount as written."""
    return " ".join(quantity.surface.split()) if quantity else ""


def what(claim: Claim) -> str:
    """Amount and item as written, price, and the other parties with their roles."""
    item = " ".join(claim.item.surface.split()) if claim.item else ""
    said = amount(claim.quantity)
    parts = [item if said and said in item else " ".join(part for part in (said, item) if part)]
    if claim.value:
        parts.append(" ".join(claim.value.surface.split()))
    parts += [f"{other.role.replace('_', ' ')}: {other.name}" for other in claim.others]
    parts += [f"in return: {' '.join(back.surface.split())}" for back in claim.in_return]
    return ", ".join(part for part in parts if part)


def kind(claim: Claim) -> str:
    """The kind, and for support its form, for an event its PLOVER root."""
    root = claim.plover.event if claim.kind is Kind.EVENT and claim.plover else None
    narrower = claim.form or (root or "").lower()
    return f"{claim.kind}: {narrower}" if narrower else str(claim.kind)


def standing(claim: Claim) -> str:
    """Stage and polarity, only where they say something."""
    stage = "" if claim.stage in (None, Stage.UNSPECIFIED) else str(claim.stage)
    polarity = "" if claim.polarity is Polarity.ASSERTED else str(claim.polarity).upper()
    return " ".join(part for part in (polarity, stage) if part)


def in_words(claim: Claim) -> str:
    """The whole claim in one phrase, without who says it."""
    parts = (who(claim), kind(claim), what(claim), standing(claim), span_of_days(claim.when))
    return "; ".join(part for part in parts if part)


def speaker(said: Attribution) -> str:
    """The one who speaks; the outlet when nobody else does."""
    if said.speaker is None:
        return "the outlet" if said.voice is Voice.OUTLET else "somebody unnamed"
    return said.speaker.name or said.speaker.surface


def speaker_in_full(said: Attribution) -> str:
    """Speaker with role and state, and the channels the word came through."""
    words = speaker(said)
    if said.speaker:
        known = ", ".join(part for part in (said.speaker.role, said.speaker.state) if part)
        words += f" ({known})" if known else ""
    for relay in said.relays:
        words += f", via {relay.name}"
    return words


def span_of_days(when: When | None) -> str:
    """A day, a month, or an interval that may be open.

    >>> from datetime import date
    >>> from allegiance.model import Basis
    >>> span_of_days(When(start=date(2024, 7, 1), end=date(2024, 7, 31), grain="month", basis=Basis.STATED))
    '2024-07'
    """
    if when is None or (when.start is None and when.end is None):
        return ""
    if when.start is None:
        return f"until {when.end}"
    if when.end is None:
        return f"since {when.start}"
    if when.start == when.end:
        return f"{when.start}"
    if when.grain in ("month", "year") and when.start.day == 1:
        written = f"{when.start:%Y-%m}" if when.grain == "month" else f"{when.start:%Y}"
        if f"{when.end:%Y-%m}".startswith(written):
            return written
    return f"{when.start} to {when.end}"


def bounds(quantity: Quantity) -> str:
    """Low and high with their unit; empty when the amount is only words.

    >>> from allegiance.model import Span
    >>> bounds(Quantity(low=3_000_000, unit="shell", surface="at least three million", span=Span(0, 22)))
    'at least 3,000,000 shell'
    """
    low, high = (f"{number:,.10g}" if number is not None else "" for number in (quantity.low, quantity.high))
    if not low and not high:
        return ""
    size = (
        low if low == high else f"{low} to {high}" if low and high else f"at least {low}" if low else f"at most {high}"
    )
    near = quantity.bound if quantity.bound not in (None, "exact") and low == high else None
    return " ".join(part for part in (near, size, quantity.unit) if part)
