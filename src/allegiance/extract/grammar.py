"""Arguments of a verb or noun over a dependency tree, with control, coordination and relative clauses undone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_RELATIVE = {"WDT", "WP", "WP$"}
_ARGUMENTS = {"dobj", "nsubj", "nsubjpass", "pobj"}
_OBJECT_CONTROL = words("object_control")
_LEAVES = {"leave", "permission", "right"}
_ONE = {"another", "few", "first", "last", "none", "one", "some", "two", "three"}
_BLAME = words("blame")
_PENALTIES = words("penalties")
_CALLING = words("calling")
_SAYING = {"add", "announce", "confirm", "note", "report", "say", "tell"}
_REQUESTS = {"appeal", "call", "demand", "plea", "request"}
_REACTIONS = words("reactions")
_COUNTING = {"count", "include", "list", "mention", "name", "number"}
_IN_A_ROW = {"appos", "conj", "npadvmod", "dobj", "pobj"}
_THAT = (["that"], ["who"], ["which"])
_PERMISSIONS = words("permissions")
_HANDING = {"give", "grant"}


@dataclass(slots=True)
class Arguments:
    """Who stands where: heads of noun phrases, coordination expanded."""

    subject: list[Token] = field(default_factory=list)
    object: list[Token] = field(default_factory=list)
    indirect: list[Token] = field(default_factory=list)
    obliques: dict[str, list[Token]] = field(default_factory=dict)
    passive: bool = False


def coordinated(sentence: Sentence, token: Token) -> list[Token]:
    """The token and everything coordinated with it, in text order."""
    found = [token]
    for child in sentence.children(token, "conj"):
        if not _speaks_next(sentence, token, child):
            found.extend(coordinated(sentence, child))
    if token.pos == "PROPN":
        for child in sentence.children(token, "appos"):  # "A, the B, C and D": the parser takes B for another name of A
            if child.pos == "PROPN" and any(twin.pos == "PROPN" for twin in sentence.children(child, "conj")):
                found.extend(coordinated(sentence, child))
        if token.dep != "conj":
            found.extend(twin for twin in _row(sentence, token) if twin not in found)
    return found


def _speaks_next(sentence: Sentence, token: Token, twin: Token) -> bool:
    """True for the ministry in "men for the new corps, the ministry said", which the parser joins to the corps."""
    root = sentence.root
    if root.lemma not in _SAYING or root.i < twin.i:
        return False
    if any(token.i < cc.i < twin.i for cc in sentence.children(token, "cc")):
        return False
    return sentence.subtree(twin)[-1].i == root.i - 1


def _row(sentence: Sentence, token: Token) -> list[Token]:
    """The other names of a row as it stands, "Mali, the Baltic states, Peru and Chad", however it was parsed."""
    tokens, i = sentence.tokens, token.i + 1
    row: list[Token] = []
    while i < len(tokens) - 1 and (tokens[i].text == "," or tokens[i].dep == "cc"):
        last = tokens[i].dep == "cc"
        i += 1
        if tokens[i].dep == "cc":
            last, i = True, i + 1
        i += i < len(tokens) and tokens[i].tag == "DT"
        start = i
        while i < len(tokens) and tokens[i].pos in ("PROPN", "ADJ", "NOUN"):
            i += 1
        if i == start or not tokens[start].text[:1].isupper() or tokens[i - 1].dep not in _IN_A_ROW:
            return []
        row.append(tokens[i - 1])
        if last:
            return row if len(row) > 1 else []
    return []


def is_passive(sentence: Sentence, verb: Token) -> bool:
    """True for a passive verb, a bare past participle after a noun included."""
    if any(child.dep in ("auxpass", "nsubjpass") for child in sentence.children(verb)):
        return True
    if verb.tag == "VBN" and verb.dep == "conj" and sentence.children(verb, "dobj") and _has_done(sentence, verb):
        return False
    if verb.tag == "VBD" and verb.dep == "acl" and not sentence.children(verb, "nsubj", "dobj"):
        return True  # "drones bought from A": a participle, whatever the tagger says
    return verb.tag == "VBN" and (
        verb.dep == "acl" or (verb.dep in ("advcl", "conj", "xcomp") and not sentence.children(verb, "aux", "nsubj"))
    )


def _has_done(sentence: Sentence, verb: Token) -> bool:
    """True for the second verb of "has trained and armed the rebels"."""
    head = sentence.head(verb)
    if not sentence.children(head, "cc"):
        return False
    while head.dep == "conj" and not sentence.children(head, "aux"):
        head = sentence.head(head)
    return any(aux.lemma == "have" for aux in sentence.children(head, "aux")) and not is_passive(sentence, head)


def arguments(sentence: Sentence, verb: Token) -> Arguments:
    """The arguments of ``verb`` in its own clause chain."""
    found = Arguments(passive=is_passive(sentence, verb))
    for child in sentence.children(verb):
        if child.dep == "oprd" and child.tag == "JJ":
            _obliques(sentence, child, found.obliques)  # "made available to B"
        elif child.dep in ("dobj", "oprd", "attr"):
            found.object.extend(_referents(sentence, child))
        elif child.dep == "dative":
            inner = sentence.children(child, "pobj")
            found.indirect.extend(t for pobj in (inner or [child]) for t in _referents(sentence, pobj))
        elif child.dep == "agent":
            found.subject.extend(t for pobj in sentence.children(child, "pobj") for t in _referents(sentence, pobj))
    if found.passive and not found.subject:
        found.subject.extend(_shared_agent(sentence, verb))
    if not found.object and not found.passive:  # "make ten frigates available to B", read as a clause of its own
        for small in sentence.children(verb, "ccomp"):
            if small.lemma in ("available", "worth"):
                found.object.extend(
                    t for thing in sentence.children(small, "nsubj") for t in _referents(sentence, thing)
                )
                _obliques(sentence, small, found.obliques)
    _obliques(sentence, verb, found.obliques)
    for thing in list(found.object):
        _obliques(sentence, thing, found.obliques)
    surface = list(subjects(sentence, verb))
    if found.passive:
        if found.object:
            found.indirect.extend(surface)
        else:
            found.object.extend(surface)
            for thing in surface:
                _obliques(sentence, thing, found.obliques)
    else:
        found.subject.extend(surface)
    relative = _relative_above(sentence, verb)
    if relative is not None and not found.object and not found.passive:
        gap = sentence.head(relative)
        if gap not in found.subject and not set(antecedents(sentence, gap)) & set(found.subject):
            found.object.extend(antecedents(sentence, gap))
    return found


def _relative_above(sentence: Sentence, verb: Token) -> Token | None:
    """The relative clause that ``verb`` is the heart of: "which it is willing to send" is about what is sent."""
    token = verb
    while token.dep in ("xcomp", "acomp") and token.head != token.i:
        token = sentence.head(token)
        if sentence.children(token, "dobj", "attr") and not any(
            is_relative(child) for child in sentence.children(token, "dobj")
        ):
            return None
    return token if token.dep == "relcl" else None


def _shared_agent(sentence: Sentence, verb: Token) -> list[Token]:
    """By whom, where the verb after it says so for both: "armed and paid by Iran"."""
    for twin in sentence.children(verb, "conj"):
        if twin.tag == "VBN":
            by = [pobj for agent in sentence.children(twin, "agent") for pobj in sentence.children(agent, "pobj")]
            found = [referent for pobj in by for referent in _referents(sentence, pobj)]
            found = found or _shared_agent(sentence, twin)
            if found:
                return found
    return []


def _obliques(sentence: Sentence, token: Token, into: dict[str, list[Token]]) -> None:
    for prep in sentence.children(token, "prep", "prt", "agent"):
        name = prep.lemma
        for inner in sentence.children(prep, "prep") if prep.lemma != "accord" else ():
            for pobj in sentence.children(inner, "pobj"):
                into.setdefault(inner.lemma, []).extend(_referents(sentence, pobj))
        for pobj in sentence.children(prep, "pobj"):
            if name == "to" and pobj.lemma in _REACTIONS:
                continue  # "to the surprise of B"
            into.setdefault(name, []).extend(_referents(sentence, pobj))
            if name in ("of", "worth", "with"):
                _obliques(sentence, pobj, into)
        for twin in sentence.children(prep, "conj"):
            for pobj in sentence.children(twin, "pobj"):
                into.setdefault(twin.lemma, []).extend(_referents(sentence, pobj))


def _referents(sentence: Sentence, token: Token) -> list[Token]:
    if is_relative(token):
        for above in sentence.ancestors(token):
            if above.dep == "relcl":
                return antecedents(sentence, sentence.head(above))
        before = _named_before(sentence, token)
        return antecedents(sentence, before) if before is not None else []
    return coordinated(sentence, token)


def is_relative(token: Token) -> bool:
    """True for a relative pronoun, the "that" included which the tagger takes for a conjunction."""
    return token.tag in _RELATIVE or (token.lemma == "that" and token.tag == "IN" and token.dep in _ARGUMENTS)


def _named_before(sentence: Sentence, pronoun: Token) -> Token | None:
    """What "which" goes back to where the parser hangs its clause on the verb: the noun right before the comma."""
    i = pronoun.i - 1
    if i >= 0 and sentence.tokens[i].dep == "prep":
        i -= 1
    if i > 0 and sentence.tokens[i].text == ",":
        i -= 1
    found = sentence.tokens[i] if i >= 0 else pronoun
    return found if found.pos in ("NOUN", "PROPN") and found.i < pronoun.i else None


def antecedents(sentence: Sentence, token: Token) -> list[Token]:
    """What a relative clause at ``token`` is about: a row of names is meant as a whole, else the noun alone."""
    if token.dep == "appos" and token.pos == "NOUN" and sentence.head(token).pos == "PROPN":
        return [sentence.head(token)]
    members = _members(sentence, token)
    if members:
        return members
    first = token
    while first.dep == "conj" and first.pos == "PROPN" and sentence.head(first).pos == "PROPN":
        first = sentence.head(first)
    return coordinated(sentence, first) if first.pos == "PROPN" else [token]


def _members(sentence: Sentence, token: Token) -> list[Token]:
    """Who they are in "A and B were among the states that", "A joined the coalition that"."""
    if token.pos not in ("NOUN", "NUM"):
        return []
    above = sentence.head(token)
    if token.dep == "dobj" and above.lemma in ("head", "join", "lead"):
        return list(subjects(sentence, above, 1))
    if token.dep != "pobj" or above.lemma not in ("among", "of"):
        return []
    top = sentence.head(above)  # "is among the states that", "is one of the states that"
    if above.lemma == "among" and top.lemma in _COUNTING:  # "among those that sent aid he counted A and B"
        return [twin for thing in sentence.children(top, "dobj") for twin in coordinated(sentence, thing)]
    if above.lemma == "of":
        top = sentence.head(top) if top.dep == "attr" and top.lemma in _ONE else top
    if top.lemma != "be":
        return []
    return list(subjects(sentence, top, 1)) or [
        twin
        for named in sentence.children(top, "attr")
        if named.pos == "PROPN"
        for twin in coordinated(sentence, named)
    ]


def subjects(sentence: Sentence, verb: Token, depth: int = 0) -> Iterator[Token]:
    """The surface subject, looked up through coordination, control, gerunds and relative clauses."""
    own = sentence.children(verb, "nsubj", "nsubjpass") or _glued(sentence, verb)
    cleft = _cleft(sentence, verb, own)
    if cleft:
        yield from cleft
        return
    if own:
        for child in own:
            yield from _referents(sentence, child)
        return
    if depth > 4:
        return
    head = sentence.head(verb)
    if verb.dep == "relcl" and verb.tag == "VB" and head.dep == "attr" and sentence.children(verb, "aux", "dobj"):
        yield from subjects(sentence, sentence.head(head), depth + 1)  # "was the first country to recognise B"
    elif verb.dep == "acl" or is_purpose(sentence, verb):
        if verb.tag == "VB" and head.lemma in _REQUESTS and head.dep in ("dobj", "nsubjpass"):
            yield from _asked(sentence, head, depth)
        elif verb.tag == "VB" and head.lemma in _PERMISSIONS:
            yield from _permitted(sentence, head, depth)
        elif verb.tag == "VB":
            given = sentence.children(sentence.head(head), "dative") if head.lemma in _LEAVES else []
            if given and head.dep == "dobj":  # "granted B the right to use its ports": B uses them
                yield from (t for dative in given for t in _referents(sentence, dative))
                return
            yield from owners(sentence, head, depth + 1)
        else:
            yield from antecedents(sentence, head) if head.dep == "appos" else [head]
    elif _unjoined(sentence, verb):
        for attribute in sentence.children(head, "attr"):
            yield from _referents(sentence, attribute)
    elif verb.dep == "relcl":
        if not sentence.children(verb, "dobj") or any(t.tag in _RELATIVE for t in sentence.children(verb)):
            yield from antecedents(sentence, head)
    elif verb.dep in ("conj", "parataxis") and head.pos in ("VERB", "AUX", "ADJ"):
        yield from subjects(sentence, _told(sentence, head, verb) or head, depth + 1)
    elif verb.dep == "acomp" or (verb.dep == "xcomp" and head.dep == "acomp"):
        yield from subjects(sentence, head if verb.dep == "acomp" else sentence.head(head), depth + 1)
    elif verb.dep in ("xcomp", "ccomp") and head.pos in ("VERB", "AUX", "ADJ"):
        objects = sentence.children(head, "dobj", "dative")
        called = _called_on(sentence, head)
        if called:
            yield from called
        elif objects and head.lemma in _OBJECT_CONTROL:
            yield from _referents(sentence, objects[0])
        else:
            yield from subjects(sentence, head, depth + 1)
    elif verb.dep == "advcl" and head.pos in ("VERB", "AUX"):
        yield from _spoken_of(sentence, verb) or subjects(sentence, head, depth + 1)
    elif verb.dep == "pcomp":
        governor = sentence.head(head)
        if governor.dep == "parataxis" and head.i < governor.i:  # "By arming B, the ministry said, A did harm"
            governor = sentence.head(governor)
        if governor.pos in ("VERB", "AUX"):
            objects = sentence.children(governor, "dobj")
            if head.lemma == "for" and any(thing.lemma in _PENALTIES for thing in objects):
                yield from _punished(sentence, governor, objects)
                return
            if governor.lemma in _BLAME and is_passive(sentence, governor):
                yield from subjects(sentence, governor, depth + 1)
            elif governor.lemma in _BLAME and objects:
                yield from _referents(sentence, objects[0])
            else:
                yield from subjects(sentence, governor, depth + 1)
        else:
            yield from owners(sentence, governor, depth + 1)


def _cleft(sentence: Sentence, verb: Token, own: Sequence[Token]) -> list[Token]:
    """Who it was in "it was A that armed B"."""
    being = sentence.head(verb)
    if being.lemma != "be" or verb.dep not in ("ccomp", "advcl", "relcl") or [t.text.lower() for t in own] not in _THAT:
        return []
    it = any(token.text.lower() == "it" for token in sentence.children(being, "nsubj"))
    who = [twin for token in sentence.children(being, "attr") for twin in coordinated(sentence, token)]
    return [token for token in who if not sentence.children(token, "neg")] if it else []


def is_purpose(sentence: Sentence, verb: Token) -> bool:
    """True in "a deal to send tanks", which the parser takes for a relative clause."""
    if verb.dep != "relcl" or verb.tag != "VB" or not sentence.children(verb, "dobj"):
        return False
    relative = any(token.tag in _RELATIVE for child in sentence.children(verb) for token in sentence.subtree(child))
    return not relative and any(child.lemma == "to" for child in sentence.children(verb, "aux"))


def _asked(sentence: Sentence, request: Token, depth: int) -> Iterator[Token]:
    """Who is to do it: who "refused B's request to send tanks", by whom it "was turned down"."""
    above = sentence.head(request)
    if request.dep == "dobj":
        yield from subjects(sentence, above, depth + 1)
    else:
        yield from (token for by in sentence.children(above, "agent") for token in sentence.children(by, "pobj"))


def _permitted(sentence: Sentence, permission: Token, depth: int) -> Iterator[Token]:
    """Who may do it: who seeks or has another's permission, or is given it."""
    above = sentence.head(permission)
    if permission.dep != "dobj" or above.pos != "VERB":
        return
    if above.lemma in _HANDING and not is_passive(sentence, above):
        found = arguments(sentence, above)
        yield from [*found.indirect, *found.obliques.get("to", ())]
    else:
        yield from subjects(sentence, above, depth + 1)


