"""Words for several at once and for no name at all: "the two countries", "both sides", "the North", "the country"."""

from collections.abc import Sequence
from functools import cache
from math import log

from allegiance.knowledge import states
from allegiance.model import Actor, ActorMention, Span
from allegiance.resolve.discourse import Discourse, Entry, is_subject, subject_of_speech
from allegiance.resolve.phrases import belongings, left_part
from allegiance.resolve.tables import table
from allegiance.syntax import Sentence, Token

_REACH = 3
_NAMED_LATER = 2  # times North Korea is named in a report that opens with "the North"
_BETWEEN = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "RB", "HYPH"})  # what may stand between article and noun
_HABIT = 1.5  # weight of being talked of often
_FADING = 0.4  # weight lost from sentence to sentence
_TOGETHER = 1.5  # weight of having been named together
_SAME_SENTENCE = 6.0  # and in the sentence itself: more than any habit


def group_mention(
    discourse: Discourse, index: int, text: str, head: Token, here: dict[int, Entry]
) -> ActorMention | None:
    """The mention of a phrase that stands for states by what was said before; null for any other phrase."""
    sentence = discourse.sentences[index]
    word = head.text.lower()
    lists = table("groups")
    if word == "west" and head.text == "West" and _articled(sentence, head):
        return ActorMention(span=Span(head.start, head.end), surface=head.text, how="description")
    if word in lists["rulers"] and _articled(sentence, head):
        seized = _who_seized_power(text, sentence, head, here) if word in lists["putschists"] else None
        return seized or _rulers(discourse, index, text, head)
    if (
        head.lemma not in lists["state_nouns"]
        and word not in lists["pair_words"]
        and head.lemma not in lists["pair_nouns"]
    ):
        return None
    if head.dep in {"compound", "amod"} or (word == "both" and head.dep in {"det", "predet", "preconj", "cc"}):
        return None
    left = left_part(sentence, head)
    said = {token.text.lower() for token in left}
    span = Span(left[0].start if left else head.start, head.end)
    if word in {"koreas"}:
        pair = tuple(states()[code].actor for code in ("PRK", "KOR"))
        return ActorMention(span=span, surface=span.of(text), how="plural", actors=pair)
    count = _count(said, word)
    if count and head.lemma in lists["people"] and not said & set(lists["pointers"]):
        return None  # "two people familiar with the matter" are nobody told of before
    if count and not said & set(lists["open_words"]):
        if count == 2:
            return _pair(discourse, index, text, span)
        return _many(discourse, index, text, span, count)
    if head.lemma in lists["state_nouns"] and head.tag in {"NN", "NNP", "NNS"}:
        for token in left:
            entry = here.get(token.i)
            if token.tag == "PRP$" and entry is not None and entry.mention.actors:
                return _own(entry, text, span)
        if _called(sentence, head, here):
            return None
        if head.tag != "NNS" and said & {"the", "this", "that"}:
            return _one(discourse, index, text, span, said, sentence, head)
    return None


def _who_seized_power(text: str, sentence: Sentence, head: Token, here: dict[int, Entry]) -> ActorMention | None:
    """ "The officers who took power in Gabon": Gabon, whom they rule."""
    for verb in sentence.children(head, "relcl", "acl"):
        power = any(thing.lemma in {"power", "control"} for thing in sentence.children(verb, "dobj"))
        places = [here[pobj.i] for pobj in sentence.after(verb, "in") if pobj.i in here]
        places += [here[p.i] for t in sentence.children(verb, "dobj") for p in sentence.after(t, "in") if p.i in here]
        rulers = [actor for entry in places if entry.actor is not None and (actor := _state_of(entry.actor))]
        if power and rulers:
            left = left_part(sentence, head)
            span = Span(left[0].start if left else head.start, head.end)
            return ActorMention(
                span=span, surface=span.of(text), how="description", actors=(rulers[0],), sector="MIL",
                antecedents=(places[0].mention.span,),
            )  # fmt: skip
    return None


def _called(sentence: Sentence, head: Token, here: dict[int, Entry]) -> bool:
    """True for "the breakaway republic of Abkhazia", which is named, not for "the neighbour of Abkhazia"."""
    if head.lemma in table("groups")["beside_others"]:
        return False
    names = [here[noun.i] for noun in belongings(sentence, head) if noun.i in here]
    return any(entry.mention.how == "name" and entry.actor is not None for entry in names)


def _rulers(discourse: Discourse, index: int, text: str, head: Token) -> ActorMention | None:
    """The state whose junta or ruling generals the report spoke of last; null before it has."""
    sentence = discourse.sentences[index]
    left = left_part(sentence, head)
    if len(left) != 1 or head.dep in {"compound", "amod"} or sentence.children(head, "prep"):
        return None
    span = Span(left[0].start, head.end)
    for entry in discourse.backwards(index, span.start, len(discourse.sentences)):
        told = entry.mention.surface.lower()
        actor = _state_of(entry.actor) if entry.actor is not None else None
        if actor is not None and any(ruling in told for ruling in table("groups")["ruling"]):
            return ActorMention(
                span=span, surface=span.of(text), how="description", actors=(actor,), sector="MIL",
                antecedents=(entry.mention.span,),
            )  # fmt: skip
    return None


