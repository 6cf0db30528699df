"""Claims written out field by field, for tests that need to say exactly what a report claims."""

from datetime import date
from typing import Any

from allegiance.model import (
    Attribution,
    Basis,
    Claim,
    Item,
    Kind,
    Party,
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
        "sentence": NOWHERE,
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
