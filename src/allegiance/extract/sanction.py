"""Sanctions imposed, threatened, eased or lifted: measures that bear the name, lists, bans, what is frozen or shut."""

from collections.abc import Iterator, Sequence

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import Arguments, arguments, coordinated, owners, subjects
from allegiance.extract.items import ItemMention, noun_phrase
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind, Stage
from allegiance.ontology import relation
from allegiance.syntax import Sentence, Token

_AGAINST = ("on", "against", "upon", "over")
_BOUND = ("to", "from", "with", "for", "of", "into")
_Words = dict[str, frozenset[str]]


def sanctions(text: str, sentence: Sentence, roles: Roles) -> Iterator[Candidate]:
    """Candidates of nouns of sanction, of verbs such as blacklist, and of bans, freezes and closures."""
    words = relation("sanction")
    seen: set[tuple[int, str]] = set()
    for token in sentence.tokens:
        candidate = None
        if token.dep != "compound" and _is_measure(sentence, token, words):
            candidate = _by_noun(text, sentence, token, roles, words)
        elif token.pos in ("NOUN", "PROPN") and token.dep == "pobj" and _is_list(sentence, token, words):
            candidate = _listed(text, sentence, token, roles, words)
        elif token.pos == "VERB" and token.lemma in words["direct_verbs"]:
            found = arguments(sentence, token)
            struck = [
                *found.object,
                *(t for t in found.obliques.get("from", ()) if token.lemma in words["forbid_verbs"]),
            ]
            actors, targets = roles.all_parties(sentence, found.subject), roles.all_parties(sentence, struck)
            candidate = _made(text, sentence, token, token, actors, targets, words)
        elif token.pos == "VERB" and token.lemma in words["forbid_verbs"] | words["freezing_verbs"]:
            candidate = _ban(text, sentence, token, roles, words)
        if candidate is None and token.pos == "VERB" and token.lemma in words["closing_verbs"]:
            candidate = _closed(text, sentence, token, roles, words)
        if candidate is not None:
            keys = {(candidate.trigger.i, role.actor.id) for role in candidate.recipients}
            if not keys & seen:
                seen |= keys
                yield candidate


def _is_measure(sentence: Sentence, noun: Token, words: _Words) -> bool:
    """True for "sanctions" and "restrictions", and for "visa bans", whose first word makes the second one a measure."""
    if noun.pos == "VERB":  # "asset freezes" is taken for a verb
        left = sentence.tokens[noun.i - 1]
        return noun.lemma == "freeze" and noun.tag == "VBZ" and left.lemma == "asset" and left.dep == "dobj"
    if noun.pos not in ("NOUN", "PROPN"):
        return False
    if noun.lemma in words["nouns"]:
        return True
    if noun.lemma not in words["kindred_nouns"]:
        return False
    before = {child.lemma.lower() for child in sentence.children(noun, "compound", "amod", "nmod")}
    about = {pobj.lemma for pobj in sentence.after(noun, "on", "of", "against")}
    return bool((before | about) & (words["fields"] | words["traded_nouns"]))


def _is_list(sentence: Sentence, noun: Token, words: _Words) -> bool:
    if noun.lemma in words["lists"]:
        return True
    return noun.lemma in words["list_nouns"] and any(
        token.lemma.lower() in words["listing_words"] for token in sentence.subtree(noun)
    )


def _by_noun(text: str, sentence: Sentence, noun: Token, roles: Roles, words: _Words) -> Candidate | None:
    own = roles.modifier(sentence, noun) or roles.all_parties(sentence, _by(sentence, noun))
    known = {role.actor.id for role in own}
    targets = [r for r in roles.all_parties(sentence, _against(sentence, noun)) if r.actor.id not in known]
    targets = targets or _bound_for(sentence, noun, roles)
    verb = next((above for above in sentence.ancestors(noun) if above.pos in ("VERB", "AUX")), None)
    below = _clause_on(sentence, noun, words)
    if below is not None:
        found = arguments(sentence, below)
        imposers = roles.all_parties(sentence, [t for t in found.subject if t.i != noun.i]) or own
        aimed = targets or roles.all_parties(sentence, _obliques(found, _AGAINST))
        if not aimed and any(prep.lemma == "under" for prep in sentence.children(below, "prep")):
            aimed = roles.all_parties(sentence, found.object)  # "the embargo under which it had kept B"
        told = _made(text, sentence, below, noun, imposers, aimed, words)
        if told is not None:
            return told
    struck = _struck(sentence, noun, verb, roles, words)
    if struck is not None and verb is not None:
        trigger = (
            noun if sentence.head(noun).lemma == "by" else verb
        )  # whom they do not hurt is under them all the same
        return _made(text, sentence, trigger, noun, struck[0] or own, struck[1], words)
    against = any(
        child.lemma == "against" for above in (noun, verb or noun) for child in sentence.children(above, "prep")
    )
    listed = words["verbs"] | (words["weak_verbs"] if against else frozenset())
    if verb is None or verb.lemma not in listed:
        if noun.lemma in words["weak_nouns"] or not (own and targets):
            return None
        return _made(text, sentence, noun, noun, own, targets, words)
    found = arguments(sentence, verb)
    things = _obliques(found, _AGAINST)
    targets = targets or roles.all_parties(sentence, things)
    targets = targets or roles.all_parties(sentence, [t for thing in things for t in _below(sentence, thing)])
    if things and not targets:
        targets = roles.all_parties(sentence, _obliques(found, ("from", "to")))
    actors = roles.all_parties(sentence, [t for t in found.subject if t.i != noun.i]) or own
    if {role.actor.id for role in actors} >= {role.actor.id for role in targets}:  # "a ban on its exports to Syria"
        targets = _bound_for(sentence, noun, roles)
    if not actors and verb.dep == "acl" and sentence.head(verb).lemma in words["acts"]:
        actors = roles.all_parties(sentence, list(owners(sentence, sentence.head(verb))))
    return _made(text, sentence, verb, noun, actors, targets, words)


