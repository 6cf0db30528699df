"""Treaties, pacts, contracts: who concluded what with whom."""

from collections.abc import Iterable, Iterator

from allegiance.extract.candidate import Candidate
from allegiance.extract.grammar import arguments, coordinated
from allegiance.extract.items import ItemMention, noun_phrase
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind, Stage
from allegiance.ontology import relation
from allegiance.syntax import Sentence, Token


def agreements(text: str, sentence: Sentence, roles: Roles) -> Iterator[Candidate]:
    """Candidates of nouns such as treaty or deal under a verb of concluding, or with two parties beside them."""
    words = relation("agreement")
    for noun in sentence.tokens:
        if noun.lemma not in words["nouns"] or noun.pos not in ("NOUN", "PROPN") or noun.dep == "compound":
            continue
        between = _with(sentence, noun)
        verb = _verb(sentence, noun)
        found = arguments(sentence, verb) if verb is not None else None
        heads = [*(found.subject if found else ()), *between, *(found.obliques.get("with", ()) if found else ())]
        if verb is not None and found is not None and verb.lemma in words["order_verbs"]:
            heads = [*found.obliques.get("from", ()), *found.subject]
        heads = [head for head in heads if head.i != noun.i]
        parties = roles.all_parties(sentence, [t for head in heads for t in coordinated(sentence, head)])
        for role in roles.modifier(sentence, noun):
            if role.actor.id not in {p.actor.id for p in parties}:
                parties.append(role)
        verbs = words["plain_verbs"] if noun.lemma in words["weak_nouns"] else words["verbs"]
        concluded = verb is not None and verb.lemma in verbs
        if len(parties) < 2 and not (concluded and verb is not None and verb.lemma in words["plain_verbs"] and parties):
            continue
        in_force = verb is not None and verb.lemma in words["force_verbs"]
        if not concluded and (not between or (noun.dep == "nsubj" and not in_force)):
            continue
        stage: Stage | None = None
        polarity = None
        if verb is not None:
            told, polarity = stage_and_polarity(sentence, verb, None)
            stage = told if told in (Stage.PLANNED, Stage.PROMISED, Stage.REQUESTED) else None
        extent = sentence.extent(noun).of(text)
        form = form_of(extent)
        span = noun_phrase(sentence, noun)
        item = ItemMention(noun, span, span.of(text), form, "agreement")
        candidate = Candidate(Kind.AGREEMENT, sentence, noun, f"agreement:{noun.lemma}", parties[:1], parties[1:2])
        candidate.others = [("signatory", role) for role in parties[2:]]
        candidate.items, candidate.form, candidate.stage = [item], form, stage
        if form == "weapons" and stage is None:
            candidate.stage = Stage.ORDERED
        if polarity is not None:
            candidate.polarity = polarity
        yield candidate


def under_contract(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Support that an agreement is about, "a contract to provide", is that agreement with its giver and recipient."""
    kept = list(candidates)
    for contract in [one for one in kept if one.kind is Kind.AGREEMENT]:
        for support in [one for one in kept if one.kind is Kind.SUPPORT]:
            if support.sentence.head(support.trigger).i == contract.trigger.i and support.trigger.dep == "acl":
                contract.actors = support.actors or contract.actors
                contract.recipients = support.recipients or contract.recipients
                if support.items:
                    contract.form, contract.stage = support.items[0].form, Stage.ORDERED
                kept.remove(support)
    return kept


def form_of(phrase: str) -> str:
    """The form an agreement counts to, by the words of its noun phrase."""
    words, lower = relation("agreement"), phrase.lower()
    for form in ("commitment", "weapons", "diplomatic"):
        if any(word in lower for word in words[form]):
            return form
    return "other"


def _with(sentence: Sentence, noun: Token) -> list[Token]:
    return [
        pobj
        for prep in sentence.children(noun, "prep")
        if prep.lemma in ("between", "with", "among")
        for pobj in sentence.children(prep, "pobj")
    ]


def _verb(sentence: Sentence, noun: Token) -> Token | None:
    for child in sentence.children(noun, "acl", "relcl"):
        if child.lemma in relation("agreement")["plain_verbs"]:
            return child
    token = noun
    for above in sentence.ancestors(noun):
        if above.pos in ("VERB", "AUX"):
            if token.dep in ("dobj", "nsubjpass", "attr", "oprd", "prep", "nsubj", "conj", "pobj", "acomp"):
                return above
            return None
        token = above
    for child in sentence.children(noun, "acl", "relcl"):
        return child
    return None
