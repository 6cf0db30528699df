"""What claims of several reports have to do with one another: lineages, derivation, contradictions, judgements."""

from dataclasses import dataclass
from datetime import date

from allegiance.model.claims import Claim
from allegiance.model.documents import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """One independent origin of a fact: ``basis`` is speaker, agency or outlet."""

    origin: str
    basis: str
    claims: tuple[str, ...]
    outlets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One claim of a fact on the way to its origin: ``how`` is quote, relay, restate, copy, occasion, name or own.

    ``lineage`` counts in the lineages of the derivation; ``words`` are those that name the origin in the report.
    """

    claim: str
    document: str
    path: str
    outlet: str | None
    published: date | None
    lineage: int
    how: str
    origin: str
    relays: tuple[str, ...] = ()
    words: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Why two origins (or two reports) are not independent, and how sure that is (0 to 1).

    ``kind``: copy, translation, agency, citation, occasion, owner, state. ``one`` and ``other`` are names of origins;
    ``quotes`` are passages as (document, span) that show it. Only edges of at least even chance make one of two.
    """

    one: str
    other: str
    kind: str
    certainty: float
    evidence: str
    quotes: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation:
    """Where the claims of one fact come from.

    ``independent`` counts lineages; ``effective`` is the number to be expected when each edge holds by its certainty.
    ``circular`` are outlets that cite one another in a ring.
    """

    fact: str
    statements: tuple[Statement, ...]
    lineages: tuple[Lineage, ...]
    edges: tuple[Edge, ...]
    circular: tuple[tuple[str, ...], ...]
    reports: int
    outlets: int
    independent: int
    effective: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Two claims compared in one slot; ``one`` was published first. Neither is changed by it.

    ``slot``: polarity, stage, date, quantity, item, party; the words that show it as spans, and quoted where the
    texts were at hand. ``verdict``: contradiction; revision (the same speaker or
    the course of events supersedes); refinement (the other says more exactly); scope (another period, part or
    measure). ``status``: open, settled (a reviewer said which holds), superseded (a later word of the same speaker).
    """

    one: Claim
    other: Claim
    slot: str
    verdict: str
    reason: str
    one_words: Span
    other_words: Span
    one_quote: str | None = None
    other_quote: str | None = None
    status: str = "open"
    holds: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A reviewer's word on two claims or on one, never taken back but followed by another; the latest holds.

    ``verdict``: merge (they are about one fact), split (the second leaves the fact of the first), withdraw (neither),
    settle (their contradiction is settled, the first holds). On one claim, which is then ``one`` and ``other``:
    confirm (what it says is so), refute (it is not), withdraw.
    """

    one: str
    other: str
    verdict: str
    author: str
    at: str
    note: str | None = None