def _glued(sentence: Sentence, verb: Token) -> list[Token]:
    """The name that the parser takes for a part of the verb after it: "China shields", "Pakistan backs"."""
    if verb.tag not in ("VBZ", "VBD", "VBP") or verb.dep != "ROOT":
        return []
    before = sentence.children(verb, "compound", "advmod", "amod", "nmod", "npadvmod")
    return [child for child in before if child.i == verb.i - 1 and child.text[:1].isupper()]


def _spoken_of(sentence: Sentence, participle: Token) -> list[Token]:
    """What it was in "spoke of 80 tanks, handed over by now"."""
    head = sentence.head(participle)
    if participle.tag != "VBN" or head.lemma not in ("speak", "talk"):
        return []
    things = [noun for noun in sentence.after(head, "of") if noun.i < participle.i]
    between = sentence.tokens[things[-1].i + 1 : participle.i] if things else ()
    return things[-1:] if all(token.pos in ("PUNCT", "CCONJ") for token in between) else []


def _unjoined(sentence: Sentence, verb: Token) -> bool:
    """True for "handed" in "what we know is that guns were handed to B", whose guns the parser gives to "is"."""
    head = sentence.head(verb)
    if verb.dep != "conj" or head.lemma != "be" or any(head.i < cc.i < verb.i for cc in sentence.children(head, "cc")):
        return False
    things = sentence.children(head, "attr")
    return any(child.lemma == "that" for thing in things for child in sentence.children(thing, "det"))


