"""Support told by a noun: the delivery of shells to Russia, Iran's transfer, American military aid to Ukraine."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from allegiance.extract.attribution import modality_of
from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import arguments, coordinated, owners, subjects
from allegiance.extract.items import ItemMention, below
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_of
from allegiance.model import Kind, Polarity, Stage
from allegiance.ontology import Frame, frame_of_verb, frames, governors, relation, words
from allegiance.syntax import Sentence, Token

_INVERTED = words("inverted")
_STOPPING = words("stopping")
_CATCHERS = words("catchers")
_CATCHING = words("catching")
_WEIGHING = words("weighing")
_PAST = {"VBD", "VBN"}
_RUNNING = words("running")
_SHIPPED = {"ammunition", "drones", "energy", "humanitarian", "missiles", "technology", "weapons"}
_STOPS = words("stops")
_LISTS = words("lists")
_PRESENTS = words("presents")
_BOUND = words("intending") | {"bind", "bound"}
_HELPING = {"arming", "backing", "bankrolling", "financing", "funding", "sponsorship", "support"}
_ASKING = {"appeal", "plea", "request"}
_OVER_WHAT = {"about", "for", "on", "over"}
_OWED = {"arrears", "debt", "repayment"}
_LIFTING = words("unstopping")
_SUCCOURING = words("succouring")
_EMBARGOES = {"ban", "curb", "embargo", "limit", "moratorium", "restriction", "sanction"}
_ANAPHORIC = words("anaphoric_deliveries")
_WITHDRAWALS = words("withdrawals")
_ORIGIN = ("by", "from")
_GOAL = ("to", "for", "into")
_MENTIONING = words("mentioning")
_OVER = {"over", "about", "despite"}
_FAULTING = words("faulting")
_BOUND_FOR = words("intending")
_BATTLING = {"attack", "battle", "combat", "fight", "repel", "resist"}


def support_by_noun(
    sentence: Sentence,
    roles: Roles,
    items: dict[int, ItemMention],
    taken: set[int],
    before: Sequence[ItemMention] = (),
) -> Iterator[Candidate]:
    """Candidates of nouns of giving; ``taken`` are the heads that a verb of the sentence has already read.

    A delivery whose contents are not named is one of the last item named, in the sentence or ``before`` it.
    """
    told: Candidate | None = None
    for token in sentence.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.i in taken or token.dep == "compound":
            continue
        above = sentence.head(token)
        if token.dep in ("dobj", "nsubjpass") and (above.i in taken or above.lemma in _BATTLING):
            continue
        if token.lemma in _WITHDRAWALS:
            withdrawn = _withdrawn(sentence, token, roles, items)
            if withdrawn is not None:
                yield withdrawn
            continue
        frame = _frame(token, items)
        if frame is None or _supplied(sentence, token) or _taken_home(sentence, token) or _withheld(sentence, token):
            continue
        earlier = [*before, *(item for item in items.values() if item.head.i < token.i)]
        last = [item for item in earlier if item.form in _SHIPPED]
        candidate = _read(sentence, token, frame, roles, items, last[-1:])
        if candidate is None and told is not None and frame.name == "delivery":
            candidate = _same_giving(sentence, token, told, items)
        if candidate is not None:
            told = candidate
            yield candidate


def _same_giving(sentence: Sentence, noun: Token, told: Candidate, items: dict[int, ItemMention]) -> Candidate | None:
    """The second noun of giving in a row: "through military aid to B as well as the provision of intelligence"."""
    given = below(sentence, noun, items)
    between = sentence.tokens[told.trigger.i + 1 : noun.i]
    row = any(token.tag == "CC" or token.text in (",", "well") for token in between)
    parted = any(token.pos in ("VERB", "AUX") or token.text in ";:" for token in between)
    paid = any(item.form == "finance" for item in told.items)  # payments go the other way than deliveries
    if not given or not row or parted or paid or not (told.actors or told.recipients):
        return None
    return replace(told, trigger=noun, pattern=f"delivery:{noun.lemma}", items=given, form=None)


def _supplied(sentence: Sentence, noun: Token) -> bool:
    """True below "the largest supplier of": that is a ranking."""
    above = sentence.head(noun)
    return above.lemma == "of" and sentence.head(above).lemma in relation("ranking")["nouns"]


def _taken_home(sentence: Sentence, noun: Token) -> bool:
    return any(above.lemma in _WITHDRAWALS for above in sentence.ancestors(noun) if above.pos == "NOUN")


def _withheld(sentence: Sentence, noun: Token) -> bool:
    """True below an embargo, and of recognition that is switched from one to another."""
    above = sentence.head(noun)
    ban = sentence.head(above)
    under = ("on", "of", "against", "to") if ban.dep == "relcl" else ("on", "of", "against")
    ban = sentence.head(ban) if ban.dep == "relcl" else ban
    barred = above.lemma in under and ban.lemma in _EMBARGOES
    return barred or (noun.lemma == "recognition" and above.lemma in ("switch", "shift", "transfer", "withdraw"))


def _withdrawn(sentence: Sentence, noun: Token, roles: Roles, items: dict[int, ItemMention]) -> Candidate | None:
    """ "The withdrawal of Russian forces from Syria": what the owner of the forces gave has ended."""
    given = below(sentence, noun, items)
    withdrawers = [role for item in given for role in roles.modifier(sentence, item.head)] or roles.modifier(
        sentence, noun
    )
    heads = [noun, *(item.head for item in given), *(t for t in sentence.ancestors(noun) if t.pos == "VERB")]
    left = [pobj for head in heads for pobj in sentence.after(head, "from")]
    known = {role.actor.id for role in withdrawers}
    places = [role for head in left for role in roles.places(head)]
    where = [role for role in [*roles.all_parties(sentence, left), *places] if role.actor.id not in known]
    if not given or not withdrawers or not where:
        return None
    return Candidate(
        Kind.SUPPORT, sentence, noun, f"withdrawal:{noun.lemma}", withdrawers, where[:1], [], given, None,
        Stage.ENDED, modality_of(sentence, noun),
    )  # fmt: skip


def _frame(token: Token, items: dict[int, ItemMention]) -> Frame | None:
    delivery, aid = _frames_of_nouns()
    if token.lemma in delivery.nouns:
        return delivery
    return aid if token.i in items or token.lemma in aid.nouns else None


@cache
def _frames_of_nouns() -> tuple[Frame, Frame]:
    by_name = {frame.name: frame for frame in frames()}
    return by_name["delivery"], by_name["aid"]


def _read(
    sentence: Sentence,
    noun: Token,
    frame: Frame,
    roles: Roles,
    items: dict[int, ItemMention],
    last: Sequence[ItemMention],
) -> Candidate | None:
    near = roles.modifier(sentence, noun)
    origin = _after(sentence, noun, _ORIGIN, roles)
    goal = _after(sentence, noun, _GOAL, roles)
    given = below(sentence, noun, items) or ([items[noun.i]] if noun.i in items else [])
    if near and not goal:
        goal = _bound(sentence, noun, given, roles)
    if not given and noun.dep == "appos" and noun.lemma in _PRESENTS:
        given = below(sentence, sentence.head(noun), items)  # "four helicopters, a gift from A"
    if frame.name == "delivery" and not given and goal and noun.lemma in _ANAPHORIC:
        given = list(last)
    if noun.lemma in _ASKING:
        asked = [item for pobj in sentence.after(noun, "for") for item in below(sentence, pobj, items)]
        asked_for = origin or _after(sentence, noun, ("to", "of"), roles) or _makers(sentence, asked, roles)
        return _candidate(sentence, noun, frame, asked_for, near, asked) if asked and asked_for and near else None
    if not given:
        given = _beyond_agent(sentence, noun, items)
    if frame.name == "delivery" and not given:
        return _unnamed(sentence, noun, near or origin, roles)
    givers, recipients = origin or near, goal
    if noun.lemma in _INVERTED:
        givers, recipients = origin, goal or near
    if not givers:
        givers = _makers(sentence, given, roles)
    if noun.lemma in _INVERTED and not givers:
        givers, recipients = _dealing(sentence, noun, roles) or (givers, recipients)
    if not recipients and near and noun.lemma in _HELPING:
        recipients = roles.all_parties(sentence, sentence.after(noun, "of"))  # "A's backing of B"
    if not recipients and not origin and given:
        recipients = _thankful(sentence, noun, roles)
        givers = near or (_thanked(sentence, noun, roles) if recipients else givers)
    if noun.lemma in _OWED:  # "Iraq's debt to Iran": Iran has lent it
        givers, recipients = goal, near or _owner(sentence, noun, roles)
    elif noun.lemma == "need" and not recipients:
        recipients = _owner(sentence, noun, roles)
    if origin and not recipients and frame.name == "aid":
        recipients = _helped(sentence, noun, roles)
    complaining = {role.actor.id for role in _complaining(sentence, noun, roles)}
    if not givers and recipients:
        givers = [role for role in _owner(sentence, noun, roles) if role.actor.id not in complaining]
    if not recipients and near and not goal and frame.name == "aid":
        recipients, givers = _with(sentence, noun, roles), near
    if noun.lemma == "training" and not recipients:
        givers, recipients = _trained(sentence, noun, roles, origin)
        given = [items[noun.i]] if noun.i in items else given
    if not recipients and frame.name == "delivery" and givers:
        recipients = []
    elif not recipients or (not givers and frame.name == "aid" and not origin):
        return None
    if not givers and not recipients:
        return None
    return _candidate(sentence, noun, frame, givers, recipients, given, complaining)


def _candidate(
    sentence: Sentence, noun: Token, frame: Frame, givers: list[Role], recipients: list[Role],
    given: list[ItemMention], complaining: Iterable[str] = (),
) -> Candidate | None:  # fmt: skip
    known = {role.actor.id for role in givers}
    distinct = [role for role in recipients if role.actor.id not in known]
    if recipients and not distinct:
        return None
    stage, polarity = _standing(sentence, noun, frame)
    return Candidate(
        Kind.SUPPORT, sentence, noun, f"{frame.name}:{noun.lemma}", givers, distinct, [], given,
        None if given else "other", stage, polarity, makers=frozenset(complaining),
    )  # fmt: skip


def _unnamed(sentence: Sentence, noun: Token, givers: list[Role], roles: Roles) -> Candidate | None:
    """ "An Iranian shipment bound for B" claims no item, but tells whose is what a later sentence names."""
    bound = [child for child in sentence.children(noun, "acl", "relcl", "amod") if child.lemma in _BOUND_FOR]
    heads = [twin for child in bound for head in sentence.after(child, "for") for twin in coordinated(sentence, head)]
    known = {role.actor.id for role in givers}
    recipients = [role for role in roles.all_parties(sentence, heads) if role.actor.id not in known]
    if not givers or not recipients:
        return None
    return Candidate(
        Kind.SUPPORT, sentence, noun, f"unnamed:{noun.lemma}", givers, recipients, form="other",
        stage=Stage.UNDERWAY, silent=True,
    )  # fmt: skip


def _makers(sentence: Sentence, given: Sequence[ItemMention], roles: Roles) -> list[Role]:
    return [role for item in given for role in roles.modifier(sentence, item.head)]


def _beyond_agent(sentence: Sentence, noun: Token, items: dict[int, ItemMention]) -> list[ItemMention]:
    """The goods in "the sale by A of rifles to B"."""
    agents = sentence.after(noun, "by", "from")
    return [item for agent in agents for pobj in sentence.after(agent, "of") for item in below(sentence, pobj, items)]


def _dealing(sentence: Sentence, noun: Token, roles: Roles) -> tuple[list[Role], list[Role]] | None:
    """Seller and buyer in "B negotiates with A over the purchase of rifles"."""
    verb = sentence.head(sentence.head(noun))
    if sentence.head(noun).lemma not in _OVER_WHAT or verb.pos not in ("VERB", "NOUN"):
        return None
    sellers = roles.all_parties(sentence, sentence.after(verb, "with"))
    above = (
        verb if verb.pos == "VERB" else next((t for t in sentence.ancestors(verb) if t.pos in ("VERB", "AUX")), verb)
    )
    buyers = roles.all_parties(sentence, list(subjects(sentence, above)))
    return (sellers, buyers) if sellers and buyers else None


def _after(sentence: Sentence, noun: Token, names: tuple[str, ...], roles: Roles) -> list[Role]:
    heads: list[Token] = []
    for prep in sentence.children(noun, "prep", "agent"):
        if prep.lemma in names:
            for one in [prep, *coordinated(sentence, prep)[1:]]:
                heads.extend(sentence.children(one, "pobj"))
        elif prep.lemma == "of" or (prep.lemma in _GOAL and names == _ORIGIN):
            for pobj in sentence.children(prep, "pobj"):
                for inner in sentence.children(pobj, "prep"):
                    if inner.lemma in names:
                        heads.extend(sentence.children(inner, "pobj"))
    top = _stopped(sentence, noun)
    verb = sentence.head(top)
    if top is not noun and not heads and verb.lemma in _LIFTING:
        noun = top
    if not heads and noun.dep in ("dobj", "nsubjpass") and verb.pos == "VERB":
        for prep in sentence.children(verb, "prep", "dative"):
            if prep.lemma in names:
                heads.extend(sentence.children(prep, "pobj"))
            elif prep.dep == "dative" and prep.pos == "PROPN" and names == _GOAL:
                heads.append(prep)
    named = [head for head in heads if head.lemma not in _LISTS]
    return roles.all_parties(sentence, [twin for head in named for twin in coordinated(sentence, head)])


def _bound(sentence: Sentence, noun: Token, given: Sequence[ItemMention], roles: Roles) -> list[Role]:
    """For whom the things are in "Serbian rifles bound for Chad"."""
    clauses = [c for head in (noun, *(item.head for item in given)) for c in sentence.children(head, "acl", "amod")]
    ends = [t for c in clauses if c.lemma in _BOUND and c.i > noun.i for t in sentence.after(c, "for", "to")]
    return roles.all_parties(sentence, [twin for end in ends for twin in coordinated(sentence, end)])


def _stopped(sentence: Sentence, noun: Token) -> Token:
    """The stop that is lifted in "lifted its freeze on aid"; the noun itself elsewhere."""
    preposition = sentence.head(noun)
    above = sentence.head(preposition)
    return above if noun.dep == "pobj" and preposition.lemma == "on" and above.lemma in _STOPS else noun


def _helped(sentence: Sentence, noun: Token, roles: Roles) -> list[Role]:
    """Who grew, held out, won "with support from" somebody: the subject of the verb above."""
    if sentence.head(noun).lemma != "with":
        return []
    verb = next((t for t in sentence.ancestors(noun) if t.pos in ("VERB", "AUX")), None)
    return roles.all_parties(sentence, list(subjects(sentence, verb))) if verb is not None else []


def _thankful(sentence: Sentence, noun: Token, roles: Roles) -> list[Role]:
    """Who "thanked A for its gift"."""
    preposition = sentence.head(noun)
    verb = sentence.head(preposition)
    if preposition.lemma != "for" or verb.lemma != "thank":
        return []
    return roles.all_parties(sentence, list(subjects(sentence, verb)))


def _thanked(sentence: Sentence, noun: Token, roles: Roles) -> list[Role]:
    return roles.all_parties(sentence, arguments(sentence, sentence.head(sentence.head(noun))).object)


def _with(sentence: Sentence, noun: Token, roles: Roles) -> list[Role]:
    """Who did it in "with Turkish help, B drove them back", "thanks to Turkish drones, B won"."""
    preposition = sentence.head(noun)
    first = min(sentence.subtree(noun)).i
    if noun.dep == "nsubj" and first and sentence.tokens[first - 1].dep == "prep":
        preposition = sentence.tokens[first - 1]  # "With A's help B built a radar": no subject of it
    thanks = preposition.lemma == "to" and sentence.head(preposition).text.lower() == "thanks"
    thanks |= preposition.lemma == "without"
    if not thanks and (preposition.lemma != "with" or noun.lemma not in _SUCCOURING):
        return []
    verb = next((t for t in sentence.ancestors(noun) if t.pos in ("VERB", "AUX")), None)
    if verb is None or (not thanks and sentence.head(preposition).i != verb.i):
        return []
    return roles.all_parties(sentence, [token for token in subjects(sentence, verb) if token.i != noun.i])


def _trained(sentence: Sentence, noun: Token, roles: Roles, origin: Sequence[Role]) -> tuple[list[Role], list[Role]]:
    """ "The training of B's crews by A", "the training of B's crews in A"."""
    pupils = sentence.after(noun, "of")
    recipients = roles.all_parties(sentence, pupils)
    known = {role.actor.id for role in recipients}
    heads = [noun, *pupils, *(t for t in (sentence.head(noun),) if t.pos == "VERB" and noun.dep == "nsubj")]
    places = [pobj for head in heads for pobj in sentence.after(head, "in", "at", "by")]
    where = [role for role in roles.all_parties(sentence, places) if role.actor.id not in known]
    givers = [*origin] or where
    return (givers, recipients) if givers and recipients else ([], [])


def _owner(sentence: Sentence, noun: Token, roles: Roles) -> list[Role]:
    verb = next((above for above in sentence.ancestors(noun) if above.pos in ("VERB", "AUX")), None)
    if verb is not None and verb.lemma in _FAULTING and sentence.head(noun).lemma in ("for", "over"):
        return roles.all_parties(sentence, arguments(sentence, verb).object)
    found = roles.all_parties(sentence, list(owners(sentence, noun)))
    if not found and verb is not None and not sentence.children(noun, "poss"):
        found = roles.all_parties(sentence, list(subjects(sentence, verb)))
    return found


def _complaining(sentence: Sentence, noun: Token, roles: Roles) -> list[Role]:
    """Who "demanded an explanation over" or is "citing" a gift: he speaks of another's."""
    verb = next((above for above in sentence.ancestors(noun) if above.pos in ("VERB", "AUX")), None)
    if verb is None or sentence.children(noun, "poss"):
        return []
    above = sentence.head(noun)
    told = above.lemma in _OVER or (above.i == verb.i and verb.lemma in _MENTIONING)
    return roles.all_parties(sentence, list(subjects(sentence, verb))) if told else []


