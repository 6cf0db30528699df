"""Persons by name: known ones, ones a title introduces, and family names that repeat."""

import re
from dataclasses import replace
from datetime import date

from allegiance.knowledge import families, folded, given_names, lexicon, name_parts, person_id, term_on, terms
from allegiance.model import Actor, ActorMention, Span
from allegiance.resolve.discourse import Discourse, Entry, is_subject
from allegiance.resolve.introductions import Introduction, introduction
from allegiance.resolve.roles import role_of, titles
from allegiance.resolve.tables import words
from allegiance.syntax import Sentence, Token

_DATELINE = 12  # mentions among which a dateline stands, headline included
_INITIALS = re.compile(r"(?:[A-Z]\.)+")
_OFFICIAL = frozenset({"GOV", "MIL", "SPY"})
_LEADERS = frozenset({"head_of_state", "head_of_government"})


def runs(sentence: Sentence, taken: set[int]) -> list[list[Token]]:
    """Stretches of capitalised proper nouns that no known name covers, titles cut off."""
    found: list[list[Token]] = []
    current: list[Token] = []
    for token in sentence.tokens:
        joined = bool(current) and token.start == current[-1].end
        capital = token.text[0].isupper() and token.tag in {"NNP", "NNPS"}
        capital = capital and (
            any(char.islower() for char in token.text) or _INITIALS.fullmatch(token.text) is not None
        )
        inner = joined and (token.text in "-‑" or (current[-1].text in "-‑" and token.text.isalpha()))
        particle = bool(current) and token.text in words("persons", "particles")
        if (
            token.i not in taken
            and (capital or inner or particle)
            and not (role_of(token) and not joined and _is_title(token))
        ):
            current.append(token)
        else:
            found.append(current)
            current = []
    found.append(current)
    return [run for run in (_trimmed(run) for run in found) if run]


def _is_title(token: Token) -> bool:
    # "Radio" is part of the name in "Radio Example", whatever else a radio may be.
    return token.text not in words("persons", "stations") and (token.text in titles() or role_of(token) is not None)


def _trimmed(run: list[Token]) -> list[Token]:
    while run and (_is_title(run[0]) or not run[0].text[0].isupper()):
        run = run[1:]
    while run and (not run[-1].text[0].isalpha() or run[-1].text in words("persons", "particles")):
        run = run[:-1]
    return run


def only_a_word(discourse: Discourse, sentence: Sentence, mention: ActorMention, head: Token) -> bool:
    """Whether a bare family name such as "May" is rather the month: nobody of that name yet and no title before it."""
    if mention.how != "person" or mention.surface not in words("persons", "words_too"):
        return False
    before = sentence.tokens[head.i - 1] if head.i else None
    titled = before is not None and _is_title(before)
    return not titled and folded(mention.surface) not in discourse.families


def person_mention(
    discourse: Discourse, index: int, text: str, run: list[Token], here: dict[int, Entry], on: date | None
) -> tuple[ActorMention, Token] | None:
    """The person a run of proper nouns names; null when it may be something else than a person."""
    sentence = discourse.sentences[index]
    span = Span(run[0].start, run[-1].end)
    surface = " ".join(span.of(text).split())
    head = next(
        (token for token in reversed(run) if token.head == token.i or not run[0].i <= token.head <= run[-1].i), run[-1]
    )
    if any(token.text in words("persons", kind) for kind in ("not_a_person", "stations") for token in run):
        return None
    told = introduction(sentence, run, head, here)
    if surface in words("persons", "words_too") and told is None and folded(surface) not in discourse.families:
        return None
    person = _recognised(discourse, surface, told, on)
    if person is None:
        many = len(run) > 1
        if not (told or (many and _acts_like_a_person(sentence, head, run))):
            return None
        state = told.state if told else None
        person = Actor(id=person_id(surface, state), name=surface, kind="person", state=state)
    if told:
        person = replace(
            person,
            state=person.state or told.state,
            sector=person.sector or told.sector,
            role=person.role or told.role or None,
        )
    if person.state is None and told and told.sector in _OFFICIAL:
        person = replace(person, state=_seat(discourse, index))
    mention = ActorMention(
        span=span,
        surface=span.of(text),
        how="person",
        actors=(person,),
        role=(told.role if told else None) or person.role,
        sector=person.sector,
    )
    return mention, head


def _seat(discourse: Discourse, index: int) -> str | None:
    """The state of the capital a report is datelined from, or that opens the sentence: "In Oslo, Minister X"."""
    opening = discourse.sentences[index].tokens[0]
    for entry in discourse.of_sentence(index):
        if opening.text == "In" and entry.token.i == 1 and entry.mention.how == "place" and _is_capital(entry.mention):
            return entry.actor.state if entry.actor else None
    for entry in discourse.entries[:_DATELINE]:
        if entry.mention.how == "place" and entry.mention.surface.isupper() and _is_capital(entry.mention):
            return entry.actor.state if entry.actor else None
    return None


def _is_capital(mention: ActorMention) -> bool:
    return any(
        sense.how == "capital" for sense in lexicon().get(mention.surface) or lexicon().get(mention.surface.title())
    )


def _recognised(discourse: Discourse, surface: str, told: Introduction | None, on: date | None) -> Actor | None:
    plain = folded(surface)
    for person in discourse.persons.values():
        if folded(person.name) == plain:
            return person
    last = plain.split()[-1]
    for family in (plain, last):
        if family in discourse.families:
            person = discourse.persons[discourse.families[family]]
            if family == plain or _same_given(person, plain):
                return person
    return _in_office(discourse, plain, told, on)


def _same_given(person: Actor, plain: str) -> bool:
    given = name_parts(folded(person.name), person.state)[1]
    own = name_parts(plain, person.state)[1]
    return bool(given) and bool(own) and given[:2].casefold() == own[:2].casefold()


def _in_office(discourse: Discourse, plain: str, told: Introduction | None, on: date | None) -> Actor | None:
    """A bare family name of somebody in office: one a title or state points to, else a leader, only when one fits."""
    bearers = families().get(plain, ())
    if not bearers or on is None:
        return None
    leaders = [terms()[person] for person in bearers if any(term.office in _LEADERS for term in terms()[person])]
    fitting: list[Actor] = []
    for person in bearers:
        held = [term for term in terms()[person] if term.held_on(on)]
        leads = any(term.office in _LEADERS for term in held)
        near = any(term.state in discourse.states for term in held)
        if held and (leads or (told is not None and near)):
            if told is not None and told.state is not None and all(term.state != told.state for term in held):
                continue
            term = term_on(person, on)
            fitting += [term.actor(on)] if term else []
    if len(fitting) > 1:
        fitting = [person for person in fitting if person.state in discourse.states]
    if not fitting and told is not None and len(leaders) == 1 and told.state in {None, leaders[0][0].state}:
        return replace(leaders[0][0].actor(on), role=None, sector=None)
    return fitting[0] if len(fitting) == 1 else None


def _acts_like_a_person(sentence: Sentence, head: Token, run: list[Token]) -> bool:
    before = sentence.tokens[run[0].i - 1] if run[0].i else None
    if before is not None and (
        before.tag in {"DT", "PRP$"} or (before.dep in {"compound", "amod"} and before.head == head.i)
    ):
        return False
    verb = sentence.head(head)
    if is_subject(sentence, head) and verb.lemma in words("persons", "speaking"):
        return True
    according = head.dep == "pobj" and verb.text.lower() == "to" and sentence.head(verb).text.lower() == "according"
    return according and folded(run[0].text) in given_names()
