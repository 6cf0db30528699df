"""Why a claim was read: its pattern, its trigger, what was filled in, and how sure the reader may be.

``confidence`` is the probability that a careful reader would mark the claim: a logistic model over the features of
a trace, its weights in ``ontology/confidence.toml``, fitted on marked reports by ``benchmarks/calibrate.py``.
"""

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from allegiance.extract.candidate import Candidate, Role
from allegiance.model import Attribution, Mention, Polarity


@dataclass(frozen=True, slots=True)
class Trace:
    """How one claim came about. ``filled`` names the parties that the clause left open and the report supplied."""

    claim: str
    pattern: str
    trigger: Mention
    filled: tuple[str, ...]
    features: tuple[str, ...]
    confidence: float


_BESIDE = ("aux", "auxpass", "mark", "advmod", "neg")
_FAR = 10  # words between a party and the trigger


def features(candidate: Candidate, attribution: Attribution) -> tuple[str, ...]:
    """What the confidence goes by, as names that are present or absent."""
    speaker, sentence, trigger = attribution.speaker, candidate.sentence, candidate.trigger
    hows = {role.how for role in (*candidate.actors, *candidate.recipients)}
    present = {
        f"kind {candidate.kind}": True,
        f"frame {candidate.pattern.partition(':')[0]}": True,
        f"stage {candidate.stage}": candidate.stage is not None,
        f"filled {min(len(candidate.filled), 2)}": bool(candidate.filled),
        "polarity denied": candidate.polarity is Polarity.DENIED,
        "polarity possible": candidate.polarity is Polarity.POSSIBLE,
        "item only help": bool(candidate.items) and all(item.category == "help" for item in candidate.items),
        "no item": not candidate.items,
        "pronoun": "pronoun" in hows,
        "description": "description" in hows,
        "place": "place" in hows,
        "actor far": any(_distance(candidate, role) > _FAR for role in candidate.actors),
        "recipient far": any(_distance(candidate, role) > _FAR for role in candidate.recipients),
        "speaker named": speaker is not None and speaker.named,
        "speaker unnamed": speaker is not None and not speaker.named,
        "several parties": len(candidate.actors) * len(candidate.recipients) > 1,
        "long sentence": len(sentence.tokens) > 40,
        "very long sentence": len(sentence.tokens) > 60,
    } | {f"with {child.lemma.lower()}": True for child in sentence.children(trigger, *_BESIDE)}
    return tuple(name for name, holds in present.items() if holds)


def _distance(candidate: Candidate, role: Role) -> int:
    """Words between the trigger and a party of the same sentence; none where the party stands elsewhere."""
    head = candidate.sentence.head_of(role.span)
    return abs(head.i - candidate.trigger.i) if head is not None else 0


@cache
def _weights() -> dict[str, float]:
    text = resources.files("allegiance.ontology").joinpath("confidence.toml").read_text("utf-8")
    return {name: float(weight) for name, weight in tomllib.loads(text)["weights"].items()}


def confidence(present: tuple[str, ...]) -> float:
    """The probability for a claim with these features, to two decimals."""
    weights = _weights()
    score = weights["intercept"] + sum(weights.get(name, 0.0) for name in present)
    return round(1 / (1 + math.exp(-score)), 2)