def _held_up(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """ "The coast guard stopped an Iranian shipment": caught on its way, not given up by its sender."""
    catchers = [token for token in subjects(sentence, verb) if token.lemma in _CATCHERS]
    one = noun.tag == "NN" and not any(child.tag == "PRP$" for child in sentence.children(noun))
    return one and verb.lemma in ("stop", "halt", "block") and bool(catchers)


def _standing(sentence: Sentence, noun: Token, frame: Frame) -> tuple[Stage, Polarity]:
    base = frame.stages.get(noun.lemma)
    polarity = modality_of(sentence, noun)
    stop = next((t for t in sentence.ancestors(noun) if t.pos == "NOUN" and t.lemma in _STOPS), None)
    if stop is not None and sentence.head(stop).lemma in _LIFTING and stop.dep in ("dobj", "nsubjpass"):
        return Stage.PLANNED, Polarity.ASSERTED
    word = governors()
    if any(above.lemma in _CATCHING and above.tag in _PAST for above in sentence.ancestors(noun)):
        return Stage.UNDERWAY, polarity
    for above in sentence.ancestors(noun):
        if above.lemma in _STOPPING:
            return (Stage.UNDERWAY if _held_up(sentence, noun, above) else Stage.ENDED), polarity
        if above.pos in ("VERB", "AUX"):
            if base is not None:
                break
            giving = frame_of_verb().get(above.lemma)
            if giving is not None and above.lemma in giving.stages and giving.name == "give":
                return Stage(giving.stages[above.lemma]), polarity
            for name in ("promised", "requested"):
                if above.lemma in word[name]:
                    return Stage(name), polarity
            if above.lemma in _WEIGHING:
                return Stage.PLANNED, polarity
            running = above.lemma in _RUNNING or above.pos == "AUX"
            return stage_of(sentence, above, None) if running else Stage.UNSPECIFIED, polarity
    return Stage(base) if base else Stage.UNSPECIFIED, polarity
