"""Changes of state between pairs, read off claims: made when, said by whom, denied by whom, and did they last."""

import tomllib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from allegiance.model import Claim, Fact, Kind, Polarity

_RECIPROCAL = frozenset({Kind.AGREEMENT, Kind.ALIGNMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Realignment:
    """One change: between whom, what, its first and last day, and the claims for and against.

    ``standing`` is held (nothing undid it within the days of the test), undone, or open (the record ends too early).
    ``origins`` counts independent origins for it, ``days`` how long the record shows it to stand.
    """

    rule: str
    label: str
    actor: str
    recipient: str
    form: str | None
    first: date
    last: date
    days: int
    standing: str
    origins: int
    for_it: tuple[str, ...]
    against: tuple[str, ...]


def realignments(facts: Iterable[Fact], *, persistence: int | None = None) -> tuple[Realignment, ...]:
    """Every change the facts show, by its first day. ``persistence`` is how many days it must stand to be held."""
    facts = list(facts)
    settings = _rules()["settings"]
    test = timedelta(days=settings["persistence"] if persistence is None else persistence)
    days = [day for fact in facts for claim in fact.claims if (day := when(claim)) is not None]
    horizon = max(days, default=None)
    if horizon is None:
        return ()
    found: list[Realignment] = []
    for rule in _rules()["rule"]:
        grouped: dict[tuple[str, str, str | None], list[Fact]] = defaultdict(list)
        for fact in facts:
            if _concerns(rule, fact):
                grouped[_key(fact)].append(fact)
        for (actor, recipient, form), members in grouped.items():
            change = _change(rule, members, horizon, test, timedelta(days=settings["silence"]), min(days))
            if change is not None:
                found.append(Realignment(actor=actor, recipient=recipient, form=form, **change))
    return tuple(sorted(found, key=lambda change: (change.first, change.actor, change.recipient, change.rule)))


def when(claim: Claim) -> date | None:
    """The day a claim speaks of: the end of the time it states, else the day of its report."""
    if claim.when is not None and claim.when.end is not None:
        return claim.when.end
    return claim.published


def _concerns(rule: dict[str, Any], fact: Fact) -> bool:
    if fact.kind != rule["kind"] or fact.actor is None or fact.recipient is None:
        return False
    if "form" in rule and fact.form != rule["form"]:
        return False
    if "role" in rule and not any(other.role == rule["role"] for claim in fact.claims for other in claim.others):
        return False
    words = rule.get("words")
    said = " ".join(claim.item.surface.casefold() for claim in fact.claims if claim.item is not None)
    return words is None or any(word in said for word in words)


def _key(fact: Fact) -> tuple[str, str, str | None]:
    actor, recipient = str(fact.actor), str(fact.recipient)
    if fact.kind in _RECIPROCAL:
        actor, recipient = sorted((actor, recipient))
    return actor, recipient, fact.form


def _change(
    rule: dict[str, Any],
    facts: list[Fact],
    horizon: date,
    test: timedelta,
    silence: timedelta,
    begins: date,
) -> dict[str, Any] | None:
    made = _dated(facts, rule["made"], Polarity.ASSERTED)
    undone = _dated(facts, rule["undone"], Polarity.ASSERTED)
    if not made:
        return None
    first = made[0][0]
    # A first time is a change only where the record was silent long enough before.
    if rule.get("first") and first - begins < silence:
        return None
    against = [(day, claim) for day, claim in _dated(facts, None, Polarity.DENIED) if day >= first]
    back = [day for day, _ in undone if day > first]
    last = max(day for day, _ in made if not back or day < back[0])
    stood = (back[0] if back else horizon) - first
    standing = "undone" if back and stood <= test else "held" if stood >= test else "open"
    claims = {claim.id for _, claim in made}
    origins = {lineage.origin for fact in facts for lineage in fact.lineages if not claims.isdisjoint(lineage.claims)}
    return {
        "rule": rule["name"],
        "label": rule["label"],
        "first": first,
        "last": last,
        "days": stood.days,
        "standing": standing,
        "origins": len(origins),
        "for_it": tuple(claim.id for _, claim in made),
        "against": tuple(claim.id for _, claim in (*against, *((d, c) for d, c in undone if d > first))),
    }


def _dated(facts: list[Fact], stages: list[str] | None, polarity: Polarity) -> list[tuple[date, Claim]]:
    found = [
        (day, claim)
        for fact in facts
        for claim in fact.claims
        if claim.polarity is polarity
        and (stages is None or (claim.stage or "unspecified") in stages)
        and (day := when(claim)) is not None
    ]
    return sorted(found, key=lambda pair: (pair[0], pair[1].id))


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("realignments.toml").read_text("utf-8"))
