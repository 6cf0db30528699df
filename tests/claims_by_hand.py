"""Claims written out field by field, for tests that need to say exactly what a report claims."""

from datetime import date
from operator import itemgetter
from typing import Any
from zlib import crc32

from hypothesis import strategies as st

from allegiance.model import (
    Attribution,
    Basis,
    Claim,
    Item,
    Kind,
    Party,
    Polarity,
    Quantity,
    Relay,
    Span,
    Speaker,
    Stage,
    When,
)

NOWHERE = Span(0, 1)


def day(start: str | None, end: str | None = None) -> When:
    return When(
        start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else (date.fromisoformat(start) if start else None),
        grain="day",
        basis=Basis.STATED,
    )


def party(id: str | None, name: str = "x") -> Party:
    return Party(id=id, name=name, surface="x", span=NOWHERE)


def rounds(low: float | None, high: float | None = None, unit: str = "round", bound: str | None = None) -> Quantity:
    return Quantity(low=low, high=low if high is None else high, unit=unit, bound=bound, surface="x", span=NOWHERE)


def item(category: str | None = None, designation: str | None = None) -> Item:
    return Item(surface="x", span=NOWHERE, category=category, designation=designation)


def claim(report: str, outlet: str | None = None, **fields: Any) -> Claim:
    body: dict[str, Any] = {
        "id": "",
        "document": f"doc1:{report}",
        "path": f"reports/{report}.txt",
        "outlet": outlet,
        "kind": Kind.SUPPORT,
        "actor": party("PRK"),
        "recipient": party("RUS"),
        "form": "ammunition",
        "stage": Stage.DELIVERED,
        # Ids hash places: claims that differ must stand in different places.
        "sentence": Span(place := crc32(repr((outlet, sorted(fields.items(), key=itemgetter(0)))).encode()), place + 1),
        "extractor": "hand",
        **fields,
    }
    return Claim(**body).identified()


def by(name: str, state: str | None = None, id: str | None = None, named: bool = True, **more: Any) -> Attribution:
    speaker = Speaker(name=name, state=state, id=id, named=named, surface="x", span=NOWHERE)
    return Attribution(speaker=speaker, **more)


def via(*relays: tuple[str, str]) -> Attribution:
    return Attribution(relays=tuple(Relay(name=name, kind=kind, span=NOWHERE) for name, kind in relays))


BUDANOV = by("Kyrylo Budanov", "UKR", "person:budanov-kyrylo")

SAID = [
    Attribution(),
    BUDANOV,
    by("KYRYLO BUDANOV"),
    by("Kyrylo Budanov", "UKR"),
    by("Choe Son-hui", "PRK"),
    by("an official", "USA", named=False),
    by("Washington", "USA", "USA", named=False),
    by("Reuters"),
    via(("Reuters", "agency")),
    via(("Harbour Post", "outlet"), ("AFP", "agency")),
]
DAYS = [
    None,
    *(day(f"2024-0{month}-15") for month in (1, 2, 7)),
    day("2024-01-01", "2024-12-31"),
    day("2024-02-01", "2024-02-29"),
]
ITEMS = [None, item(), item("shells"), item("rockets"), item("shells", "OF-462")]
AMOUNTS = [None, rounds(1000), rounds(1050), rounds(900, bound="about"), rounds(5000), rounds(7, unit="container")]


@st.composite
def told(draw: st.DrawFn) -> Claim:
    """Claims with so few different fields that many of them are about the same."""
    report = draw(st.integers(0, 5))
    sender = draw(st.sampled_from(["PRK", "IRN", None]))
    return claim(
        f"d{report}",
        [None, None, "Example Gazette", "Tele Sahel", "Tele Sahel", "Reuters"][report],
        actor=party(sender, "somebody") if sender or draw(st.booleans()) else None,
        kind=draw(st.sampled_from([Kind.SUPPORT, Kind.SUPPORT, Kind.SUPPORT, Kind.USE, Kind.AGREEMENT])),
        form=draw(st.sampled_from(["ammunition", "ammunition", None])),
        stage=draw(st.sampled_from([None, Stage.DELIVERED, Stage.UNDERWAY, Stage.PROMISED])),
        polarity=draw(st.sampled_from(Polarity)),
        attribution=draw(st.sampled_from(SAID)),
        when=draw(st.sampled_from(DAYS)),
        item=draw(st.sampled_from(ITEMS)),
        quantity=draw(st.sampled_from(AMOUNTS)),
    )