def _struck(
    sentence: Sentence, noun: Token, verb: Token | None, roles: Roles, words: _Words
) -> tuple[list[Role], list[Role]] | None:
    """Who strikes whom with the measure: "hit Turkey with sanctions", "Syria is under American sanctions".

    Null where the sentence is built otherwise; the first list is empty where only the noun says whose measure it is.
    """
    if verb is None:
        return None
    above = sentence.head(noun)
    found = arguments(sentence, verb)
    if above.lemma == "under" and above.dep == "prep":
        if verb.lemma in words["placing_verbs"] and found.object:
            return roles.all_parties(sentence, found.subject), roles.all_parties(sentence, found.object)
        holders = found.subject if verb.lemma in ("be", "live", "remain", "stay", "come") else [sentence.head(above)]
        return [], roles.all_parties(sentence, holders)
    if above.lemma in ("with", "by") and verb.lemma in words["striking_verbs"]:
        targets = roles.all_parties(sentence, found.object)
        strikers = roles.all_parties(sentence, [t for t in found.subject if t.i != noun.i])
        return (strikers, targets) if targets else None
    if noun in found.object and verb.lemma in words["suffering_verbs"] and noun.lemma not in words["weak_nouns"]:
        return [], roles.all_parties(sentence, list(subjects(sentence, verb)))
    if noun.dep == "nsubj" and verb.lemma in words["striking_verbs"]:
        return [], roles.all_parties(sentence, found.object)
    return None


def _clause_on(sentence: Sentence, noun: Token, words: _Words) -> Token | None:
    """The clause that says who imposed it: "sanctions imposed by Washington", "which the EU has placed"."""
    for child in sentence.children(noun, "acl", "relcl"):
        if child.lemma in words["verbs"]:
            return child
    return None


def _listed(text: str, sentence: Sentence, noun: Token, roles: Roles, words: _Words) -> Candidate | None:
    """Somebody put on a list or taken from it: "added two banks to its blacklist", "Sudan's removal from the list"."""
    preposition = sentence.head(noun)
    above = sentence.head(preposition)
    if above.pos != "VERB" and above.lemma not in words["listing_nouns"]:  # hung on the last of those who are listed
        above = next((t for t in sentence.ancestors(above) if t.pos == "VERB"), above)
    own = roles.modifier(sentence, noun)
    if above.pos == "VERB" and above.lemma in words["listing_verbs"] | words["striking_off_verbs"]:
        found = arguments(sentence, above)
        inside = [t for thing in found.object for t in sentence.subtree(thing) if t not in sentence.subtree(noun)]
        targets = roles.all_parties(sentence, found.object) or roles.all_parties(sentence, inside)
        return _made(text, sentence, above, noun, roles.all_parties(sentence, found.subject) or own, targets, words)
    if above.pos == "NOUN" and above.lemma in words["listing_nouns"]:
        return _made(text, sentence, above, noun, own, roles.modifier(sentence, above), words)
    return None