def _told(sentence: Sentence, saying: Token, verb: Token) -> Token | None:
    """The clause that ``verb`` goes on with in "A sends arms, an official said, and trains crews"; null elsewhere."""
    named = sentence.children(saying, "nsubj")
    for told in sentence.children(saying, "ccomp"):
        if named and told.i < named[0].i < verb.i and sentence.tokens[verb.i - 1].i > saying.i:
            return told
    return None


def _called_on(sentence: Sentence, verb: Token) -> list[Token]:
    """Who shall do it in "called on Beijing to stop", "appealed to Berlin to send"."""
    if verb.lemma not in _CALLING:
        return []
    return [referent for pobj in sentence.after(verb, "on", "upon", "to") for referent in _referents(sentence, pobj)]


def _punished(sentence: Sentence, verb: Token, penalties: list[Token]) -> Iterator[Token]:
    """On whom a penalty falls: "sanctions on Iran for supplying" tells of Iran's supplying."""
    for token in (verb, *penalties):
        for prep in sentence.children(token, "prep"):
            if prep.lemma in ("on", "against", "upon"):
                for pobj in sentence.children(prep, "pobj"):
                    yield from _referents(sentence, pobj)


def owners(sentence: Sentence, noun: Token, depth: int = 0) -> Iterator[Token]:
    """Whose plan, promise or decision it is: the possessor, else the subject of the verb above."""
    possessors = sentence.children(noun, "poss")
    if possessors:
        yield from possessors
        return
    for prep in sentence.children(noun, "prep"):
        if prep.lemma in ("of", "by"):
            yield from sentence.children(prep, "pobj")
            return
    for above in sentence.ancestors(noun):
        if above.pos in ("VERB", "AUX"):
            yield from subjects(sentence, above, depth + 1)
            return
