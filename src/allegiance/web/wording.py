"""How the parts of a claim read in English."""

from datetime import date

from allegiance.model import Claim, Item, Kind, Money, OtherParty, Party, Polarity, Quantity, Stage, Voice, When
from allegiance.ontology import forms

FORMS = tuple(forms())
KINDS, STAGES, POLARITIES = tuple(Kind), tuple(Stage), tuple(Polarity)
_WITH_ARTICLE = (
    "African Union",
    "Bahamas",
    "Central African",
    "Comoros",
    "Czech Republic",
    "Democratic Republic",
    "Dominican Republic",
    "European Union",
    "Gambia",
    "Holy See",
    "Maldives",
    "Marshall Islands",
    "Netherlands",
    "Philippines",
    "Republic of",
    "Seychelles",
    "Solomon Islands",
    "Soviet Union",
    "United ",
)
_SIGNS = {
    Kind.AGREEMENT: ("↔", "and"),
    Kind.ALIGNMENT: ("↔", "and"),
    Kind.SANCTION: ("⊣", "against"),
    Kind.USE: ("⇒", "against"),
}
_BOUNDS = {"about": "about ", "at_least": "at least ", "at least": "at least ", "up_to": "up to ", "up to": "up to "}
_VOICES = {
    Voice.DIRECT: "quoted directly",
    Voice.INDIRECT: "reported indirectly",
    Voice.MIXED: "reported with quoted words",
    Voice.OUTLET: "in the outlet’s own voice",
}
_BASES = {"stated": "stated", "derived": "derived from the text", "publication": "from the date of publication"}


def label(name: str | None) -> str:
    """A name from the ontology as words: ``sanctions_relief`` reads “Sanctions relief”."""
    return name.replace("_", " ").capitalize() if name else "—"


def day(value: date | None) -> str:
    """A date as 9 June 2024.

    >>> day(date(2024, 6, 9))
    '9 June 2024'
    """
    return f"{value.day} {value:%B} {value.year}" if value else "undated"


def short_day(value: date | None) -> str:
    """A date as 9 Jun 2024."""
    return f"{value.day} {value:%b} {value.year}" if value else "undated"


def days(first: date | None, last: date | None) -> str:
    """A stretch of time as short as it can be said.

    >>> days(date(2024, 6, 9), date(2024, 6, 30)), days(date(2024, 6, 9), date(2025, 1, 2))
    ('9–30 Jun 2024', '9 Jun 2024 – 2 Jan 2025')
    """
    if first is None or last is None or first == last:
        return short_day(first or last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{short_day(last)}"
    return f"{short_day(first)} – {short_day(last)}"


def period(when: When) -> str:
    """When it is said to have happened.

    >>> period(When(start=date(2024, 7, 1), end=date(2024, 7, 31), grain="month", basis="derived"))
    'July 2024'
    """
    start, end = when.start, when.end
    if start is None or end is None:
        return f"since {day(start)}" if start else f"until {day(end)}" if end else "undated"
    if when.grain == "month" and (start.year, start.month) == (end.year, end.month):
        return f"{start:%B} {start.year}"
    if when.grain == "year" and start.year == end.year:
        return str(start.year)
    return day(start) if start == end else days(start, end)


def basis(when: When) -> str:
    """Where the date comes from."""
    return _BASES[when.basis]


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,}"


def amount(quantity: Quantity) -> str:
    """How much; the report's own words where only those are given.

    >>> from allegiance.model import Span
    >>> amount(Quantity(low=1e6, high=1e6, unit="round", bound="about", surface="about a million", span=Span(0, 15)))
    'about 1,000,000 rounds'
    >>> amount(Quantity(low=None, high=5e8, unit="USD", surface="up to $500 million", span=Span(0, 18)))
    'up to USD 500,000,000'
    """
    if quantity.low is None and quantity.high is None:
        return quantity.vague or quantity.surface
    if quantity.unit and quantity.unit.isupper():
        return figure(quantity, f"{quantity.unit} ")
    return f"{figure(quantity)} {_units(quantity)}" if quantity.unit else figure(quantity)


