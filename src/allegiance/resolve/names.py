"""Known names in a sentence: states, bodies and persons; and whether a town stands for its government."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from allegiance.knowledge import Hit, Sense, lexicon, term_on
from allegiance.model import Actor, ActorMention, Span
from allegiance.resolve.roles import role_of, titles
from allegiance.resolve.tables import words
from allegiance.syntax import Sentence, Token

_SEVERAL = 2
_OWNERS_LENGTH = 40
_CODE = 3  # letters of a state's code; UN, EU and NATO are shared by all
_ORDER = {"name": 0, "alias": 1, "capital": 2, "demonym": 3, "metonym": 4, "person": 5, "place": 6}


def choose(senses: Iterable[Sense], on: date | None, present: Iterable[str]) -> tuple[Sense, tuple[Actor, ...]]:
    """The likeliest reading and the actors of the others: one possible that day, then one the report talks of."""
    there = Counter(present)
    ranked = sorted(
        senses,
        key=lambda sense: (not sense.possible_on(on), -there[sense.actor.state or ""], _ORDER.get(sense.how, 9)),
    )
    best = ranked[0]
    others = {sense.actor.id: sense.actor for sense in ranked[1:] if sense.actor.id != best.actor.id}
    return best, tuple(others.values())


def name_mention(
    text: str, sentence: Sentence, hit: Hit, on: date | None, present: Iterable[str]
) -> tuple[ActorMention, Token] | None:
    """The mention a known name makes, and its head; null when no token of the sentence is inside it."""
    span = Span(hit.start, hit.end)
    head = head_within(sentence, span)
    if head is None:
        return None
    if _part_of_another_name(sentence, hit, span, head):
        return None
    sense, others = choose(hit.senses, on, present)
    actor, how = sense.actor, sense.how
    if how == "demonym" and span.start and text[: span.start].rstrip().lower().endswith(" ethnic"):
        return None
    if how == "person":
        term = term_on(actor.id, on)
        actor = term.actor(on) if term else replace(actor, role=None)
    elif how in {"capital", "metonym"} and stands_for_place(sentence, head, span):
        how = "place"
    surface = span.of(text)
    role = actor.role if how == "person" else None
    actor = _with_its_state(text, span, actor)
    mention = ActorMention(
        span=span, surface=surface, how=how, actors=(actor,), candidates=others, role=role, sector=actor.sector
    )
    return mention, head


def _with_its_state(text: str, span: Span, actor: Actor) -> Actor:
    """Under the name of its state too, as written, where bodies of several states share the name."""
    surface = span.of(text)
    if len({sense.actor.state for sense in lexicon().get(surface) if _a_body(sense)}) < _SEVERAL:
        return actor
    start = max(0, span.start - _OWNERS_LENGTH)
    before = text[start : span.start]
    owner = next(iter(lexicon().find(before)[-1:]), None)
    if owner is None or _owner_before(text[start:], owner, Hit(len(before), len(before), ())) != actor.state:
        return actor
    return replace(actor, name=" ".join((before[owner.start :] + surface).split()))


def _part_of_another_name(sentence: Sentence, hit: Hit, span: Span, head: Token) -> bool:
    """ "Jordan" in the name of a player, "Tesla" in that of an airport: one word beside unknown capitalised ones."""
    following = next((token for token in sentence.tokens if token.start >= span.end), None)
    if following is not None and following.text in words("places", "papers") and following.tag in {"NNP", "NNPS"}:
        return True
    if _of_the_americas(sentence, hit, head) or _likened(sentence, hit, span):
        return True
    if _gave_its_name(sentence, hit, span):
        return True
    inside = sentence.within(span)
    if len(inside) != 1 or head.tag not in {"NNP", "NNPS"}:
        return False
    after = sentence.tokens[head.i + 1] if head.i + 1 < len(sentence.tokens) else None
    if (
        inside[0].text in words("places", "given_names_too")
        and after is not None
        and after.tag == "NNP"
        and after.text[0].isupper()
        and head.dep == "compound"
        and head.head == after.i
        and role_of(after) is None
    ):
        return True
    before = sentence.tokens[head.i - 1] if head.i else None
    stands_apart = any(sense.how in {"demonym", "capital"} for sense in hit.senses)
    return (
        before is not None
        and not stands_apart
        and before.tag == "NNP"
        and before.dep == "compound"
        and before.head in {head.i, head.head}
        and before.text[0].isupper()
        and any(char.islower() for char in before.text)
        and role_of(before) is None
        and before.text not in titles()
        and before.text not in words("places", "calendar")
        and before.text not in words("places", "compass")
        and not lexicon().get(before.text)
    )


def _of_the_americas(sentence: Sentence, hit: Hit, head: Token) -> bool:
    """ "American" in "Central American states", "America" in "Latin America"."""
    if not any(sense.actor.id == "USA" and sense.how in {"alias", "demonym"} for sense in hit.senses):
        return False
    before = [token for token in sentence.tokens[max(0, head.i - 2) : head.i] if token.text != "-"]
    return head.text.startswith("America") and bool(before) and before[-1].text in words("places", "americas")


def _likened(sentence: Sentence, hit: Hit, span: Span) -> bool:
    """A group that another is only linked to: "al-Qaeda-linked fighters"."""
    if not any(sense.actor.kind == "group" for sense in hit.senses):
        return False
    after = [token for token in sentence.tokens if token.start >= span.end][:2]
    glued = [token.text.lower() for token in after if token.start <= span.end + 1]
    return glued[:1] == ["-"] and glued[-1] in words("places", "likened")


def _gave_its_name(sentence: Sentence, hit: Hit, span: Span) -> bool:
    """A person or firm in the name of a thing: "Nikola Tesla airport"."""
    if any(sense.actor.kind not in {"person", "firm"} for sense in hit.senses):
        return False
    after = [token.text.lower() for token in sentence.tokens if token.start >= span.end][:2]
    if after[:1] == ["international"]:
        after.pop(0)
    return bool({" ".join(after), *after[:1]} & words("places", "named_after"))


def fitting(text: str, hits: list[Hit]) -> list[Hit]:
    """The names without bodies of another state than the one named right before them.

    "Seoul's Defense Department" is not the Pentagon; of several bodies of one name the owner's is meant.
    """
    kept: list[Hit] = []
    for hit in hits:
        owner = _owner_before(text, kept[-1] if kept else None, hit)
        if owner is None:
            kept.append(hit)
            continue
        same = tuple(sense for sense in hit.senses if not _a_body(sense) or sense.actor.state in {owner, None})
        if same:
            kept.append(Hit(hit.start, hit.end, same))
    return kept


def _owner_before(text: str, before: Hit | None, hit: Hit) -> str | None:
    if before is None or text[before.end : hit.start] not in {" ", "'s ", "’s ", "' ", "’ "}:
        return None
    states = {sense.actor.state for sense in before.senses if sense.actor.kind == "state"}
    return states.pop() if len(states) == 1 else None


def _a_body(sense: Sense) -> bool:
    return sense.actor.kind in {"organisation", "group"} and len(sense.actor.state or "") == _CODE


def head_within(sentence: Sentence, span: Span) -> Token | None:
    """The last token that touches ``span`` and is governed from outside it."""
    inside = [token for token in sentence.tokens if token.start < span.end and span.start < token.end]
    indices = {token.i for token in inside}
    heads = [token for token in inside if token.head == token.i or token.head not in indices]
    spoken = [token for token in heads if token.pos != "PUNCT"]
    fitting = spoken or heads or inside
    return fitting[-1] if fitting else None


def stands_for_place(sentence: Sentence, head: Token, span: Span) -> bool:
    """Whether a town or residence is where something is, not the government that acts.

    "in Moscow", "at a Kyiv event", "visited Pyongyang", "flew to Minsk", a dateline: the place. "Moscow said",
    "shells to Moscow", "Pyongyang's missiles": the government.
    """
    if _dateline(sentence, span):
        return True
    before = next((token for token in reversed(sentence.tokens) if token.end <= span.start), None)
    if before is not None and before.text in words("places", "calendar"):
        return False
    while head.dep == "conj":
        head = sentence.head(head)
    governor = sentence.head(head)
    if head.dep == "pobj":
        preposition = governor.text.lower()
        if preposition == "at" and sentence.head(governor).lemma in words("places", "directed_at"):
            return False
        if preposition in words("places", "locative"):
            return True
        outer = sentence.head(governor)
        if preposition == "of" and outer.lemma in words("places", "part_of_town"):
            return True
        return preposition in words("places", "directional") and outer.lemma in words("places", "motion")
    if head.dep in {"compound", "amod", "nmod", "poss"} and governor.i != head.i:
        return role_of(governor) is None and governor.lemma in words("places", "at_a_place")
    if head.dep in {"dobj", "nsubjpass"}:
        return governor.lemma in words("places", "reached")
    return head.dep == "npadvmod" and governor.lemma == "based"


def _dateline(sentence: Sentence, span: Span) -> bool:
    if span.start > sentence.span.start + 25:
        return False
    for token in sentence.tokens:
        if token.start >= span.end:
            if token.text in {"—", "–", "--", "("}:
                return True
            if token.start > span.end + 25 or not (
                token.text in {",", ".", "-"} or token.text[0].isupper() or token.text[0].isdigit()
            ):
                return token.text == "-" and False
            if token.text == "-" and token.start > span.end:
                return True
    return False
