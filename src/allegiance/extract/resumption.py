"""Stops that are to end: "the pause will soon be over", "the freeze on arms is going to be lifted"."""

from collections.abc import Iterator

from allegiance.extract.candidate import Candidate
from allegiance.extract.grammar import arguments
from allegiance.extract.items import ItemMention
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind, Polarity, Stage
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_STOPS = words("stops") | {"break", "stop"}
_ENDING = {"end", "expire"}
_LIFTING = words("unstopping")
_OVER = {"over", "temporary"}
_OPINION = {"believe", "expect", "guess", "hope", "suppose", "think"}


def resumptions(sentence: Sentence, items: dict[int, ItemMention]) -> Iterator[Candidate]:
    """One candidate per verb that tells of a stop's end to come; whose stop it is, the report has said before."""
    if not any(token.lemma in _STOPS for token in sentence.tokens):
        return
    for verb in sentence.tokens:
        if verb.pos not in ("VERB", "AUX") or not _ends(sentence, verb):
            continue
        stage, polarity = stage_and_polarity(sentence, verb, None)
        if stage not in (Stage.PLANNED, Stage.PROMISED):
            continue
        meant = [items[token.i] for token in sentence.tokens if token.i in items and token.lemma not in _STOPS]
        thought = any(above.lemma in _OPINION for above in sentence.ancestors(verb))
        yield Candidate(
            Kind.SUPPORT, sentence, verb, f"resume:{verb.lemma}", items=meant,
            form=None if meant else "other", stage=Stage.PLANNED,
            polarity=Polarity.POSSIBLE if thought and polarity is Polarity.ASSERTED else polarity,
        )  # fmt: skip


def _ends(sentence: Sentence, verb: Token) -> bool:
    found = arguments(sentence, verb)
    stopped = [*found.object, *found.subject]
    if not any(token.lemma in _STOPS for token in stopped):
        return False
    if verb.lemma == "be":
        return any(token.lemma in _OVER for token in sentence.tokens[verb.i + 1 : verb.i + 3])
    return verb.lemma in _ENDING or (verb.lemma in _LIFTING and any(token.lemma in _STOPS for token in found.object))