def amount_of(quantity: Quantity, item: Item) -> str:
    """How much of what; a unit that the item names already is not said twice.

    >>> from allegiance.model import Span
    >>> shells = Item(surface="shells", span=Span(20, 26))
    >>> amount_of(Quantity(low=900, high=900, unit="shell", surface="900", span=Span(0, 3)), shells)
    '900 shells'
    >>> amount_of(Quantity(low=2, high=2, unit="container", surface="two containers", span=Span(0, 14)), shells)
    '2 containers of shells'
    >>> amount_of(Quantity(vague="huge amounts", surface="huge amounts", span=Span(0, 12)), shells)
    'huge amounts · shells'
    """
    if quantity.low is None and quantity.high is None:
        return f"{amount(quantity)} · {item.surface}"
    if quantity.unit is None or quantity.unit.casefold() in item.surface.casefold():
        return f"{figure(quantity)} {item.surface}"
    return f"{amount(quantity)} of {item.surface}"


def _units(quantity: Quantity) -> str:
    unit = quantity.unit or ""
    single = quantity.low == quantity.high == 1 or unit == "percent" or unit.endswith("s")
    return unit if single else f"{unit}s"


def figure(quantity: Quantity, currency: str = "") -> str:
    """The number of a quantity with its bound, its unit left out."""
    low, high = quantity.low, quantity.high
    if low is None:
        return f"up to {currency}{_figure(high or 0)}"
    if high is None:
        return f"at least {currency}{_figure(low)}"
    if low == high:
        return f"{_BOUNDS.get(quantity.bound or '', '')}{currency}{_figure(low)}"
    return f"{currency}{_figure(low)} to {_figure(high)}"


def told(claim: Claim) -> list[str]:
    """What is given, how much of it, how far it has got; each thing once."""
    item, quantity = claim.item, claim.quantity
    said = [label(claim.form)] if claim.form else [label(claim.kind)] if claim.kind is not Kind.SUPPORT else []
    if item and quantity:
        said.append(amount_of(quantity, item))
    elif item:
        said.append(item.surface)
    elif quantity:
        said.append(amount(quantity))
    if claim.value:
        said.append(money(claim.value))
    if claim.stage and claim.stage is not Stage.UNSPECIFIED:
        said.append(claim.stage.value)
    return [part for place, part in enumerate(said) if part.casefold() not in (one.casefold() for one in said[:place])]


def money(value: Money) -> str:
    """A price with its currency."""
    return f"{value.currency} {_figure(value.amount)}"


def voice(claim: Claim) -> str:
    """How the words are given."""
    return _VOICES[claim.attribution.voice]


def name(party: Party | OtherParty | None) -> str:
    """The usual name of a party."""
    return party.name if party else "nobody named"


def the(name: str) -> str:
    """A name as it stands in a sentence.

    >>> the("Russia"), the("United States")
    ('Russia', 'the United States')
    """
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name


def sides(claim: Claim) -> tuple[str, str, str, str]:
    """Giver, the sign between, the word that is read out for it, receiver (empty where the kind has none)."""
    sign, spoken = _SIGNS.get(claim.kind, ("→", "to"))
    return name(claim.actor), sign, spoken, claim.recipient.name if claim.recipient else ""


def title(claim: Claim) -> str:
    """One line for a claim: who, to whom."""
    giver, sign, _, receiver = sides(claim)
    return f"{giver} {sign} {receiver}" if receiver else giver


def outlet(claim: Claim) -> str:
    """Who published the report; the file name where no outlet is known."""
    return claim.outlet or claim.path.rsplit("/", 1)[-1]


def dated(claim: Claim) -> date | None:
    """The day a claim is placed on: when it happened, else when it was published."""
    return (claim.when and (claim.when.start or claim.when.end)) or claim.published


def percent(value: float | None) -> str:
    """A probability as a percentage."""
    return "unknown" if value is None else f"{value:.0%}"
