"""Support told by a verb: A sends, sells, trains, asks for, stops; items go; B receives from A."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import Arguments, arguments, subjects
from allegiance.extract.items import ItemMention, below
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.model import Kind, Stage
from allegiance.ontology import Frame, frame_of_verb
from allegiance.syntax import Sentence, Token

_TO = ("to", "for", "into", "towards", "toward")
_VIA = ("via", "through")
_POINTING = {"them", "these", "those", "more", "some", "several", "something", "nothing", "all", "many"}
_HOLDERS = {"shipment", "cargo", "package", "consignment", "delivery", "aid", "load", "batch", "assistance", "content",
            "board", "donation", "convoy", "tranche", "haul", "list", "supply"}  # fmt: skip


def support_by_verb(
    sentence: Sentence, roles: Roles, items: dict[int, ItemMention], before: Sequence[ItemMention] = ()
) -> Iterator[Candidate]:
    """Candidates of every verb in the sentence that opens a frame of support.

    ``before`` are the items named so far: what "them", "three more" or "12,000" without a noun stand for.
    """
    items = items | _pointing(sentence, items, before)
    for token in sentence.tokens:
        if token.pos != "VERB" and token.tag[:2] != "VB":
            continue
        frame = frame_of_verb().get(token.lemma)
        if frame is None or token.dep in ("aux", "auxpass"):
            continue
        if token.lemma == "be" and not _holds(sentence, token):
            frame = frame_of_verb()["stay"]
        candidate = _READERS[frame.name](sentence, token, frame, roles, items)
        if candidate is not None:
            yield candidate


def _pointing(
    sentence: Sentence, items: dict[int, ItemMention], before: Sequence[ItemMention]
) -> dict[int, ItemMention]:
    if not before:
        return {}
    last = before[-1]
    return {
        token.i: replace(last, head=token)
        for token in sentence.tokens
        if token.i not in items
        and token.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
        and (
            token.text.lower() in _POINTING
            or (token.tag == "CD" and not sentence.children(token, "prep") and not _is_date(sentence, token))
        )
    }


def _is_date(sentence: Sentence, token: Token) -> bool:
    return (sentence.head(token).dep in ("prep", "npadvmod") and token.dep == "pobj") or "%" in sentence.head(
        token
    ).text


def _given(sentence: Sentence, tokens: Sequence[Token], items: dict[int, ItemMention]) -> list[ItemMention]:
    found: dict[int, ItemMention] = {}
    for token in tokens:
        for item in below(sentence, token, items):
            found.setdefault(item.head.i, item)
    return list(found.values())


def _origin_of(sentence: Sentence, roles: Roles, given: Sequence[ItemMention]) -> list[Role]:
    """Whose the items are by the words before them: North Korean soldiers, its troops."""
    found: dict[str, Role] = {}
    for item in given:
        for role in roles.modifier(sentence, item.head):
            found.setdefault(role.actor.id, role)
    return list(found.values())


def _towards(sentence: Sentence, found: Arguments, roles: Roles, items: dict[int, ItemMention]) -> list[Role]:
    heads = [t for name in _TO for t in found.obliques.get(name, ()) if t.i not in items]
    return roles.all_parties(sentence, heads)


def _candidate(
    sentence: Sentence,
    verb: Token,
    frame: Frame,
    found: Arguments,
    roles: Roles,
    givers: list[Role],
    recipients: list[Role],
    given: list[ItemMention],
) -> Candidate | None:
    if not given and verb.lemma in frame.needs_item:
        return None
    taken = {role.actor.id for role in givers}
    recipients = [role for role in recipients if role.actor.id not in taken]
    base = frame.stages.get(verb.lemma)
    if verb.lemma == "put" and any(t.lemma in ("hold", "ice") for t in found.obliques.get("on", ())):
        base = "ended"
    stage, polarity = stage_and_polarity(sentence, verb, base)
    via = roles.all_parties(sentence, [t for name in _VIA for t in found.obliques.get(name, ())])
    return Candidate(
        Kind.SUPPORT,
        sentence,
        verb,
        f"{frame.name}:{verb.lemma}",
        givers,
        recipients,
        [("via", role) for role in via],
        given,
        None if given else frame.forms.get(verb.lemma, "other"),
        stage,
        polarity,
    )


def _give(
    sentence: Sentence, verb: Token, frame: Frame, roles: Roles, items: dict[int, ItemMention]
) -> Candidate | None:
    found = arguments(sentence, verb)
    if verb.lemma == "bring" and any(c.lemma in ("close", "closer", "together", "down", "about") for c in sentence.subtree(verb)):
        return None
    if "against" in found.obliques or ("at" in found.obliques and not found.indirect):
        return None
    things = [*found.object, *found.obliques.get("with", ()), *sentence.children(verb, "conj")]
    if found.passive and found.indirect:
        things = list(found.object)
    given = _given(sentence, things, items)
    heads = {item.head.i for item in given}
    recipients = roles.all_parties(sentence, [t for t in found.indirect if t.i not in heads])
    if not recipients:
        recipients = roles.all_parties(sentence, [t for t in found.object if t.i not in heads and t.i not in items])
    if not recipients:
        recipients = _glued(sentence, verb, roles, given) or _towards(sentence, found, roles, items)
    if not given:
        given = _given(sentence, [t for name in ("for", "to") for t in found.obliques.get(name, ())], items) if verb.lemma in (
            "allocate", "earmark", "commit", "contribute", "pledge") else given  # fmt: skip
    if not given and not recipients:
        return None
    givers = roles.all_parties(sentence, found.subject)
    if not givers and given:
        origins = found.obliques.get("from", ())
        givers = roles.all_parties(sentence, origins) or _origin_of(sentence, roles, given)
    return _candidate(sentence, verb, frame, found, roles, givers, recipients, given)


def _glued(sentence: Sentence, verb: Token, roles: Roles, given: Sequence[ItemMention]) -> list[Role]:
    """The recipient that a parser takes for the first word of the thing given: "sent Tripoli drones"."""
    if verb.i + 1 >= len(sentence.tokens):
        return []
    after = sentence.tokens[verb.i + 1]
    for item in given:
        if after.i < item.head.i and after.pos == "PROPN" and after in sentence.subtree(item.head):
            for token in sentence.tokens[after.i : min(after.i + 4, item.head.i)]:
                mention = roles.mention(token)
                if mention is not None and mention.how in ("name", "alias", "capital", "metonym") and token.pos == "PROPN":
                    return roles.parties(sentence, token)
    return []


def _equip(
    sentence: Sentence, verb: Token, frame: Frame, roles: Roles, items: dict[int, ItemMention]
) -> Candidate | None:
    found = arguments(sentence, verb)
    recipients = roles.all_parties(sentence, found.object)
    helped = [clause for clause in sentence.children(verb, "ccomp", "xcomp") if sentence.children(clause, "nsubj")]
    if not recipients and helped:
        recipients = roles.all_parties(sentence, sentence.children(helped[0], "nsubj"))
    if not recipients:
        return None
    given = _given(sentence, found.obliques.get("with", ()), items)
    if not given and verb.lemma in ("help", "assist"):
        clauses = sentence.children(verb, "ccomp", "xcomp")
        given = [
            i for c in clauses for i in _given(sentence, sentence.children(c, "dobj"), items) if i.form == "technology"
        ]
    givers = roles.all_parties(sentence, found.subject)
    if not givers:
        return None
    candidate = _candidate(sentence, verb, frame, found, roles, givers, recipients, given)
    if candidate is not None and candidate.stage is Stage.DELIVERED and verb.tag in ("VBZ", "VBP", "VBG"):
        candidate.stage = Stage.UNDERWAY
    return candidate


def _get(
    sentence: Sentence, verb: Token, frame: Frame, roles: Roles, items: dict[int, ItemMention]
) -> Candidate | None:
    found = arguments(sentence, verb)
    given = _given(sentence, found.object, items)
    givers = roles.all_parties(sentence, found.obliques.get("from", ()))
    if verb.lemma == "have":
        above = sentence.head(verb)
        if above.lemma != "let":
            return None
        givers = roles.all_parties(sentence, list(subjects(sentence, above)))
    if not givers:
        givers = _origin_of(sentence, roles, given)
    recipients = roles.all_parties(sentence, found.subject)
    if not recipients and not givers:
        return None
    return _candidate(sentence, verb, frame, found, roles, givers, recipients, given)


def _go(sentence: Sentence, verb: Token, frame: Frame, roles: Roles, items: dict[int, ItemMention]) -> Candidate | None:
    found = arguments(sentence, verb)
    given = _given(sentence, [*found.subject, *found.obliques.get("with", ())], items)
    if not given and not found.subject:
        given = _given(sentence, found.object, items)
    if not given:
        return None
    recipients = _towards(sentence, found, roles, items) or roles.all_parties(
        sentence, [*found.object, *found.obliques.get("in", ()), *found.obliques.get("at", ())]
    )
    givers = roles.all_parties(sentence, found.obliques.get("from", ()))
    if not givers:
        givers = _origin_of(sentence, roles, given)
    return _candidate(sentence, verb, frame, found, roles, givers, recipients, given)


def _request(
    sentence: Sentence, verb: Token, frame: Frame, roles: Roles, items: dict[int, ItemMention]
) -> Candidate | None:
    found = arguments(sentence, verb)
    given = _given(sentence, [*found.obliques.get("for", ()), *found.object], items)
    if not given:
        return None
    heads = {item.head.i for item in given}
    givers = roles.all_parties(sentence, [t for t in found.object if t.i not in heads]) or roles.all_parties(
        sentence, [*found.obliques.get("from", ()), *found.obliques.get("to", ())]
    )
    recipients = roles.all_parties(sentence, found.subject)
    if not givers and not recipients:
        return None
    return _candidate(sentence, verb, frame, found, roles, givers, recipients, given)


def _stop(
    sentence: Sentence, verb: Token, frame: Frame, roles: Roles, items: dict[int, ItemMention]
) -> Candidate | None:
    found = arguments(sentence, verb)
    given = _given(sentence, found.object, items)
    if not given:
        return None
    recipients = _towards(sentence, found, roles, items) or roles.all_parties(sentence, found.obliques.get("from", ()))
    givers = roles.all_parties(sentence, found.subject) or _origin_of(sentence, roles, given)
    return _candidate(sentence, verb, frame, found, roles, givers, recipients, given)


def _places(sentence: Sentence, verb: Token) -> tuple[list[Token], list[Token]]:
    """Whom the troops stand beside and where they are, by the prepositions below ``verb`` in its own clause."""
    beside: list[Token] = []
    inside: list[Token] = []
    for token in sentence.subtree(verb):
        if token.dep == "pobj" and _own_clause(sentence, token, verb):
            preposition = sentence.head(token).lemma
            if preposition in ("with", "alongside", "beside", "for"):
                beside.append(token)
            elif preposition in ("in", "at", "on", "near", "inside"):
                inside.append(token)
    return beside, inside


def _own_clause(sentence: Sentence, token: Token, verb: Token) -> bool:
    return next((t for t in sentence.ancestors(token) if t.pos in ("VERB", "AUX")), verb).i == verb.i


def _holds(sentence: Sentence, verb: Token) -> bool:
    found = arguments(sentence, verb)
    return any(t.lemma in _HOLDERS for t in (*found.subject, *(t for ts in found.obliques.values() for t in ts)))


def _contain(
    sentence: Sentence, verb: Token, frame: Frame, roles: Roles, items: dict[int, ItemMention]
) -> Candidate | None:
    found = arguments(sentence, verb)
    holders = [*found.subject, *(t for name in ("among", "on", "in") for t in found.obliques.get(name, ()))]
    if not any(t.lemma in _HOLDERS for t in holders):
        return None
    things = found.object if any(t.lemma in _HOLDERS for t in found.subject) else [*found.subject, *found.object]
    given = _given(sentence, things, items)
    if not given:
        return None
    holder = next(t for t in holders if t.lemma in _HOLDERS)
    candidate = _candidate(sentence, verb, frame, found, roles, roles.modifier(sentence, holder), [], given)
    if candidate is not None:
        candidate.stage = None
    return candidate


def _stay(
    sentence: Sentence, verb: Token, frame: Frame, roles: Roles, items: dict[int, ItemMention]
) -> Candidate | None:
    found = arguments(sentence, verb)
    subjects_and_objects = [*found.subject, *found.object]
    given = [i for i in _given(sentence, subjects_and_objects, items) if i.form in ("personnel", "training", "weapons")]
    beside, inside = _places(sentence, verb)
    recipients = roles.all_parties(sentence, beside) or roles.all_parties(sentence, inside)
    givers = _origin_of(sentence, roles, given)
    if not given or not recipients or not givers:
        return None
    return _candidate(sentence, verb, frame, found, roles, givers, recipients, given)


_READERS = {
    "stay": _stay,
    "contain": _contain,
    "give": _give,
    "equip": _equip,
    "get": _get,
    "go": _go,
    "request": _request,
    "stop": _stop,
}
