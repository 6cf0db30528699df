"""Precision, recall and F1 of claims, and on matched claims the share of each attribute that is right."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from allegiance.evaluate.matching import SCORED, Entry, matched, same_amount, same_speaker, same_time

Pair = tuple[Entry, Entry]
_Test = Callable[[Entry, Entry], bool]
_Pool = Callable[[Entry], bool]


@dataclass(frozen=True, slots=True)
class Rate:
    """Hits among what was predicted and among what gold holds."""

    hits: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """Share of the predicted that is right; 0 when nothing was predicted."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of gold that was found; 0 when gold is empty."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.hits / (self.predicted + self.gold) if self.hits else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """How many of ``n`` matched claims have an attribute right."""

    right: int
    n: int

    @property
    def accuracy(self) -> float | None:
        """Null when no matched claim has the attribute."""
        return self.right / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class Score:
    """What a set of predictions is worth against gold, with every pair, miss and invention for inspection."""

    reports: int
    claims: Rate
    strict: Rate
    by_kind: dict[str, Rate]
    false_per_empty_report: float
    attributes: dict[str, Share]
    found: tuple[tuple[str, Pair], ...]
    missed: tuple[tuple[str, Entry], ...]
    invented: tuple[tuple[str, Entry], ...]


def _all(_: Entry) -> bool:
    return True


_ATTRIBUTES: dict[str, tuple[_Test, _Pool]] = {
    "form": (lambda g, p: g.form == p.form, lambda g: bool(g.form)),
    "polarity": (lambda g, p: g.polarity == p.polarity, _all),
    "denied_or_possible_found": (
        lambda g, p: g.polarity == p.polarity,
        lambda g: g.polarity in ("denied", "possible"),
    ),
    "stage": (lambda g, p: g.stage == p.stage, lambda g: bool(g.stage)),
    "speaker": (lambda g, p: same_speaker(g.speaker, p.speaker), _all),
    "speaker_when_named": (lambda g, p: same_speaker(g.speaker, p.speaker), lambda g: bool(g.speaker)),
    "speaker_state": (lambda g, p: g.speaker_state == p.speaker_state, lambda g: bool(g.speaker_state)),
    "relays": (lambda g, p: bool(g.relays & p.relays), lambda g: bool(g.relays)),
    "quantity": (lambda g, p: same_amount(g.quantity, p.quantity), lambda g: g.quantity is not None),
    "no_quantity_invented": (lambda g, p: p.quantity is None, lambda g: g.quantity is None),
    "when": (lambda g, p: same_time(g.when, p.when), lambda g: g.when is not None),
    "no_when_invented": (lambda g, p: p.when is None, lambda g: g.when is None),
    "said_on": (lambda g, p: same_time(g.said_on, p.said_on), lambda g: g.said_on is not None),
    "in_return": (lambda g, p: p.in_return, lambda g: g.in_return),
    "no_in_return_invented": (lambda g, p: not p.in_return, lambda g: not g.in_return),
    "others": (lambda g, p: g.others == p.others, lambda g: bool(g.others)),
}


def score(gold: Mapping[str, Sequence[Entry]], predicted: Mapping[str, Sequence[Entry]]) -> Score:
    """Score predictions by report; reports that gold does not know are left out."""
    found: list[tuple[str, Pair]] = []
    missed: list[tuple[str, Entry]] = []
    invented: list[tuple[str, Entry]] = []
    for report in gold:
        entries, guesses = gold[report], predicted.get(report, ())
        pairs = matched(entries, guesses)
        found += [(report, (entries[i], guesses[j])) for i, j in pairs]
        hit_gold, hit_guess = {i for i, _ in pairs}, {j for _, j in pairs}
        missed += [(report, entry) for i, entry in enumerate(entries) if i not in hit_gold]
        invented += [(report, entry) for j, entry in enumerate(guesses) if j not in hit_guess]
    hits = [pair for _, pair in found]
    n_gold, n_predicted = len(found) + len(missed), len(found) + len(invented)
    empty = [report for report in gold if not gold[report]]
    return Score(
        reports=len(gold),
        claims=Rate(len(hits), n_predicted, n_gold),
        strict=Rate(sum(_strictly(*pair) for pair in hits), n_predicted, n_gold),
        by_kind={
            str(kind): Rate(
                sum(g.kind == kind for g, _ in hits),
                sum(p.kind == kind for _, p in hits) + sum(p.kind == kind for _, p in invented),
                sum(g.kind == kind for g, _ in hits) + sum(g.kind == kind for _, g in missed),
            )
            for kind in SCORED
        },
        false_per_empty_report=sum(len(predicted.get(r, ())) for r in empty) / max(1, len(empty)),
        attributes={name: _share(test, pool, hits) for name, (test, pool) in _ATTRIBUTES.items()},
        found=tuple(found),
        missed=tuple(missed),
        invented=tuple(invented),
    )


def _strictly(gold: Entry, predicted: Entry) -> bool:
    return (
        gold.form == predicted.form
        and gold.polarity == predicted.polarity
        and same_speaker(gold.speaker, predicted.speaker)
    )


def _share(test: _Test, pool: _Pool, hits: Iterable[Pair]) -> Share:
    chosen = [pair for pair in hits if pool(pair[0])]
    return Share(sum(test(*pair) for pair in chosen), len(chosen))


def figures(result: Score) -> dict[str, float]:
    """The figures that floors and result tables name, such as ``claims.f1`` and ``attribute.speaker``."""
    named = {
        "claims.precision": result.claims.precision,
        "claims.recall": result.claims.recall,
        "claims.f1": result.claims.f1,
        "strict.f1": result.strict.f1,
        "false_per_empty_report": result.false_per_empty_report,
    }
    named |= {f"kind.{kind}.f1": rate.f1 for kind, rate in result.by_kind.items() if rate.gold}
    named |= {f"attribute.{name}": s.right / s.n for name, s in result.attributes.items() if s.n}
    return {name: round(value, 4) for name, value in named.items()}
