"""Comparisons and superlatives among the supporters of a state."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import arguments, coordinated, subjects
from allegiance.extract.items import ItemMention, noun_phrase
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind, Polarity
from allegiance.ontology import relation
from allegiance.syntax import Sentence, Token

_FIRST = {("number", "one"), ("no.", "1"), ("number", "two"), ("no", "1")}
_Words = dict[str, frozenset[str]]
_Places = tuple[list[Role], list[Role], list[Role]]  # the first, whose supporters are ranked, who is behind
_WINDOW = 8  # words after "than" that name who is compared
_NAMING = {"call", "consider", "declare", "list", "name", "place", "put", "rank", "rate"}
_AHEAD = ("ahead", "behind", "than", "over", "before", "after")


def rankings(text: str, sentence: Sentence, roles: Roles) -> Iterator[Candidate]:
    """Candidates of nouns such as ally or supplier that carry a superlative or its like."""
    words = relation("ranking")
    for noun in sentence.tokens:
        if noun.pos in ("VERB", "AUX"):
            compared = _compared(sentence, noun, roles, words)
            if compared is not None:
                yield compared
            continue
        if noun.lemma not in words["nouns"] or noun.pos not in ("NOUN", "PROPN"):
            continue
        if sentence.head(noun).lemma == "as" and _overtaking(sentence, noun, words) is not None:
            continue
        place = _among(sentence, noun) or _numbered(sentence, noun)
        if place is None and not _ranked(sentence, noun, words):
            continue
        beneficiary = _beneficiary(sentence, noun, roles)
        known = {role.actor.id for role in beneficiary}
        ranked, outranked = _subjects(sentence, place or noun, roles)
        first = _after(sentence, place or noun, roles)
        if first:  # "after the United States, Germany is the largest": the first is the one it comes after
            ranked, outranked = first, ranked
        actors = [role for role in ranked if role.actor.id not in known]
        if not actors:
            continue
        span = noun_phrase(sentence, noun)
        verb = next((t for t in sentence.ancestors(noun) if t.pos in ("VERB", "AUX")), noun)
        _, polarity = stage_and_polarity(sentence, verb, None)
        taken = known | {role.actor.id for role in actors}
        yield Candidate(
            Kind.RANKING, sentence, noun, f"ranking:{noun.lemma}", actors, beneficiary,
            [("outranked", role) for role in _once(outranked) if role.actor.id not in taken],
            [ItemMention(noun, span, span.of(text), "other", "ranking")], polarity=polarity,
        )  # fmt: skip


def _compared(sentence: Sentence, verb: Token, roles: Roles, words: _Words) -> Candidate | None:
    """A comparison without a noun of support: "gave more than", "gets most of its arms from", "overtook France as"."""
    for told in (_gave_more, _gets_most, _accounts, _overtook):
        found = told(sentence, verb, roles, words)
        if found is None:
            continue
        actors, recipients, outranked = found
        taken = {role.actor.id for role in [*actors, *recipients]}
        if not actors or not recipients or {r.actor.id for r in actors} & {r.actor.id for r in recipients}:
            continue
        _, polarity = stage_and_polarity(sentence, verb, None)
        if told is _gave_more and _nobody(sentence, verb):
            polarity = Polarity.ASSERTED
        return Candidate(
            Kind.RANKING, sentence, verb, f"ranking:{verb.lemma}", actors, recipients[:1],
            [("outranked", role) for role in _once(outranked) if role.actor.id not in taken], polarity=polarity,
        )  # fmt: skip
    return None


def _nobody(sentence: Sentence, verb: Token) -> bool:
    return any(
        t.lemma in ("nobody", "none") or any(child.text.lower() == "no" for child in sentence.children(t))
        for t in subjects(sentence, verb)
    )


def _gave_more(sentence: Sentence, verb: Token, roles: Roles, words: _Words) -> _Places | None:
    """Who gives more than whom: "No country has sent Ukraine more weapons than the United States"."""
    if verb.lemma not in words["giving_verbs"]:
        return None
    after = _after_more(sentence, verb)
    if (
        not after
        or _counted(after)
        or any(child.pos == "PRON" for t in after[:4] for child in sentence.children(t, "nsubj"))
    ):
        return None
    than = sentence.tokens[after[0].i - 1]
    named = [twin for pobj in sentence.children(than, "pobj") for twin in coordinated(sentence, pobj)]
    outranked = roles.all_parties(sentence, named or after)
    field = any(t.lemma in words["field"] for t in after)
    if not outranked and not field:
        return None
    found = arguments(sentence, verb)
    heads = [*found.indirect, *(t for name in ("to", "for") for t in found.obliques.get(name, ()) if t not in after)]
    recipients = roles.all_parties(sentence, heads)
    if not recipients:  # "has given Ukraine more than": the parser takes the receiver for what is given
        recipients = roles.all_parties(sentence, [t for t in found.object if roles.mention(t) is not None])
    if _nobody(sentence, verb):
        return outranked[:1], recipients, []
    return roles.all_parties(sentence, found.subject), recipients, outranked


def _after_more(sentence: Sentence, verb: Token) -> list[Token]:
    """The words after ``than`` in "more ... than", a few at most; none where nothing is compared."""
    more = [t for t in sentence.subtree(verb) if t.text.lower() == "more" and t.tag in ("JJR", "RBR")]
    than = [t for t in sentence.subtree(verb) if t.text.lower() == "than" and more and t.i > more[0].i]
    return list(sentence.tokens[than[0].i + 1 : than[0].i + 1 + _WINDOW]) if than else []


def _counted(after: Sequence[Token]) -> bool:
    """True for "more than 300 tanks", which compares with nobody."""
    return any(t.pos in ("NUM", "SYM") or t.lemma in ("dozen", "half", "hundred", "thousand") for t in after[:2])


def _gets_most(sentence: Sentence, verb: Token, roles: Roles, words: _Words) -> _Places | None:
    """From whom most of it comes: "gets most of its weapons from Russia", "imports more from X than from others"."""
    if verb.lemma not in words["getting_verbs"]:
        return None
    found = arguments(sentence, verb)
    supplied = any(t.lemma in words["supplies"] for t in sentence.subtree(verb))
    shares = supplied and any(t.lemma in words["majorities"] for t in found.object)
    after = _after_more(sentence, verb)
    elsewhere = any(t.text.lower() == "from" for t in after)
    others = any(t.lemma in words["field"] for t in after)
    if not shares and not elsewhere and not others:
        return None
    sources = [t for t in found.obliques.get("from", ()) if t not in after and not _excluded(sentence, t)]
    named = [t for t in sources if not _excluded(sentence, sentence.head(t))]
    givers, taker = roles.all_parties(sentence, named), roles.all_parties(sentence, found.subject)
    return (givers, taker, []) if shares or elsewhere else (taker, givers, [])


def _accounts(sentence: Sentence, verb: Token, roles: Roles, words: _Words) -> _Places | None:
    """Whose share it is: "Russia accounts for 40% of India's arms imports"."""
    if verb.lemma not in words["share_verbs"]:
        return None
    found = arguments(sentence, verb)
    shares = [t for t in [*found.obliques.get("for", ()), *found.object] if t.lemma in words["shares"]]
    within = [t for share in shares for t in sentence.subtree(share) if t.lemma in words["supplies"] and t.pos != "ADJ"]
    actors = roles.all_parties(sentence, found.subject)
    own = {role.actor.id for role in actors}
    wanted = [role for t in within for role in [*roles.modifier(sentence, t), *roles.parties(sentence, t)]]
    return actors, [role for role in wanted if role.actor.id not in own], []


def _overtaking(sentence: Sentence, noun: Token, words: _Words) -> Token | None:
    """The verb of "overtook France as its largest supplier"; null where the noun stands otherwise."""
    verb = sentence.head(sentence.head(noun))
    return verb if verb.lemma in words["overtaking_verbs"] else None


def _overtook(sentence: Sentence, verb: Token, roles: Roles, words: _Words) -> _Places | None:
    if verb.lemma not in words["overtaking_verbs"]:
        return None
    found = arguments(sentence, verb)
    nouns = [t for t in found.obliques.get("as", ()) if t.lemma in words["nouns"] | words["customers"]]
    beneficiary = [role for noun in nouns for role in _beneficiary(sentence, noun, roles)]
    return roles.all_parties(sentence, found.subject), beneficiary, roles.all_parties(sentence, found.object)


def _once(roles: Sequence[Role]) -> list[Role]:
    return list({role.actor.id: role for role in reversed(roles)}.values())[::-1]


def _ranked(sentence: Sentence, noun: Token, words: _Words) -> bool:
    for child in sentence.children(noun):
        lemma = child.lemma
        if child.tag in ("JJS", "RBS") or any(t.tag in ("RBS", "JJS") for t in sentence.children(child)):
            return True
        if child.dep in ("amod", "compound") and lemma in words["adjectives"] - words["superlative_needed"]:
            return True
    return False


def _numbered(sentence: Sentence, noun: Token) -> Token | None:
    """The head of "supplier number one" or "number one supplier"."""
    near = [t.text.lower() for t in sentence.tokens[max(0, noun.i - 2) : noun.i + 3]]
    if not any(pair in _FIRST for pair in pairwise(near)):
        return None
    token = noun
    while token.dep in ("compound", "nmod", "nummod"):
        token = sentence.head(token)
    return token


def _among(sentence: Sentence, noun: Token) -> Token | None:
    """The head of "number one among Russia's suppliers", "the largest of its backers"."""
    prep = sentence.head(noun)
    if noun.dep != "pobj" or prep.lemma not in ("among", "of"):
        return None
    head = sentence.head(prep)
    if head.pos == "VERB":  # "named A number one among"
        head = next((t for t in sentence.children(head, "dobj", "oprd") if t.lemma == "number"), head)
    numbered = prep.lemma == "among" or sentence.tokens[head.i - 1].text.lower() in ("number", "no", "no.")
    if head.lemma == "one" and not numbered:  # "one of its allies"
        return None
    first = head.tag == "JJS" or (
        head.lemma in ("one", "first", "second", "top") and head.pos in ("NUM", "ADJ", "NOUN", "ADV")
    )
    number = head.lemma == "number" and any(child.lemma == "one" for child in sentence.children(head, "nummod"))
    return head if first or number else None


def _beneficiary(sentence: Sentence, noun: Token, roles: Roles) -> list[Role]:
    found = list(roles.modifier(sentence, noun))
    for prep in sentence.subtree(noun):
        if prep.dep == "prep" and prep.lemma in ("of", "for", "to", "in"):
            heads = [t for pobj in sentence.children(prep, "pobj") for t in coordinated(sentence, pobj)]
            found.extend(roles.all_parties(sentence, heads))
    return found[:1]


def _subjects(sentence: Sentence, noun: Token, roles: Roles) -> tuple[list[Role], list[Role]]:
    verb = next((t for t in sentence.ancestors(noun) if t.pos in ("VERB", "AUX")), None)
    heads: list[Token] = []
    if noun.dep == "appos":
        heads = [sentence.head(noun)]
    elif verb is not None and noun.dep in ("attr", "oprd", "dobj", "pobj", "ccomp", "conj"):
        heads = [t for t in subjects(sentence, verb) if t.i != noun.i]
        named = [child for child in sentence.children(verb, "dobj") if child.i != noun.i]
        joined = roles.modifier(sentence, noun) if noun.lemma == "number" else []
        if joined:  # "named the DPRK number one": the parser takes the name for a part of the number
            return joined, []
        if named and (noun.dep != "dobj" or verb.lemma in _NAMING):
            heads = named
    elif noun.dep in ("nsubj", "nsubjpass") and verb is not None:
        heads = [t for t in sentence.children(verb, "attr", "dobj", "nsubj") if t.i != noun.i]
    heads += sentence.children(noun, "appos")
    ranked: list[Role] = []
    outranked: list[Role] = []
    for head in heads:
        for twin in [head, *_beside(sentence, head)]:
            parties = roles.parties(sentence, twin)
            (outranked if _excluded(sentence, twin) else ranked).extend(parties)
    if verb is not None:
        for prep in sentence.children(verb, "prep", "advmod"):
            if prep.lemma in _AHEAD:
                outranked.extend(roles.all_parties(sentence, sentence.subtree(prep)))
    return ranked, outranked


def _beside(sentence: Sentence, head: Token) -> list[Token]:
    return [t for child in sentence.children(head, "conj", "appos") for t in [child, *_beside(sentence, child)]]


def _after(sentence: Sentence, noun: Token, roles: Roles) -> list[Role]:
    """Who leads in "after A, B is the largest"; nobody where B is called the second."""
    verb = next((t for t in sentence.ancestors(noun) if t.pos in ("VERB", "AUX")), None)
    if verb is None or any(t.text.lower().startswith(("second", "third")) for t in sentence.subtree(noun)):
        return []
    heads = [
        pobj
        for prep in sentence.children(verb, "prep")
        if prep.lemma == "after" and prep.i < verb.i
        for pobj in sentence.children(prep, "pobj")
    ]
    return roles.all_parties(sentence, heads)


def _excluded(sentence: Sentence, token: Token) -> bool:
    first = min([token.i, *(child.i for child in sentence.children(token, "compound", "amod", "det", "poss"))])
    return first > 0 and sentence.tokens[first - 1].text.lower() == "not"