def _ban(text: str, sentence: Sentence, verb: Token, roles: Roles, words: _Words) -> Candidate | None:
    """A ban of trade with somebody or of his goods, "banned imports of Israeli steel"; what he owns frozen."""
    found = arguments(sentence, verb)
    actors = roles.all_parties(sentence, found.subject)
    if verb.lemma in words["freezing_verbs"]:
        owned = [thing for thing in found.object if thing.lemma in words["asset_nouns"]]
        targets = roles.all_parties(sentence, [t for thing in owned for t in _below(sentence, thing)])
        targets = targets or [role for thing in owned for role in roles.modifier(sentence, thing)]
        if owned or verb.lemma not in words["forbid_verbs"]:
            return _made(text, sentence, verb, owned[0], actors, targets, words) if owned else None
    nouns = words["commerce"] if verb.lemma in words["halting_verbs"] else words["traded_nouns"]
    traded = [thing for thing in found.object if thing.lemma in nouns]
    if verb.lemma in words["halting_verbs"] and any(_is_armament(sentence, thing, words) for thing in traded):
        return None
    if traded:
        heads = [t for name in ("in", "with", "to", "from", "against") for t in found.obliques.get(name, ())]
        heads += [t for thing in [*traded, *heads] for t in _below(sentence, thing)]
        targets = roles.all_parties(sentence, heads)
        targets = targets or [role for thing in traded for role in roles.modifier(sentence, thing)]
        if targets or verb.lemma not in words["outlawing_verbs"]:  # "banned Turkish tomatoes and charter flights"
            return _made(text, sentence, verb, traded[0], actors, targets, words)
    if verb.lemma not in words["outlawing_verbs"]:
        return None
    if any(
        t.lemma in words["closed_nouns"] for t in found.obliques.get("from", ())
    ):  # "barred 76 Saudis from its soil"
        people = roles.all_parties(sentence, found.object)
        return _made(text, sentence, verb, found.object[0], actors, people, words) if people else None
    goods = [thing for thing in found.object if thing.pos == "NOUN" and roles.modifier(sentence, thing)]
    targets = [role for thing in goods for role in roles.modifier(sentence, thing)]
    return _made(text, sentence, verb, goods[0], actors, targets, words) if goods else None


def _is_armament(sentence: Sentence, noun: Token, words: _Words) -> bool:
    """A stop to deliveries of arms is support withheld, not a sanction."""
    return any(token.lemma in words["armaments"] for token in sentence.subtree(noun))


def _closed(text: str, sentence: Sentence, verb: Token, roles: Roles, words: _Words) -> Candidate | None:
    """Airspace, ports or borders shut to somebody."""
    found = arguments(sentence, verb)
    shut = [thing for thing in found.object if thing.lemma in words["closed_nouns"]]
    targets = roles.all_parties(sentence, _obliques(found, ("to", "with", "against")))
    if not shut or not targets:
        return None
    actors = roles.all_parties(sentence, found.subject)
    return _made(text, sentence, verb, shut[0], actors, targets, words)


def _obliques(found: Arguments, names: tuple[str, ...]) -> list[Token]:
    return [token for name in names for token in found.obliques.get(name, ())]


def _below(sentence: Sentence, noun: Token) -> list[Token]:
    return [token for token in sentence.subtree(noun) if token.dep == "pobj" or (token.dep == "conj" and token != noun)]


def _by(sentence: Sentence, noun: Token) -> list[Token]:
    return sentence.after(noun, "of", "by", "from")


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


def _bound_for(sentence: Sentence, noun: Token, roles: Roles) -> list[Role]:
    """With whom the trade is that a restriction falls on: "curbs on arms sales to Turkey"."""
    return roles.all_parties(
        sentence,
        [
            twin
            for thing in _against(sentence, noun)
            for prep in sentence.subtree(thing)
            if prep.lemma in _BOUND and prep.dep == "prep"
            for pobj in sentence.children(prep, "pobj")
            for twin in coordinated(sentence, pobj)
        ],
    )


def _made(
    text: str, sentence: Sentence, trigger: Token, noun: Token, actors: list[Role], targets: list[Role], words: _Words
) -> Candidate | None:
    known = {role.actor.id for role in actors}
    struck = [role for role in targets if role.actor.id not in known]
    if not actors or not struck:
        return None
    stage, polarity = stage_and_polarity(sentence, trigger, None)
    if stage is Stage.REQUESTED and noun.lemma not in words["nouns"]:  # "asked to close its airspace"
        return None
    struck_off = trigger.lemma in words["lifting_verbs"] or (
        trigger.lemma in words["striking_off_verbs"] and noun.lemma in words["lists"] | words["list_nouns"]
    )
    candidate = Candidate(Kind.SANCTION, sentence, trigger, f"sanction:{noun.lemma}", actors, struck)
    span = noun_phrase(sentence, noun)
    if noun.pos == "NOUN":
        candidate.items = [ItemMention(noun, span, span.of(text), "other", "sanction")]
    if trigger.lemma in words["planned_verbs"] or stage is Stage.PROMISED:
        candidate.stage = Stage.PLANNED
    elif stage is Stage.PLANNED:
        candidate.stage = stage
    elif struck_off:
        candidate.stage = Stage.ENDED
    candidate.polarity = polarity
    return candidate


def without_banned(candidates: Sequence[Candidate]) -> list[Candidate]:
    """ "Banned the export of chips to China" is one claim: what a noun tells of is no gift of the sanctioner."""
    by = {role.actor.id for one in candidates if one.kind is Kind.SANCTION for role in one.actors}
    return [
        one
        for one in candidates
        if one.kind is not Kind.SUPPORT
        or one.trigger.pos == "VERB"
        or not (by & {role.actor.id for role in one.actors} or (by and not one.actors))
    ]
