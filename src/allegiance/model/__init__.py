"""The nouns: what a report is, what one claim is, and what we think of claims.

Everything here is frozen. Documents and claims say what a report says and never change; actors, facts and
rankings are what we think and stand beside them. ``to_json`` and ``from_json`` keep the contract of one claim a
line. Positions are half-open ranges of Unicode code points in ``Document.text``.
"""

from allegiance.model.actors import Actor, ActorMention, Said
from allegiance.model.answers import Assumption, Backing, Estimate, EvidenceRow, Fact, Grounds, Ranking, Weight
from allegiance.model.claims import (
    Attribution,
    Basis,
    Claim,
    Item,
    Kind,
    Money,
    OtherParty,
    Party,
    Plover,
    Polarity,
    Quantity,
    Relay,
    Return,
    Speaker,
    Stage,
    Voice,
    When,
)
from allegiance.model.documents import Document, Issue, Mention, Provenance, Span
from allegiance.model.lineages import Contradiction, Derivation, Edge, Judgement, Lineage, Statement

__all__ = [
    "Actor",
    "ActorMention",
    "Assumption",
    "Attribution",
    "Backing",
    "Basis",
    "Claim",
    "Contradiction",
    "Derivation",
    "Document",
    "Edge",
    "Estimate",
    "EvidenceRow",
    "Fact",
    "Grounds",
    "Issue",
    "Item",
    "Judgement",
    "Kind",
    "Lineage",
    "Mention",
    "Money",
    "OtherParty",
    "Party",
    "Plover",
    "Polarity",
    "Provenance",
    "Quantity",
    "Ranking",
    "Relay",
    "Return",
    "Said",
    "Span",
    "Speaker",
    "Stage",
    "Statement",
    "Voice",
    "Weight",
    "When",
]