def _count(said: set[str], word: str) -> int:
    """How many a phrase such as "the two countries", "both", "the pair", "the three capitals" stands for; 0 if open."""
    lists = table("groups")
    if word in lists["pair_words"]:
        return 2 if word == "both" or said & {"the", "this", "that"} else 0
    return next((number for name, number in lists["numbers"].items() if name in said), 0)


def _own(entry: Entry, text: str, span: Span) -> ActorMention:
    """His country: the state of the person; its country: the state itself."""
    known = tuple(actor for actor in (_state_of(actor) for actor in entry.mention.actors) if actor)
    return ActorMention(
        span=span,
        surface=span.of(text),
        how="plural" if len(known) > 1 else "description",
        actors=known,
        antecedents=(entry.mention.span,),
    )


def _many(discourse: Discourse, index: int, text: str, span: Span, count: int) -> ActorMention:
    for entry in discourse.backwards(index, span.start, 2 * _REACH):
        if entry.mention.how == "plural" and len(entry.mention.actors) == count:
            return ActorMention(
                span=span,
                surface=span.of(text),
                how="plural",
                actors=entry.mention.actors,
                antecedents=entry.mention.antecedents,
            )
    return ActorMention(span=span, surface=span.of(text), how="plural")


def _articled(sentence: Sentence, head: Token) -> bool:
    """True for "the North" and "the nuclear-armed North", whatever the parser joins the article to."""
    i = head.i - 1
    while i >= 0 and (sentence.tokens[i].tag in _BETWEEN or sentence.tokens[i + 1].tag == "HYPH"):
        i -= 1
    return i >= 0 and sentence.tokens[i].text.lower() in {"the", "this"}


def half_of_korea(discourse: Discourse, index: int, head: Token, present: Sequence[str]) -> ActorMention | None:
    """The North and the South in a report that has spoken of Korea, or will (``present``: all states named)."""
    sentence = discourse.sentences[index]
    code = {"North": "PRK", "South": "KOR"}.get(head.text)
    spoken_of = discourse.states["PRK"] or discourse.states["KOR"] or present.count("PRK") >= _NAMED_LATER
    if code is None or not _articled(sentence, head) or not spoken_of:
        return None
    following = sentence.tokens[head.i + 1] if head.i + 1 < len(sentence.tokens) else None
    if head.dep in {"compound", "amod"} or (following is not None and following.tag in {"NNP", "HYPH"}):
        return None
    span = Span(head.start, head.end)
    return ActorMention(span=span, surface=head.text, how="alias", actors=(states()[code].actor,))


def last_states(discourse: Discourse, index: int, before: int, reach: int = _REACH) -> list[Entry]:
    """One mention of each state in the sentences up to ``before``, the state with most weight first.

    Weight: talked of often in the report, as subject, not long ago; less for a mere adjective, an owner, a place or
    the state's soldiers and the like.
    """
    found: dict[str, tuple[float, Entry]] = {}
    for entry in discourse.backwards(index, before, reach):
        actor = entry.actor
        if actor is None or actor.state is None or entry.mention.how == "pronoun" or actor.state not in states():
            continue
        value = _weight(discourse, index, entry)
        if value > found.get(actor.state, (-99.0, entry))[0]:
            found[actor.state] = (value, entry)
    return [entry for _, entry in sorted(found.values(), key=lambda pair: -pair[0])]


def _weight(discourse: Discourse, index: int, entry: Entry) -> float:
    state = entry.actor.state if entry.actor else None
    often = discourse.states[state] if state else 0
    value = _HABIT * log(1 + often) + entry.subject - _FADING * (index - entry.sentence)
    if subject_of_speech(discourse.sentences[entry.sentence], entry.token):
        value -= 1.0  # who tells of it is seldom one of them
    if entry.token.dep in {"poss", "amod", "compound", "nmod"}:
        value -= 0.5
    if entry.mention.how in {"place", "demonym"}:
        value -= 1.0
    if entry.actor and entry.actor.kind != "state":
        value -= 1.0
    if entry.mention.how == "description" and entry.mention.sector not in {"GOV", None}:
        value -= 2.0
    return value


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
        listed = token.i > 1 and sentence.tokens[token.i - 1].text == "," and token.i - 2 in here
        if len(chain) > 1 and len(actors) == len(chain) and not listed:
            spans = tuple(entry.mention.span for entry in entries)
            span = Span(spans[0].start, spans[-1].end)
            mention = ActorMention(
                span=span, surface="", how="plural", actors=tuple(actors.values()), antecedents=spans
            )
            found.append((mention, token))
    return found


