"""The PLOVER event, mode, auxiliary modes and CAMEO code of a claim, by the rules of ``ontology/plover.toml``."""

from datetime import date, timedelta

from allegiance.model import Claim, Kind, Party, Plover, Polarity, Stage, When
from allegiance.ontology import forms
from allegiance.ontology import plover as table
from allegiance.syntax import Sentence, Token

_OTHER_CLAUSE = ("relcl", "advcl", "ccomp", "parataxis")
_AHEAD = (Stage.PLANNED, Stage.PROMISED, Stage.ORDERED)


def plover_of(
    kind: Kind,
    form: str | None,
    stage: Stage | None,
    polarity: Polarity,
    when: When | None,
    published: date | None,
    trigger: str,
) -> Plover | None:
    """Code a claim; null for kinds that PLOVER has no place for (ranking, capability).

    ``trigger``: lemmas of the trigger and of the verb above it, with blanks between, as ``lemmas`` gives them.
    """
    words = frozenset(trigger.split())
    rule = next((rule for rule in table.rules(kind) if rule.holds(form, stage, polarity, words)), None)
    if rule is None:
        return None
    event, cameo = rule.event, rule.cameo
    if event == "form":
        known = forms().get(form or "other", forms()["other"])
        event, cameo = known.plover, known.cameo
    elif rule.by is not None:
        cameo = table.cameo(rule.by, form)
    return Plover(
        event=event, mode=rule.mode, auxiliary=auxiliary(rule.told, stage, polarity, when, published), cameo=cameo
    )


def auxiliary(
    told: bool, stage: Stage | None, polarity: Polarity, when: When | None, published: date | None
) -> tuple[str, ...]:
    """PLOVER's auxiliary modes, in the order of its codebook; ``told``: the event is an act of speech."""
    start, end = (when.start, when.end) if when is not None else (None, None)
    old = published and end and end < published - timedelta(days=table.historical_after_days())
    ahead = stage in _AHEAD or bool(published and start and start > published)
    present = {
        "historical": bool(old),
        "future": ahead and not told,
        "hypothetical": polarity is Polarity.POSSIBLE,
        "negation": polarity is Polarity.DENIED and not told,
    }
    return tuple(name for name, holds in present.items() if holds)


def lemmas(sentence: Sentence, trigger: Token) -> str:
    """The lemmas that decide the event: the trigger, its particles, and the verbs above it up to the clause's own."""
    found = [trigger.lemma, *(child.lemma for child in sentence.children(trigger, "prt"))]
    below = trigger
    for above in sentence.ancestors(trigger):
        if below.dep in _OTHER_CLAUSE:
            break
        if above.pos == "VERB":
            found += [above.lemma, *(child.lemma for child in sentence.children(above, "prt"))]
            break
        below = above
    return " ".join(found)


def source_and_target(claim: Claim) -> tuple[Party | None, Party | None]:
    """PLOVER's actor and recipient of a claim: who asks comes first in a REQUEST, else who acts.

    A claim of support that is asked for keeps giver and receiver as such; the request goes the other way.
    """
    if claim.kind is Kind.SUPPORT and claim.plover is not None and claim.plover.event == "REQUEST":
        return claim.recipient, claim.actor
    return claim.actor, claim.recipient
