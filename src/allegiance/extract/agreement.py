"""Treaties, pacts, contracts: who concluded what with whom."""

from collections.abc import Iterable, Iterator

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import arguments, coordinated, is_purpose
from allegiance.extract.items import ItemMention, noun_phrase
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind, Stage
from allegiance.ontology import frame_of_verb, relation
from allegiance.ontology import words as listed
from allegiance.syntax import Sentence, Token

_HELP = listed("mediation")
_NEARING = listed("nearing")
_OF = {"letter": {"intent", "understanding"}, "cessation": {"hostility", "fire"}}


def agreements(text: str, sentence: Sentence, roles: Roles) -> Iterator[Candidate]:
    """Candidates of nouns such as treaty or deal under a verb of concluding, or with two parties beside them.

    Two states that "agreed to share warning data" have an agreement too, without a noun for it.
    """
    words = relation("agreement")
    seen = False
    for token in sentence.tokens:
        candidate = None
        if is_agreement(sentence, token):
            candidate = _by_noun(text, sentence, token, roles, words)
        elif token.lemma == "agree" and token.pos == "VERB" and not seen:
            candidate = _agreed(text, sentence, token, roles, words) or _sale(text, sentence, token, roles)
        if candidate is not None:
            seen = True
            yield candidate


def is_agreement(sentence: Sentence, token: Token) -> bool:
    """True for a noun of agreement; the parser takes "deal" after a plural, "the minerals deal", for a verb."""
    lemma = token.lemma.lower()
    if token.pos == "VERB":
        verb = sentence.head(token).lemma in relation("agreement")["plain_verbs"]
        return lemma == "deal" and verb and not sentence.children(token, "nsubj", "aux", "dobj")
    if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
        return False
    if lemma in _OF and any(pobj.lemma in _OF[lemma] for pobj in sentence.after(token, "of")):
        return True
    return lemma in relation("agreement")["nouns"] or (token.pos == "PROPN" and lemma in ("accords", "agreements"))


def _by_noun(
    text: str, sentence: Sentence, noun: Token, roles: Roles, words: dict[str, frozenset[str]]
) -> Candidate | None:
    signed = _signed_between(sentence, noun, roles, words)
    if signed:
        return _made(text, sentence, noun, noun, signed[:1], signed[1:], None)
    verb = sentence.head(noun) if noun.pos == "VERB" else _verb(sentence, noun)
    ended = verb is not None and is_ended(sentence, noun, verb)
    if verb is not None and verb.lemma in words["breaking_verbs"] and not ended:
        return None  # ties that are cut: an alignment
    found = arguments(sentence, verb) if verb is not None else None
    between = [token for token in _with(sentence, noun) if token.lemma not in _HELP]
    subject: list[Token] = list(found.subject) if found else []
    if found is not None and verb is not None:
        between += [t for n in ("with", "between") for t in found.obliques.get(n, ()) if t.lemma not in _HELP]
        if verb.lemma in words["order_verbs"]:
            subject, between = found.obliques.get("from", []), [*between, *found.subject]
    near = roles.all_parties(sentence, _all(sentence, [t for t in subject if t.i != noun.i]))
    far = roles.all_parties(sentence, _all(sentence, [t for t in between if t.i != noun.i]))
    parties = _once([*near, *far, *roles.modifier(sentence, noun)])
    verbs = words["plain_verbs"] if noun.lemma in words["weak_nouns"] | words["truce_nouns"] else words["verbs"]
    verbs = verbs | words["truce_verbs"] if noun.lemma in words["truce_nouns"] else verbs
    concluded = verb is not None and verb.lemma in verbs
    plainly = concluded and verb is not None and verb.lemma in words["plain_verbs"]
    if len(parties) < 2 and not (plainly and parties):
        return None
    concluded = concluded or ended
    if not concluded and noun.lemma in relation("alignment")["tie_nouns"]:  # "proclaims a partnership" is told as ties
        return None
    in_force = verb is not None and verb.lemma in words["force_verbs"] and noun.lemma not in words["truce_nouns"]
    if not concluded and (not _with(sentence, noun) or (noun.dep == "nsubj" and not in_force)):
        return None
    stage: Stage | None = None
    polarity = None
    if verb is not None:
        told, polarity = stage_and_polarity(sentence, verb, None)
        stage = told if told in (Stage.PLANNED, Stage.PROMISED, Stage.REQUESTED) else None
        stage = Stage.ENDED if ended and stage is None else stage
    candidate = _made(text, sentence, noun, noun, parties[:1], parties[1:2], stage)
    candidate.others = [("signatory", role) for role in parties[2:]]
    known = {role.actor.id for role in near}
    others = [role for role in far if role.actor.id not in known]
    if (len(near) > 1 and others) or (noun.tag == "NNS" and len(near) == 1 and len(others) > 1):
        candidate.actors, candidate.recipients, candidate.others = near, others, []
    if polarity is not None:
        candidate.polarity = polarity
    return candidate


