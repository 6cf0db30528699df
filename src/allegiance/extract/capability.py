"""Stocks, production, forces and shortages of one state."""

from collections.abc import Iterator

from allegiance.extract.candidate import Candidate
from allegiance.extract.grammar import arguments
from allegiance.extract.items import ItemMention, noun_phrase
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind, Stage
from allegiance.ontology import relation
from allegiance.syntax import Sentence, Token


def capabilities(text: str, sentence: Sentence, roles: Roles, items: dict[int, ItemMention]) -> Iterator[Candidate]:
    """Candidates of verbs of producing, expanding and lacking over nouns of stock and force."""
    words = relation("capability")
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in words["verbs"]:
            continue
        found = arguments(sentence, verb)
        heads = [inner for t in [*found.object, *found.subject] for inner in [t, *_measured(sentence, t)]]
        owned = verb.lemma in words["owning_verbs"]
        nouns = [t for t in heads if t.lemma in words["nouns"] or (owned and t in found.object and t.i in items)]
        if not nouns:
            continue
        noun = nouns[0]
        owner = roles.modifier(sentence, noun) or roles.all_parties(sentence, [t for t in found.subject if t != noun])
        if not owner and noun not in found.object:
            owner = roles.parties(sentence, noun)
        if len({role.actor.id for role in owner}) != 1:
            continue
        span = noun_phrase(sentence, noun)
        stage, polarity = stage_and_polarity(sentence, verb, None)
        yield Candidate(
            Kind.CAPABILITY, sentence, verb, f"capability:{verb.lemma}", owner[:1],
            items=[ItemMention(noun, span, span.of(text), "other", "capability")],
            stage=stage if stage in (Stage.UNDERWAY, Stage.PLANNED) else None, polarity=polarity,
        )  # fmt: skip
        return


def _measured(sentence: Sentence, token: Token) -> list[Token]:
    """What "hundreds of plants" counts."""
    return [
        p for prep in sentence.children(token, "prep") if prep.lemma == "of" for p in sentence.children(prep, "pobj")
    ]
