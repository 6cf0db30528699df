"""Sanctions imposed, threatened, eased or lifted."""

from collections.abc import Iterator

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import arguments, coordinated
from allegiance.extract.items import ItemMention, noun_phrase
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind, Stage
from allegiance.ontology import relation
from allegiance.syntax import Sentence, Token

_AGAINST = ("on", "against", "upon", "over")


def sanctions(text: str, sentence: Sentence, roles: Roles) -> Iterator[Candidate]:
    """Candidates of verbs of imposing with a noun of sanction, and of verbs such as blacklist."""
    words = relation("sanction")
    seen: set[int] = set()
    for token in sentence.tokens:
        if token.pos == "NOUN" and token.lemma in words["nouns"] and token.dep != "compound":
            candidate = _by_noun(text, sentence, token, roles, words)
            if candidate is not None and candidate.trigger.i not in seen:
                seen.add(candidate.trigger.i)
                yield candidate
        elif token.pos == "VERB" and token.lemma in words["direct_verbs"]:
            found = arguments(sentence, token)
            actors, targets = roles.all_parties(sentence, found.subject), roles.all_parties(sentence, found.object)
            if actors and targets:
                yield _made(text, sentence, token, token, actors, targets)
        elif token.pos == "VERB" and token.lemma in words["forbid_verbs"] | words["freezing_verbs"]:
            candidate = _ban(text, sentence, token, roles, words)
            if candidate is not None:
                yield candidate


def _ban(
    text: str, sentence: Sentence, verb: Token, roles: Roles, words: dict[str, frozenset[str]]
) -> Candidate | None:
    """A ban of trade with somebody: "banned all exports of arms to Israel"; what he owns frozen."""
    found = arguments(sentence, verb)
    nouns = words["asset_nouns"] if verb.lemma in words["freezing_verbs"] else words["traded_nouns"]
    traded = [thing for thing in found.object if thing.lemma in nouns]
    actors = roles.all_parties(sentence, found.subject)
    heads = [t for name in ("with", "to", "from", "against") for t in found.obliques.get(name, ())]
    heads += [t for thing in traded for t in sentence.subtree(thing) if t.dep == "pobj"]
    targets = roles.all_parties(sentence, heads)
    if nouns is words["asset_nouns"]:
        targets = targets or [role for thing in traded for role in roles.modifier(sentence, thing)]
    return _made(text, sentence, verb, traded[0], actors, targets) if traded and actors and targets else None


def _by_noun(
    text: str, sentence: Sentence, noun: Token, roles: Roles, words: dict[str, frozenset[str]]
) -> Candidate | None:
    verb = next((above for above in sentence.ancestors(noun) if above.pos == "VERB"), None)
    against = any(child.lemma == "against" for child in sentence.children(noun, "prep"))
    targets = roles.all_parties(sentence, _against(sentence, noun))
    actors = roles.modifier(sentence, noun)
    under = sentence.head(noun)
    if not actors:
        actors = roles.all_parties(sentence, _by(sentence, noun))
    if noun.lemma == "sanction" and under.lemma == "under" and verb is not None and actors:
        holders = arguments(sentence, verb).subject if verb.lemma == "be" else [sentence.head(under)]
        targets = roles.all_parties(sentence, holders)
        return _made(text, sentence, noun, noun, actors, targets) if targets else None
    if noun.lemma == "sanction" and under.lemma == "under" and verb is not None and verb.lemma in ("place", "put"):
        found = arguments(sentence, verb)
        by, on = roles.all_parties(sentence, found.subject), roles.all_parties(sentence, found.object)
        return _made(text, sentence, verb, noun, by, on) if by and on else None
    if verb is None or verb.lemma not in words["verbs"] | (words["weak_verbs"] if against else frozenset()):
        if noun.lemma in words["weak_nouns"] or not (actors and targets):
            return None
        return _made(text, sentence, noun, noun, actors, targets)
    found = arguments(sentence, verb)
    if not targets:
        targets = roles.all_parties(sentence, [t for name in _AGAINST for t in found.obliques.get(name, ())])
    heads = [t for t in found.subject if t.i != noun.i]
    actors = roles.all_parties(sentence, heads) or actors
    if not actors or not targets:
        return None
    return _made(text, sentence, verb, noun, actors, targets)


def _by(sentence: Sentence, noun: Token) -> list[Token]:
    return [
        pobj
        for prep in sentence.children(noun, "prep")
        if prep.lemma in ("of", "by", "from")
        for pobj in sentence.children(prep, "pobj")
    ]


def _against(sentence: Sentence, noun: Token) -> list[Token]:
    """Who stands after ``on`` or ``against`` below the noun, wherever the parser hung the preposition."""
    return [
        twin
        for prep in sentence.subtree(noun)
        if prep.lemma in _AGAINST and prep.dep in ("prep", "conj")
        for inner in [prep, *sentence.children(prep, "conj")]
        for pobj in sentence.children(inner, "pobj")
        for twin in coordinated(sentence, pobj)
    ]


def _made(
    text: str, sentence: Sentence, trigger: Token, noun: Token, actors: list[Role], targets: list[Role]
) -> Candidate:
    stage, polarity = stage_and_polarity(sentence, trigger, None)
    known = {role.actor.id for role in actors}
    candidate = Candidate(Kind.SANCTION, sentence, trigger, f"sanction:{noun.lemma}", actors)
    candidate.recipients = [role for role in targets if role.actor.id not in known]
    span = noun_phrase(sentence, noun)
    if noun.pos == "NOUN":
        candidate.items = [ItemMention(noun, span, span.of(text), "other", "sanction")]
    candidate.stage = stage if stage in (Stage.PLANNED, Stage.PROMISED) else None
    candidate.polarity = polarity
    return candidate
