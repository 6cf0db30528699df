"""What a root is in full: PLOVER event, mode, auxiliary modes, and the CAMEO code, by the words of its clause."""

from collections.abc import Iterator, Sequence
from datetime import date

from allegiance.extract.items import items
from allegiance.extract.plover.of_claims import auxiliary
from allegiance.extract.stage import stage_and_polarity
from allegiance.knowledge.materiel import designations
from allegiance.model import Plover, Polarity, Span, Stage, When
from allegiance.ontology.modes import Mode, modes
from allegiance.syntax import Sentence, Token

SPOKEN = frozenset({"AGREE", "ACCUSE", "REJECT", "REQUEST", "THREATEN"})
"""Roots that are acts of speech: what is promised or threatened is to come, the promise and the threat are not."""
_OTHER_CLAUSE = frozenset({"relcl", "advcl", "parataxis", "appos"})


def detailed(
    text: str,
    sentence: Sentence,
    root: str,
    trigger: Token | None,
    actors: Sequence[Span],
    when: When | None = None,
    published: date | None = None,
    moved: bool = False,
    standing: tuple[Stage | None, Polarity] | None = None,
) -> Plover | None:
    """The root in full; null for one that ``ontology/modes.toml`` does not know.

    ``trigger`` is the word that opened the root, null where none did: the whole sentence is looked at then.
    ``actors`` are left out, since "the army was asked" says nothing of arms. ``when`` and ``published`` decide what is
    history; without a trigger nothing but they can say that the event is to come, denied or doubted. ``moved``: the
    root is itself what tense or denial made of the word, so that they are spent. ``standing`` is stage and polarity
    where somebody else read them.
    """
    mode = _mode(text, sentence, root, trigger, actors)
    if mode is None:
        return None
    rule, form = mode
    if standing is None:
        standing = stage_and_polarity(sentence, trigger, None) if trigger is not None else (None, Polarity.ASSERTED)
    stage, polarity = standing
    told = moved or (root in SPOKEN and polarity is not Polarity.DENIED)
    return Plover(
        event=rule.event,
        mode=rule.mode,
        auxiliary=auxiliary(told, stage, polarity, when, published),
        cameo=rule.code(form),
    )


def _mode(
    text: str, sentence: Sentence, root: str, trigger: Token | None, actors: Sequence[Span]
) -> tuple[Mode, str | None] | None:
    clause = _clause(sentence, trigger) if trigger is not None else list(sentence.tokens)
    outside = [token for token in clause if not any(span.start <= token.start < span.end for span in actors)]
    found = _first(text, sentence, root, trigger, outside)
    if found is not None and found[0] == modes(root)[-1]:  # "agreed to lift the sanctions", where these are the target
        return _first(text, sentence, root, trigger, clause)
    return found


def _first(
    text: str, sentence: Sentence, root: str, trigger: Token | None, tokens: Sequence[Token]
) -> tuple[Mode, str | None] | None:
    named = items(text, sentence, designations(text))
    form = next((named[token.i].form for token in tokens if token.i in named and named[token.i].form != "other"), None)
    opening = frozenset(_opening(sentence, trigger) if trigger is not None else (token.lemma for token in tokens))
    words = frozenset(_words(tokens))
    return next(((mode, form) for mode in modes(root) if mode.holds(opening, words, form)), None)


def _clause(sentence: Sentence, trigger: Token) -> list[Token]:
    """The trigger with what hangs on it, other clauses left out, and the verb whose object it is."""
    found, waiting = [trigger], [trigger]
    if trigger.pos in ("NOUN", "ADJ"):
        above = next((token for token in sentence.ancestors(trigger) if token.pos in ("VERB", "AUX")), None)
        found += (
            [above, *(t for t in sentence.children(above) if t.pos in ("NOUN", "ADJ"))] if above is not None else []
        )
    while waiting:
        for child in sentence.children(waiting.pop()):
            if child.dep not in _OTHER_CLAUSE or (child.dep == "advcl" and child.tag == "VB"):
                found.append(child)
                waiting.append(child)
    return sorted(set(found))


def _opening(sentence: Sentence, trigger: Token) -> Iterator[str]:
    yield trigger.lemma
    for child in sentence.children(trigger, "prt", "advmod", "prep"):
        yield f"{trigger.lemma} {child.lemma}"


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    """The lemmas, those of neighbours in pairs, and each verb with the nouns that are its objects."""
    known = {token.i: token for token in tokens}
    for token in tokens:
        yield token.lemma
        if token.i + 1 in known:
            yield f"{token.lemma} {known[token.i + 1].lemma}"
        if token.dep in ("dobj", "pobj", "xcomp", "nsubjpass", "attr") and token.head in known:
            yield f"{known[token.head].lemma} {token.lemma}"