def _pair(discourse: Discourse, index: int, text: str, span: Span) -> ActorMention:
    sentence = discourse.sentences[index]
    head = sentence.head_of(span)
    away = acting_here(discourse, index, sentence, span)
    latest = [e for e in last_states(discourse, index, span.start, 2 * _REACH) if e.actor and e.actor.state not in away]
    weights = {e.actor.state: _weight(discourse, index, e) for e in latest if e.actor}
    if len(latest) < 2:
        return ActorMention(span=span, surface=span.of(text), how="plural", candidates=_states_of(latest))
    best = sorted(latest[:2], key=lambda entry: entry.mention.span)
    actors, spans = _states_of(best), tuple(entry.mention.span for entry in best)
    most = sum(weights[actor.state] for actor in actors)
    last = _last_two(discourse, index, span, away)
    if last:
        actors, spans, most = last[0], last[1], most + _TOGETHER
    lists = table("groups")
    bare = head is not None and (head.text.lower() in lists["pair_words"] or head.lemma in lists["pairs_of_people"])
    for entry in discourse.backwards(index, span.start, 2 * _REACH):
        pair = tuple(actor for actor in (_state_of(actor) for actor in entry.mention.actors) if actor)
        if entry.mention.how == "plural" and len(pair) == 2 and all(actor.state in weights for actor in pair):
            weight = sum(weights[actor.state] for actor in pair) + _TOGETHER - _FADING * (index - entry.sentence)
            if entry.sentence == index:
                weight += _SAME_SENTENCE
            elif bare and entry.subject and entry.sentence == index - 1:
                weight += _TOGETHER
            if weight > most:
                actors, spans, most = pair, entry.mention.antecedents, weight
    others = tuple(actor for actor in _states_of(latest) if actor not in actors)
    return ActorMention(
        span=span, surface=span.of(text), how="plural", actors=actors, candidates=others, antecedents=spans
    )


def _last_two(
    discourse: Discourse, index: int, span: Span, away: set[str | None]
) -> tuple[tuple[Actor, ...], tuple[Span, ...]] | None:
    """The two states that the sentence before, in the same paragraph, was about, where it was about just two."""
    sentences = discourse.sentences
    if index == 0 or sentences[index - 1].paragraph != sentences[index].paragraph:
        return None
    if any(entry.mention.span.start < span.start and entry.actor for entry in discourse.of_sentence(index)):
        return None
    found: dict[str, Entry] = {}
    for entry in sorted(discourse.of_sentence(index - 1), key=lambda entry: entry.mention.span):
        state = _state_of(entry.actor) if entry.actor is not None else None
        made = entry.token.dep == "npadvmod"  # "French-built"
        if state is not None and entry.mention.how != "place" and not made:
            found.setdefault(state.id, entry)
    if len(found) != 2 or found.keys() & away:
        return None
    return _states_of(list(found.values())), tuple(entry.mention.span for entry in found.values())


def acting_here(discourse: Discourse, index: int, sentence: Sentence, span: Span) -> set[str | None]:
    """The states that are subjects of the clause in which ``span`` is an object: they act on somebody else."""
    head = sentence.head_of(span)
    if head is None or is_subject(sentence, head) or head.dep == "poss":
        return set()
    above = {up.i for up in sentence.ancestors(head) if up.pos in {"VERB", "AUX"}}
    found: set[str | None] = set()
    for entry in discourse.of_sentence(index):
        if entry.subject:
            token = entry.token
            while token.dep in {"conj", "appos", "compound"} and token.head != token.i:
                token = sentence.head(token)
            if token.head in above and head.dep in {"dobj", "pobj", "dative"} and _directly(sentence, head, token.head):
                found |= {actor.state for actor in entry.mention.actors}
    return found - {None}


def _directly(sentence: Sentence, head: Token, verb: int) -> bool:
    """True when ``head`` is an object of that verb, not of a noun such as "ties between the two"."""
    up = sentence.head(head)
    if head.dep == "pobj":
        up = sentence.head(up)
    return up.i == verb


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
    named = {entry.actor.state for entry in discourse.of_sentence(index) if entry.actor and entry.token.i > head.i}
    latest = [e for e in last_states(discourse, index, span.start) if e.actor and e.actor.state not in named]
    if words & set(table("groups")["isolated"]) and discourse.states["PRK"]:
        return ActorMention(span=span, surface=span.of(text), how="description", actors=(states()["PRK"].actor,))
    if words & set(table("groups")["other_words"]):
        return None
    latest = _of_region(
        words | {head.lemma}, " ".join(token.text.lower() for token in left_part(sentence, head)), latest
    )
    if not latest:
        return ActorMention(span=span, surface=span.of(text), how="description")
    best = latest[0]
    return ActorMention(
        span=span,
        surface=span.of(text),
        how="description",
        actors=_states_of([best]),
        candidates=_states_of(latest[1:]),
        antecedents=(best.mention.span,),
    )


@cache
def _regions() -> dict[str, frozenset[str]]:
    return {region: frozenset(codes) for region, codes in table("regions").items()}


def _of_region(words: set[str], phrase: str, latest: list[Entry]) -> list[Entry]:
    region = max((name for name in _regions() if name in phrase or name in words), key=len, default=None)
    if region is None:
        return latest
    return [entry for entry in latest if entry.actor and entry.actor.state in _regions()[region]]
