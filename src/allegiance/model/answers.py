"""What is made of claims: facts, estimates, rows of evidence, rankings with their assumptions."""

from dataclasses import dataclass
from datetime import date

from allegiance.model.claims import Claim, Kind
from allegiance.model.lineages import Lineage


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Claims of one or several reports about the same thing, and how many origins they have."""

    id: str
    kind: Kind
    actor: str | None
    recipient: str | None
    form: str | None
    claims: tuple[Claim, ...]
    lineages: tuple[Lineage, ...]
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """How much a backer is likely to have given in one form, over many draws of what may have happened.

    ``measure`` is ``things`` or the unit of the amounts; ``expected`` is the mean, ``middle`` the median; ``low`` and
    ``high`` bound 90% of the draws, as do the ranks. ``above`` is the probability to stand above each other backer;
    ``unseen`` counts things given that no report mentions. ``likely`` is the likelihood of each fact by its id,
    ``prior`` the log odds of one before its evidence.
    """

    measure: str
    expected: float
    middle: float
    low: float
    high: float
    first: float
    best_rank: int
    worst_rank: int
    above: tuple[tuple[str, float], ...]
    unseen: float
    unseen_low: int
    unseen_high: int
    likely: tuple[tuple[str, float], ...]
    prior: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one mention by a kind of evidence adds to the log odds, and what its silence takes off."""

    channel: str
    about: str
    mention: float
    silence: float
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """One independent origin in the evidence for one fact: its kind, its claims and what it adds to the log odds."""

    origin: str
    channel: str
    claims: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """What one backer is said to give in one form, and on how many independent words."""

    rank: int
    actor: str
    name: str
    form: str
    independent: int
    denied: int
    possible: int
    reports: int
    outlets: int
    first: date | None
    last: date | None
    facts: tuple[Fact, ...]
    reasons: tuple[str, ...]
    estimate: Estimate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """Something taken for granted, who answers for it, and by when it is looked at again."""

    id: str
    text: str
    owner: str
    review: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What an answer stands on: counts, its main origins with their claims, what was left out and assumed.

    ``summary`` is a paragraph after ICD 206, ``data`` a hash of the ids of all claims that went in, ``confidence``
    low, moderate or high, ``reviewed`` what of it rests on the word of reviewers.
    """

    claims: int
    reports: int
    outlets: int
    origins: tuple[tuple[str, int], ...]
    first_report: date | None
    last_report: date | None
    left_out: tuple[str, ...]
    summary: str
    confidence: str
    assumptions: tuple[Assumption, ...]
    data: str
    reviewed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The backers of one state, form by form, with what the reports themselves claim about their order.

    ``stakes`` tell by the id of each claim in ``claimed`` what whoever says so may have in it.
    """

    state: str
    name: str
    forms: tuple[tuple[str, tuple[Backing, ...]], ...]
    claimed: tuple[Claim, ...]
    command: str
    weights: tuple[Weight, ...] = ()
    stakes: tuple[tuple[str, str], ...] = ()
    grounds: Grounds | None = None
