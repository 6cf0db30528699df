"""The record's arithmetic against data sets of others, fed in as claims: it proves the arithmetic, not the world.

Beside each figure stands what guessing from the period before would reach.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import numpy as np

from allegiance import fuse
from allegiance.assess import Assessment
from allegiance.assess.assumptions import Floats
from allegiance.evaluate import breaks
from allegiance.evaluate.panels import atop, dcad, esd, kiel, sipri
from allegiance.model import Claim, Fact, Polarity

_DRAWS = 200
_SIPRI_PERIODS = ((2007, 2011), (2012, 2016), (2017, 2021))


def score(folder: Path) -> dict[str, float]:
    """Every figure whose data lie in ``folder``."""
    found: dict[str, float] = {}
    for name, part in (
        ("kiel", _kiel),
        ("sipri", _sipri),
        ("esd", _esd),
        ("atop", _atop),
        ("dcad", _dcad),
        ("breaks", _breaks),
    ):
        files = sorted(folder.glob(_FILES[name]))
        if files:
            found |= {f"{name}.{key}": value for key, value in part(files[0]).items()}
    return found


_FILES = {
    "kiel": "kiel*/*panel*.csv",
    "sipri": "sipri*/*exports*.csv",
    "esd": "ucdp_esd/*-ty-*.csv",
    "atop": "atop*/*directed_dyad_year.csv*",
    "dcad": "dcad*/DCAD-v1.0-main.csv",
    "breaks": "changepoint*/breaks.csv",
}


def _breaks(file: Path) -> dict[str, float]:
    return breaks.score(file.parent)


def expected(recipient: str, form: str, facts: Iterable[Fact]) -> dict[str, float]:
    """Expected support of ``recipient`` by backer, as the ranking has it."""
    assessed = Assessment.of(recipient, facts, draws=_DRAWS)
    backers, totals = assessed.forms.get(form, ((), np.zeros((1, 0))))
    return dict(zip(backers, totals.mean(axis=0).tolist(), strict=True))


def _kiel(file: Path) -> dict[str, float]:
    told = [claim for claim in kiel.claims(file) if claim.form == "weapons"]
    halves: dict[tuple[int, int], list[Claim]] = defaultdict(list)
    for claim in told:
        halves[_start(claim).year, (_start(claim).month - 1) // 6].append(claim)
    ours, before = [], []
    previous: dict[str, float] = {}
    for _, members in sorted(halves.items()):
        own = _sums(members)
        ours.append(_rank_correlation(expected("UKR", "weapons", fuse.facts(members)), own))
        if previous:
            before.append(_rank_correlation(previous, own))
        previous = own
    everything = expected("UKR", "weapons", fuse.facts(told))
    return {
        "military_rank_correlation": _rank_correlation(everything, _sums(told)),
        "military_rank_correlation_half_years": float(np.mean(ours)),
        "half_years": float(len(ours)),
        "last_half_year_as_guess": float(np.mean(before)),
        "donors": float(len(everything)),
    }


def _sipri(file: Path) -> dict[str, float]:
    groups: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in sipri.claims(file):
        for number, (first, last) in enumerate(_SIPRI_PERIODS):
            if first <= _start(claim).year <= last and claim.recipient is not None:
                groups[str(claim.recipient.id), number].append(claim)
    right, guessed = [], []
    for (recipient, number), members in sorted(groups.items()):
        own = _sums(members)
        if len(own) < 2:
            continue
        found = expected(recipient, "weapons", fuse.facts(members))
        right.append(own[max(found, key=lambda code: (found[code], code))] == max(own.values()))
        if (recipient, number - 1) in groups:
            before = _sums(groups[recipient, number - 1])
            guessed.append(own.get(max(before, key=lambda code: (before[code], code)), 0) == max(own.values()))
    return {
        "top_supplier": float(np.mean(right)),
        "recipients_and_periods": float(len(right)),
        "last_period_as_guess": float(np.mean(guessed)),
    }


def _esd(file: Path) -> dict[str, float]:
    told = list(esd.claims(file))
    wanted: dict[tuple[str, str, int], set[str | None]] = defaultdict(set)
    for claim in told:
        wanted[(*_pair(claim), _start(claim).year)].add(claim.form)
    facts = fuse.facts(told)
    found: dict[tuple[str, str, int], set[str | None]] = defaultdict(set)
    for fact in facts:
        found[str(fact.actor), str(fact.recipient), _start(fact.claims[0]).year].add(fact.form)
    repeated = [wanted.get((one, other, year - 1)) == types for (one, other, year), types in wanted.items()]
    result = {
        "types_of_support": float(np.mean([found.get(key) == types for key, types in wanted.items()])),
        "pairs_and_years": float(len(wanted)),
        "last_year_as_guess": float(np.mean(repeated)),
    }
    alleged = {fact.id for fact in facts if all(c.polarity is Polarity.POSSIBLE for c in fact.claims)}
    likely: dict[bool, list[float]] = {True: [], False: []}
    recipients = defaultdict(list)
    for fact in facts:
        recipients[str(fact.recipient)].append(fact)
    busiest = sorted(recipients, key=lambda code: (-len(recipients[code]), code))[:20]
    for recipient in busiest:
        assessed = Assessment.of(recipient, recipients[recipient], draws=_DRAWS)
        for key, drawn in assessed.drawn.items():
            for id, chance in zip(assessed.evidence[key].facts, drawn.likely.tolist(), strict=True):
                likely[id in alleged].append(chance)
    return result | {
        "likelihood_established": float(np.mean(likely[False])),
        "likelihood_alleged": float(np.mean(likely[True])),
    }


def _atop(file: Path) -> dict[str, float]:
    facts = fuse.facts(atop.claims(file))
    held = {year: _in_force(facts, year) for year in (2017, 2018)}
    pairs: dict[int, set[frozenset[str]]] = {2017: set(), 2018: set()}
    for claim in atop.claims(file):
        for year, members in pairs.items():
            if (
                claim.when
                and claim.when.start
                and claim.when.end
                and claim.when.start.year <= year <= claim.when.end.year
            ):
                members.add(frozenset(_pair(claim)))
    return {
        "defence_pacts_2018": len(held[2018] & pairs[2018]) / len(held[2018] | pairs[2018]),
        "pairs": float(len(pairs[2018])),
        "last_year_as_guess": len(pairs[2017] & pairs[2018]) / len(pairs[2017] | pairs[2018]),
    }


def _dcad(file: Path) -> dict[str, float]:
    told = list(dcad.claims(file))
    days = {(frozenset(_pair(claim)), _start(claim)) for claim in told if claim.when and claim.when.grain == "day"}
    kept = {
        (frozenset((str(fact.actor), str(fact.recipient))), _start(claim))
        for fact in fuse.facts(told)
        for claim in fact.claims
        if claim.when and claim.when.grain == "day" and {_start(c) for c in fact.claims if _dated(c)} == {_start(claim)}
    }
    return {"days_of_signing": len(days & kept) / len(days), "agreements": float(len(told))}


def _dated(claim: Claim) -> bool:
    return claim.when is not None and claim.when.grain == "day"


def _in_force(facts: Iterable[Fact], year: int) -> set[frozenset[str]]:
    return {
        frozenset((str(fact.actor), str(fact.recipient)))
        for fact in facts
        for claim in fact.claims
        if _covers(claim, year)
    }


def _covers(claim: Claim, year: int) -> bool:
    when = claim.when
    return bool(when and when.start and when.end and when.start.year <= year <= when.end.year)


def _sums(claims: Iterable[Claim]) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for claim in claims:
        if claim.actor is not None and claim.quantity is not None:
            found[str(claim.actor.id)] += claim.quantity.low or 0.0
    return dict(found)


def _start(claim: Claim) -> date:
    assert claim.when is not None
    assert claim.when.start is not None
    return claim.when.start


def _pair(claim: Claim) -> tuple[str, str]:
    assert claim.actor is not None
    assert claim.recipient is not None
    return str(claim.actor.id), str(claim.recipient.id)


def _rank_correlation(one: dict[str, float], other: dict[str, float]) -> float:
    """Spearman's rho over everybody in either; who is missing has nothing."""
    names = sorted({*one, *other})
    ranks = [_ranks(np.array([side.get(name, 0.0) for name in names])) for side in (one, other)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def _ranks(
    values: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]",
) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    below = (values[:, None] > values).sum(axis=1)
    same = (values[:, None] == values).sum(axis=1)
    found: Floats = below + (same - 1) / 2
    return found
