"""Words for several at once and for no name at all: "the two countries", "both sides", "the North", "the country"."""

import tomllib
from functools import cache
from importlib.resources import files
from math import log
from typing import Any

from allegiance.knowledge import states
from allegiance.model import Actor, ActorMention, Span
from allegiance.resolve.discourse import Discourse, Entry
from allegiance.resolve.phrases import left_part
from allegiance.syntax import Sentence, Token

_REACH = 3


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("groups.toml").read_text("utf-8"))


def group_mention(discourse: Discourse, index: int, text: str, head: Token) -> ActorMention | None:
    """The mention of a phrase that stands for states by what was said before; null for any other phrase."""
    sentence = discourse.sentences[index]
    word = head.text.lower()
    table = _table()
    halves = _half_of_korea(discourse, sentence, head)
    if halves:
        return ActorMention(span=Span(head.start, head.end), surface=head.text, how="alias", actors=halves)
    if word == "west" and head.text == "West" and _articled(sentence, head):
        return ActorMention(span=Span(head.start, head.end), surface=head.text, how="description")
    if (
        head.lemma not in table["state_nouns"]
        and word not in table["pair_words"]
        and head.lemma not in table["pair_nouns"]
    ):
        return None
    if head.dep in {"compound", "amod"}:
        return None
    left = left_part(sentence, head)
    words = {token.text.lower() for token in left}
    span = Span(left[0].start if left else head.start, head.end)
    if word in {"koreas"}:
        pair = tuple(states()[code].actor for code in ("PRK", "KOR"))
        return ActorMention(span=span, surface=span.of(text), how="plural", actors=pair)
    if (word in table["pair_words"] and (words & {"the", "this", "that"} or word == "both")) or (
        words & {"two", "both"} and (head.lemma in table["pair_nouns"]) and not words & set(table["open_words"])
    ):
        return _pair(discourse, index, text, span)
    if head.lemma in table["state_nouns"] and head.tag in {"NN", "NNP"} and words & {"the", "this", "that"}:
        return _one(discourse, index, text, span, words, sentence, head)
    return None


def _articled(sentence: Sentence, head: Token) -> bool:
    return head.i > 0 and sentence.tokens[head.i - 1].text.lower() == "the"


def _half_of_korea(discourse: Discourse, sentence: Sentence, head: Token) -> tuple[Actor, ...]:
    code = {"North": "PRK", "South": "KOR"}.get(head.text)
    if code is None or not _articled(sentence, head) or not (discourse.states["PRK"] or discourse.states["KOR"]):
        return ()
    following = sentence.tokens[head.i + 1] if head.i + 1 < len(sentence.tokens) else None
    if head.dep in {"compound", "amod"} or (following is not None and following.tag in {"NNP", "HYPH"}):
        return ()
    return (states()[code].actor,)


def last_states(discourse: Discourse, index: int, before: int, reach: int = _REACH) -> list[Entry]:
    """The latest mention of each state up to ``before``, nearest first; places and pronouns left out."""
    found: dict[str, Entry] = {}
    for entry in discourse.backwards(index, before, reach):
        actor = entry.actor
        if actor is None or actor.state is None or entry.mention.how in {"place", "pronoun"}:
            continue
        if actor.state in states():
            known = found.get(actor.state)
            if known is None or (entry.subject and not known.subject and entry.sentence == known.sentence):
                found[actor.state] = entry
    return list(found.values())


def coordinations(discourse: Discourse, index: int, here: dict[int, Entry]) -> list[tuple[ActorMention, Token]]:
    """Names joined by "and" in a sentence, as one mention of several: "North Korea and Russia"."""
    sentence = discourse.sentences[index]
    found = []
    for token in sentence.tokens:
        if token.dep == "conj" or token.i not in here:
            continue
        chain = [token]
        while True:
            following = [child for child in sentence.children(chain[-1], "conj") if child.i in here]
            if not following:
                break
            chain.append(following[0])
        entries = [here[link.i] for link in chain]
        actors = {entry.actor.id: entry.actor for entry in entries if entry.actor and entry.mention.how != "place"}
        if len(chain) > 1 and len(actors) == len(chain):
            spans = tuple(entry.mention.span for entry in entries)
            span = Span(spans[0].start, spans[-1].end)
            mention = ActorMention(
                span=span, surface="", how="plural", actors=tuple(actors.values()), antecedents=spans
            )
            found.append((mention, token))
    return found


def _pair(discourse: Discourse, index: int, text: str, span: Span) -> ActorMention:
    entries = discourse.backwards(index, span.start, _REACH)
    for entry in entries:
        if index - entry.sentence <= 1 and entry.mention.how == "plural" and len(entry.mention.actors) == 2:
            pair = tuple(_state_of(actor) for actor in entry.mention.actors)
            if None not in pair:
                return ActorMention(
                    span=span,
                    surface=span.of(text),
                    how="plural",
                    actors=tuple(actor for actor in pair if actor),
                    antecedents=entry.mention.antecedents,
                )
    latest = last_states(discourse, index, span.start)
    if len(latest) < 2:
        return ActorMention(span=span, surface=span.of(text), how="plural", candidates=_states_of(latest))
    best = sorted(_best_pair(discourse, index, latest), key=lambda entry: entry.mention.span)
    return ActorMention(
        span=span,
        surface=span.of(text),
        how="plural",
        actors=_states_of(best),
        candidates=_states_of([entry for entry in latest if entry not in best]),
        antecedents=tuple(entry.mention.span for entry in best),
    )


def _best_pair(discourse: Discourse, index: int, latest: list[Entry]) -> list[Entry]:
    """The two states with the most weight: talked of often in the report, as subject, and not long ago."""

    def weight(entry: Entry) -> float:
        often = discourse.states[entry.actor.state] if entry.actor and entry.actor.state else 0
        oblique = entry.token.dep in {"poss", "amod", "compound", "nmod"}
        return log(1 + often) + entry.subject - 0.7 * (index - entry.sentence) - 0.5 * oblique

    return sorted(latest, key=weight, reverse=True)[:2]


def _state_of(actor: Actor) -> Actor | None:
    known = states().get(actor.state or "")
    return known.actor if known else None


def _states_of(entries: list[Entry]) -> tuple[Actor, ...]:
    return tuple(
        states()[entry.actor.state].actor for entry in entries if entry.actor and entry.actor.state in states()
    )


def _one(
    discourse: Discourse, index: int, text: str, span: Span, words: set[str], sentence: Sentence, head: Token
) -> ActorMention | None:
    latest = last_states(discourse, index, span.start)
    if words & set(_table()["isolated"]) and discourse.states["PRK"]:
        return ActorMention(span=span, surface=span.of(text), how="description", actors=(states()["PRK"].actor,))
    if words & set(_table()["other_words"]):
        return None
    if not latest:
        return ActorMention(span=span, surface=span.of(text), how="description")
    subjects = [entry for entry in latest if entry.subject and entry.sentence >= index - 1]
    best = (subjects or latest)[0]
    return ActorMention(
        span=span,
        surface=span.of(text),
        how="description",
        actors=_states_of([best]),
        candidates=_states_of([entry for entry in latest if entry is not best]),
        antecedents=(best.mention.span,),
    )