def is_ended(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """True for a contract cancelled; "denounced the friendship treaty" is told of the ties."""
    words = relation("agreement")
    under = noun.dep in ("dobj", "nsubjpass", "conj")
    return under and verb.lemma in words["ending_verbs"] and noun.lemma in words["ended_nouns"]


def _signed_between(sentence: Sentence, noun: Token, roles: Roles, words: dict[str, frozenset[str]]) -> list[Role]:
    """The two of a clause that stands under their agreement: "sold Argentina jets under a contract signed in April"."""
    preposition = sentence.head(noun)
    clauses = [c for c in sentence.children(noun, "acl") if c.tag == "VBN" and c.lemma in words["plain_verbs"]]
    if not clauses or preposition.lemma != "under" or _with(sentence, noun):
        return []
    verb = next((t for t in sentence.ancestors(preposition) if t.pos == "VERB"), None)
    if verb is None or arguments(sentence, clauses[0]).subject:
        return []
    found = arguments(sentence, verb)
    heads = [
        *found.subject,
        *found.indirect,
        *(t for n in ("to", "from", "for", "with") for t in found.obliques.get(n, ())),
    ]
    parties = roles.all_parties(sentence, heads)
    return parties if len(parties) == 2 else []


def _agreed(
    text: str, sentence: Sentence, verb: Token, roles: Roles, words: dict[str, frozenset[str]]
) -> Candidate | None:
    """Two states that agree to do or on something, without a noun of agreement."""
    on = [child for child in sentence.children(verb, "prep", "prt") if child.lemma == "on"]
    matters = [*sentence.children(verb, "xcomp"), *on]
    if verb.dep == "relcl" and on and not sentence.children(on[0], "pobj"):
        matters = [sentence.head(verb)]  # "the system that A and B agreed on"
    named = any(is_agreement(sentence, token) for matter in matters for token in sentence.subtree(matter))
    parties = roles.all_parties(sentence, arguments(sentence, verb).subject)
    if not matters or named or len(parties) < 2:
        return None
    if any(child.lemma in words["verbs_of_ties"] or child.lemma in frame_of_verb() for child in matters):
        return None
    _, polarity = stage_and_polarity(sentence, verb, None)
    candidate = _made(text, sentence, verb, matters[0], parties[:1], parties[1:2], None)
    candidate.others = [("signatory", role) for role in parties[2:]]
    candidate.polarity = polarity
    return candidate


def _sale(text: str, sentence: Sentence, verb: Token, roles: Roles) -> Candidate | None:
    """A sale agreed on, "agreed to sell Armenia howitzers": the goods are ordered."""
    for sale in sentence.children(verb, "xcomp"):
        if sale.lemma not in relation("agreement")["sale_verbs"]:
            continue
        found = arguments(sentence, sale)
        far = roles.all_parties(sentence, [*found.indirect, *found.obliques.get("to", ())]) or roles.all_parties(
            sentence, _buyers(sentence, found.object)
        )
        near = roles.all_parties(sentence, found.subject)
        if not near or not far:
            return None
        _, polarity = stage_and_polarity(sentence, verb, None)
        candidate = _made(text, sentence, verb, sale, near[:1], far[:1], Stage.ORDERED)
        candidate.polarity = polarity
        return candidate
    return None


def _buyers(sentence: Sentence, things: list[Token]) -> list[Token]:
    """The name before what is sold: the parser takes "sell Pakistan 500 missiles" for one thing."""
    return [child for thing in things for child in sentence.children(thing, "compound", "nmod") if child.pos == "PROPN"]


def _made(
    text: str, sentence: Sentence, trigger: Token, matter: Token, near: list[Role], far: list[Role], stage: Stage | None
) -> Candidate:
    form = form_of(sentence.extent(matter).of(text))
    span = noun_phrase(sentence, matter)
    candidate = Candidate(Kind.AGREEMENT, sentence, trigger, f"agreement:{trigger.lemma}", near, far)
    if matter.pos in ("NOUN", "PROPN"):
        candidate.items = [ItemMention(matter, span, span.of(text), form, "agreement")]
    candidate.form = form
    candidate.stage = stage or _standing(sentence, trigger, form)
    return candidate


def _standing(sentence: Sentence, trigger: Token, form: str) -> Stage | None:
    """Arms and contracts are ordered, what is talked over or near is planned; a treaty concluded has no stage."""
    above = sentence.head(trigger)
    if above.lemma in _NEARING or (trigger.dep == "pobj" and sentence.head(above).lemma in _NEARING):
        return Stage.PLANNED
    return Stage.ORDERED if form == "weapons" or trigger.lemma == "contract" else None


def _all(sentence: Sentence, heads: list[Token]) -> list[Token]:
    return [twin for head in heads for twin in coordinated(sentence, head)]


def _once(roles: list[Role]) -> list[Role]:
    return list({role.actor.id: role for role in reversed(roles)}.values())[::-1]


def under_contract(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Support that an agreement is about, "a contract to provide", is that agreement with its giver and recipient."""
    kept = list(candidates)
    for contract in [one for one in kept if one.kind is Kind.AGREEMENT]:
        for support in [one for one in kept if one.kind is Kind.SUPPORT]:
            if _told_by(contract, support):
                contract.actors = support.actors or contract.actors
                contract.recipients = support.recipients or contract.recipients
                if support.items:
                    contract.form, contract.stage = support.items[0].form, Stage.ORDERED
                kept.remove(support)
    return kept


def _told_by(contract: Candidate, support: Candidate) -> bool:
    """True for what the contract is for: "a contract to provide", "agreed to sell", "cancelled a contract for"."""
    sentence = support.sentence
    parties = {role.actor.id for role in [*contract.actors, *contract.recipients]}
    if len(support.actors) > 1 and not parties & {role.actor.id for role in support.recipients}:
        return False  # "A and B signed a memorandum to donate tanks to C"
    if sentence.head(support.trigger).i == contract.trigger.i:
        purpose = support.trigger.dep == "acl" or is_purpose(sentence, support.trigger)
        return purpose or (support.trigger.dep == "xcomp" and contract.trigger.lemma == "agree")
    to = [child for child in sentence.children(support.trigger, "aux") if child.lemma == "to"]
    if to and to[0].i == contract.trigger.i + 1:  # "a deal to buy", whatever the parser hangs it on
        return True
    if contract.stage is not Stage.ENDED:
        return False
    inside = {token.i for token in sentence.subtree(contract.trigger)}
    return bool(support.items) and all(item.head.i in inside for item in support.items)


def form_of(phrase: str) -> str:
    """The form an agreement counts to, by the words of its noun phrase."""
    words, lower = relation("agreement"), phrase.lower()
    for form in ("commitment", "weapons", "diplomatic"):
        if any(word in lower for word in words[form]):
            return form
    return "other"


def _with(sentence: Sentence, noun: Token) -> list[Token]:
    return sentence.after(noun, "between", "with", "among")


def _verb(sentence: Sentence, noun: Token) -> Token | None:
    words = relation("agreement")
    concluding = words["plain_verbs"] | (words["truce_verbs"] if noun.lemma in words["truce_nouns"] else frozenset())
    for child in sentence.children(noun, "acl", "relcl"):
        named = child.lemma == "put" and any(thing.lemma == "name" for thing in sentence.children(child, "dobj"))
        if child.lemma in concluding or named:
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
