"""Analysis of competing hypotheses (Heuer 1999): claims against hypotheses, and which of them is least contradicted.

What counts is evidence against, not for: a hypothesis is as good as its inconsistency score is low. Evidence that says
the same of all hypotheses has no diagnostic value. Marks are read off the rates of each kind of evidence, or stated by
the user; each row goes back to its claims.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import log
from pathlib import Path

from allegiance.assess.assessment import Assessment
from allegiance.assess.backer import grouped, shortfall
from allegiance.assess.reviews import NOTHING_REVIEWED, Reviews
from allegiance.errors import UsageError
from allegiance.model import Claim, Fact, Polarity

MARKS = ("CC", "C", "N", "I", "II")
"""Very consistent, consistent, neutral, inconsistent, very inconsistent."""

_AGAINST = {"CC": 0.0, "C": 0.0, "N": 0.0, "I": 1.0, "II": 2.0}
_PLACE = {mark: place for place, mark in enumerate(MARKS)}
_STRONG, _WEAK = log(5.0), log(1.25)
GIVEN, PROMISED, NOT_GIVEN = "it was given", "it was only promised or planned", "nothing was given"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One row: what it says, on whose word, its marks by hypothesis, its weight and its diagnosticity, 0 to 1."""

    says: str
    origin: str
    claims: tuple[str, ...]
    marks: tuple[str, ...]
    weight: float
    diagnosticity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Hypotheses with their inconsistency scores, least contradicted first, and the rows, most diagnostic first."""

    question: str
    hypotheses: tuple[str, ...]
    scores: tuple[float, ...]
    pieces: tuple[Piece, ...]


def matrix(question: str, hypotheses: Iterable[str], pieces: Iterable[Piece]) -> Matrix:
    """Score hypotheses: the weights of the pieces that speak against each, II twice."""
    named, rows = list(hypotheses), list(pieces)
    scores = [sum(piece.weight * _AGAINST[piece.marks[at]] for piece in rows) for at in range(len(named))]
    best = sorted(range(len(named)), key=lambda at: (scores[at], at))
    ordered = [_reordered(piece, best) for piece in rows]
    ordered.sort(key=lambda piece: (-piece.diagnosticity * piece.weight, piece.origin, piece.claims))
    return Matrix(
        question=question,
        hypotheses=tuple(named[at] for at in best),
        scores=tuple(scores[at] for at in best),
        pieces=tuple(ordered),
    )


def about_support(
    backer: str, state: str, facts: Iterable[Fact], form: str | None = None, reviews: Reviews = NOTHING_REVIEWED
) -> Matrix:
    """Was it given, only promised, or not at all? Marks follow from the rates of each kind of evidence."""
    facts = list(facts)
    assessed = Assessment.of(state, facts, reviews=reviews)
    adds = {weight.channel: weight.mention for weight in assessed.weights}
    pieces = []
    for (found_form, found_backer), supports in grouped(state, facts).items():
        if found_backer != backer or (form is not None and found_form != form):
            continue
        for support in supports:
            if support.given:
                for row in assessed.rows(found_form, backer, support.fact.id):
                    said = _said(support.fact, row.claims)
                    pieces.append(_piece(said, row.origin, row.claims, _marks(adds[row.channel])))
            else:
                pieces += _short(support.fact)
    forms = f" {form.replace('_', ' ')}" if form else ""
    return matrix(f"Did {backer} give {state}{forms}?", (GIVEN, PROMISED, NOT_GIVEN), pieces)


def from_file(file: Path, claims: Mapping[str, Claim]) -> Matrix:
    """A matrix as an analyst states it: ``question``, ``hypotheses``, and ``[[evidence]]`` with claim, marks, weight.

    Raises UsageError for a file that is no such thing, for unknown marks, and for claims that are not in the record.
    """
    try:
        stated = tomllib.loads(file.read_text("utf-8"))
        named = [str(each) for each in stated["hypotheses"]]
        pieces = [_stated(row, len(named), claims) for row in stated["evidence"]]
        return matrix(str(stated["question"]), named, pieces)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise UsageError(reason=f"{file} is not a table of hypotheses: {error}.") from None


def _stated(row: Mapping[str, object], number: int, claims: Mapping[str, Claim]) -> Piece:
    marks = tuple(str(mark) for mark in row["marks"])  # type: ignore[attr-defined]
    wrong = [mark for mark in marks if mark not in MARKS]
    if wrong or len(marks) != number:
        raise UsageError(reason=f"Each piece of evidence needs {number} marks out of {', '.join(MARKS)}, not {marks}.")
    wanted = str(row.get("claim", ""))
    ids = [id for id in claims if wanted and (id.startswith(wanted) or id.rpartition(":")[2].startswith(wanted))]
    if wanted and len(ids) != 1:
        raise UsageError(reason=f"{wanted} stands for {len(ids)} claims of this record, not for one.")
    weight = float(str(row.get("weight", 1.0)))
    return Piece(
        says=str(row["says"]),
        origin=str(row.get("origin", "")),
        claims=tuple(ids),
        marks=marks,
        weight=weight,
        diagnosticity=_diagnosticity(marks),
    )


def _marks(adds: float) -> tuple[str, str, str]:
    if adds >= _WEAK:
        return ("CC" if adds >= _STRONG else "C", "I", "II" if adds >= _STRONG else "I")
    if adds <= -_WEAK:
        return ("II" if adds <= -_STRONG else "I", "C", "CC" if adds <= -_STRONG else "C")
    return ("N", "N", "N")


def _short(fact: Fact) -> list[Piece]:
    found = []
    for lineage in fact.lineages:
        said = [c for c in fact.claims if c.id in lineage.claims and c.polarity is Polarity.ASSERTED and shortfall(c)]
        if said:
            found.append(_piece(_said(fact, lineage.claims), lineage.origin, lineage.claims, ("N", "CC", "I")))
    return found


def _piece(says: str, origin: str, claims: tuple[str, ...], marks: tuple[str, ...]) -> Piece:
    return Piece(says=says, origin=origin, claims=claims, marks=marks, weight=1.0, diagnosticity=_diagnosticity(marks))


def _diagnosticity(marks: tuple[str, ...]) -> float:
    places = [_PLACE[mark] for mark in marks]
    return (max(places) - min(places)) / (len(MARKS) - 1) if places else 0.0


def _reordered(piece: Piece, order: list[int]) -> Piece:
    return replace(piece, marks=tuple(piece.marks[at] for at in order))


def _said(fact: Fact, ids: tuple[str, ...]) -> str:
    claim = next(claim for claim in fact.claims if claim.id in ids)
    item = " ".join(part.surface for part in (claim.quantity, claim.item) if part is not None)
    return " ".join(f"{claim.polarity} {claim.stage or ''} {item or claim.form or ''}".split())
