"""Who speaks: the actor that the words of a source stand for, under the name the report gives."""

from collections.abc import Sequence
from dataclasses import replace

from allegiance.extract.grammar import coordinated
from allegiance.extract.items import items
from allegiance.extract.roles import Roles
from allegiance.knowledge.states import states
from allegiance.model import Actor, ActorMention, Said, Span, Speaker
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_AS_WRITTEN = {"capital", "metonym", "description", "role", "office", "demonym", "place"}
_MEDIA = {"outlet", "agency", "media"}
_POINTING = words("pointing_speakers")
_OWNERS = {"his", "her", "its", "their"}
_PERSONAL = {"he", "she", "his", "her", "him"}
_BARE = words("bare_titles")
_RELATIVES = words("relatives")
_PAPERS = words("papers")
_SHOWING = words("showing")
_POSTED = words("posted")
_OUTLETS = words("outlets")
_GOODS = {"ammunition", "drones", "energy", "finance", "humanitarian", "missiles", "technology", "weapons"}
_PRONOUNS = {"DT", "PRP", "WDT", "WP"}
_SEEN = words("seen_by")
_BOTH = {"both", "two"}
_PAIR = 2  # of "the two ministries"
_BARELY = 2  # tokens of "the newspaper"
_BODIES = words("bodies")
_AT_HOME = words("at_home")
_AT_HOME_SECTORS = {"GOV", "COP", "JUD", "LEG"}
_HEAD = 4  # sentences in which a dateline may stand
_REACH = 3  # sentences over which "he" or "the minister" goes back to the last one who spoke


class Speakers:
    """Names the speakers of one report's attributions, taken in text order."""

    def __init__(self, text: str, sentences: Sequence[Sentence], roles: Roles) -> None:
        self._text = text
        self._sentences = sentences
        self._roles = roles
        self._latest: tuple[int, list[Speaker]] | None = None
        self._medium: Speaker | None = None
        self._home = _dateline(sentences, roles)

    def following(self, said: Said, number: int) -> list[Speaker]:
        """The speakers of the next attribution, in sentence ``number``; a pronoun goes back to the last who spoke."""
        speakers = self.named(said)
        near = self._latest is not None and number - self._latest[0] <= _REACH
        if said.source is not None and self._latest is not None and near and self._points_back(said.source):
            speakers = self._same(said.source, speakers, self._latest[1])
        media = [speaker for speaker in speakers if speaker.sector == "MED"]
        if media:
            self._medium = media[-1]
        elif said.relays:
            self._medium = Speaker(name=said.relays[-1].name, sector="MED", surface="", span=said.relays[-1].span)
        if speakers and not media:
            self._latest = (number, speakers)
        return speakers

    def named(self, said: Said) -> list[Speaker]:
        """The speakers by the words of the source alone, one by one where several are named; none for a mere thing."""
        if said.source is None:
            return []
        found: dict[str, Speaker] = {}
        for mention in self._mentions(said.source):
            for actor in mention.actors:
                found.setdefault(actor.id, self._speaker(said.source, mention, actor))
        return list(found.values()) or self._unnamed(said.source)

    def _points_back(self, source: Span) -> bool:
        said = [word.lower() for word in source.of(self._text).split()]
        if len(said) > 1 and said[0] in _OWNERS:  # "its foreign ministry" is not "it"
            return False
        return said[0] in _POINTING or (said[0] == "the" and len(said) <= 3 and said[-1].removesuffix("s") in _BARE)

    def _same(self, source: Span, found: list[Speaker], before: list[Speaker]) -> list[Speaker]:
        word = source.of(self._text).split()[0].lower()
        person_now = bool(found) and found[0].id is not None
        person_before = before[0].id is not None and before[0].id.startswith("person:")
        if person_now and word in _PERSONAL:
            return found
        if (word in ("it", "its") and person_before) or (word in _PERSONAL and before[0].id and not person_before):
            return found
        if word == "the" and person_now and (found[0].id or "").startswith("person:"):
            return found
        last = source.of(self._text).split()[-1].lower()
        if person_before and last in _OUTLETS and self._medium is not None:  # "the agency" that was cited, not a person
            return [replace(self._medium, surface=source.of(self._text), span=source)]
        if person_before and last in _BODIES:  # "the ministry" is not the minister, and his
            return [replace(one, state=one.state or before[0].state) for one in found]
        return [replace(one, surface=source.of(self._text), span=source) for one in before]

    def _unnamed(self, source: Span) -> list[Speaker]:
        """A source that is no actor we know: under its own words, with the state they name; none for a mere thing."""
        sentence, head = self._head(source)
        if sentence is None or head is None:
            return [Speaker(name=_bare(source.of(self._text)), surface=source.of(self._text), span=source)]
        if (head.lemma in _SHOWING and head.pos == "NOUN") or head.tag in _PRONOUNS or self._is_given(sentence, head):
            return []
        if head.lemma in _PAPERS and head.tag == "NNS" and len(sentence.subtree(head)) == 1:  # "reports say"
            return []
        if _definite(sentence, head) and (before := self._named_before(source, head)):
            return [before]
        if together := self._bodies_before(source, sentence, head):
            return together
        clauses = [clause.start for clause in sentence.children(head, "relcl", "acl", "appos")]
        first = min(clauses, default=source.end)
        end = max([token.end for token in sentence.subtree(head) if token.start < first], default=head.end)
        surface = Span(source.start, max(min(end, source.end), head.end)).of(self._text).rstrip(" ,")
        span = Span(source.start, source.start + len(surface))
        inside = [m for m in self._roles.mentions_in(sentence) if span.covers(m.span)]
        if head.lemma in _POSTED:
            inside = [m for m in inside if m.how != "place"]
        named = {actor.state for mention in inside for actor in mention.actors if actor.state}
        return [
            Speaker(
                name=_bare(self._spelled(sentence, span)),
                state=named.pop() if len(named) == 1 else self._of_home(head, inside),
                named=head.pos == "PROPN",
                surface=surface,
                span=span,
            )
        ]

    def _of_home(self, head: Token, named: Sequence[ActorMention]) -> str | None:
        """The state whose "state television" or "presidency" it is where none is named: that of the dateline."""
        return self._home if head.lemma in _AT_HOME and not any(mention.actors for mention in named) else None

    def _is_given(self, sentence: Sentence, head: Token) -> bool:
        """True for goods, which the parser may take for a speaker."""
        found = items(self._text, sentence).get(head.i)
        return found is not None and found.form in _GOODS

    def _named_before(self, source: Span, head: Token) -> Speaker | None:
        """ "The newspaper", "the command": the outlet cited last, the body whose name ends so."""
        if head.lemma in _OUTLETS and self._medium is not None:
            return replace(self._medium, surface=source.of(self._text), span=source)
        for sentence in reversed([one for one in self._sentences if one.span.start <= source.start]):
            for mention in reversed(self._roles.mentions_in(sentence)):
                actor = mention.actors[0] if len(mention.actors) == 1 and mention.span.end <= source.start else None
                if actor is None or mention.how not in ("name", "alias") or actor.kind in ("state", "person"):
                    continue
                if head.lemma in (actor.name.lower().split()[-1], mention.surface.lower().split()[-1]):
                    return replace(self._speaker(source, mention, actor), surface=source.of(self._text), span=source)
        return None

    def _bodies_before(self, source: Span, sentence: Sentence, head: Token) -> list[Speaker]:
        """Whom "the two ministries" stand for: the last two bodies of states that were named so."""
        two = any(child.text.lower() in _BOTH for child in sentence.children(head, "nummod", "det", "predet"))
        body = _singular(head.text.lower())
        if not two or body not in _BODIES:
            return []
        found: dict[str, Speaker] = {}
        for one in self._sentences:
            for mention in self._roles.mentions_in(one):
                named = body in mention.surface.lower().split() and mention.span.end <= source.start
                for actor in mention.actors if named else ():
                    found.setdefault(actor.id, replace(self._speaker(source, mention, actor), span=source))
        surface = source.of(self._text)
        return [replace(one, surface=surface) for one in found.values()] if len(found) == _PAIR else []

    def _spelled(self, sentence: Sentence, span: Span) -> str:
        """The words of ``span`` with the names of bodies for their letters and for "the alliance"."""
        spelled, end = "", span.start
        for mention in self._roles.mentions_in(sentence):
            body = mention.actors[0] if len(mention.actors) == 1 else None
            whole = mention.span == span or not span.covers(mention.span) or mention.span.start < end
            if whole or body is None or body.kind in ("state", "person") or body.id.startswith("person:"):
                continue
            pointing = mention.how == "description" and mention.surface.lower().startswith("the ")
            lettered = mention.surface.isupper() and body.state in states()  # "UN" and "NATO" are names of their own
            if lettered or (pointing and body.id != body.state):
                spelled += self._text[end : mention.span.start] + body.name
                end = mention.span.end
        return spelled + self._text[end : span.end]

    def _speaker(self, source: Span, mention: ActorMention, actor: Actor) -> Speaker:
        as_written = mention.how in _AS_WRITTEN and actor.kind != "person"
        span = mention.span if source.covers(mention.span) else source
        return Speaker(
            name=self._written(mention, actor) if as_written else actor.name,
            id=actor.id,
            role=mention.role or actor.role,
            state=self._state(actor),
            sector="MED" if actor.kind in _MEDIA else actor.sector,
            named=actor.kind == "person" or actor.id != actor.state,
            surface=span.of(self._text),
            span=span,
        )

    def _state(self, actor: Actor) -> str | None:
        """Of an official whose country nobody names, that of the dateline."""
        if actor.state is None and actor.kind == "person" and actor.sector in _AT_HOME_SECTORS:
            return self._home
        return None if (actor.state or "").startswith("group:") else actor.state

    def _written(self, mention: ActorMention, actor: Actor) -> str:
        sentence, _ = self._head(mention.span)
        words = self._spelled(sentence, mention.span) if sentence is not None else mention.surface
        return _full(words, actor)

    def _mentions(self, source: Span) -> list[ActorMention]:
        sentence, head = self._head(source)
        if sentence is None or head is None:
            return []
        if head.lemma in _PAPERS or head.lemma in _SHOWING:
            author, paper = _author(sentence, head), self._roles.mention(head)
            if paper is None or not paper.actors or (paper.how == "document" and self._roles.mention(author)):
                head = author
        apposed = [m for m in self._roles.mentions_in(sentence) if m.how == "person" and _closes(self._text, source, m)]
        if apposed and apposed[0].actors:
            return apposed
        heads = [token for token in coordinated(sentence, head) if source.start <= token.start < source.end]
        found = [mention for token in heads for mention in self._meant(sentence, token)]
        if found:
            return found
        if head.lemma in _RELATIVES:
            return self._beside(sentence, source)
        inside = [m for m in self._roles.mentions_in(sentence) if source.covers(m.span) and m.span.end <= head.end]
        return [m for m in inside if m.actors and m.actors[0].kind == "person"][:1]

    def _beside(self, sentence: Sentence, source: Span) -> list[ActorMention]:
        """Whom "his guest" stands for: the last person named before who is of another state than "he"."""
        own = [m for m in self._roles.mentions_in(sentence) if source.covers(m.span) and m.how == "pronoun"]
        host = {actor.id for mention in own for actor in mention.actors}
        at_home = {actor.state for mention in own for actor in mention.actors}
        if not host:
            return []
        for one in reversed([one for one in self._sentences if one.span.start <= source.start]):
            for mention in reversed(self._roles.mentions_in(one)):
                actor = mention.actors[0] if len(mention.actors) == 1 else None
                if actor is None or mention.how != "person" or mention.span.end > source.start:
                    continue
                if actor.id not in host and actor.state and actor.state not in at_home:
                    return [mention]
        return []

    def _meant(self, sentence: Sentence, token: Token) -> list[ActorMention]:
        """The mention at ``token``, else the name in apposition to it: "the state news agency IRNA"."""
        names = [t for t in sentence.children(token, "appos") if t.pos == "PROPN" and token.pos == "NOUN"]
        for here in (*names, token, *sentence.children(token, "appos", "compound")):
            mention = self._roles.mention(here)
            if mention is not None and mention.actors:
                return [mention]
        return []

    def _head(self, source: Span) -> tuple[Sentence | None, Token | None]:
        sentence = next((s for s in self._sentences if s.span.start <= source.start < s.span.end), None)
        return sentence, sentence.head_of(source) if sentence is not None else None


def _singular(plural: str) -> str:
    return f"{plural[:-3]}y" if plural.endswith("ies") else plural.removesuffix("s")


def _dateline(sentences: Sequence[Sentence], roles: Roles) -> str | None:
    """The state a report is sent from: "NIAMEY, May 5 (Harbour Wire) -", "Port Sudan, 9 May."."""
    for sentence in sentences[:_HEAD]:
        for mention in roles.mentions_in(sentence)[:1]:
            states_here = {actor.state for actor in mention.actors}
            bare = not any(token.pos in ("VERB", "AUX") for token in sentence.tokens) and sentence.root.pos == "PROPN"
            if mention.span.start != sentence.span.start or mention.how not in ("place", "capital"):
                continue
            if (mention.surface.isupper() or bare) and len(states_here) == 1:
                return states_here.pop()
    return None


def _definite(sentence: Sentence, head: Token) -> bool:
    """ "The newspaper", with nothing more to tell which."""
    inside = sentence.subtree(head)
    return len(inside) == _BARELY and inside[0].text.lower() == "the"


def _closes(text: str, source: Span, mention: ActorMention) -> bool:
    """True for the name behind the comma in "the head of the agency, Ana Ruiz"."""
    return mention.span.end == source.end and text[source.start : mention.span.start].rstrip().endswith(",")


def _author(sentence: Sentence, paper: Token) -> Token:
    """Who is behind "a statement of the ministry" or "images published by it"; the paper where nobody is named."""
    for prep in sentence.children(paper, "prep"):
        if prep.lemma in ("of", "by", "from"):
            for pobj in sentence.children(prep, "pobj"):
                return pobj
    for made in sentence.children(paper, "acl"):
        if made.lemma in _SEEN:
            continue
        for by in sentence.children(made, "agent"):
            for pobj in sentence.children(by, "pobj"):
                return pobj
    return paper


def _full(surface: str, actor: Actor) -> str:
    """The words with the nationality for a pronoun: "its defence ministry" becomes the Danish one's full name."""
    first, _, rest = surface.partition(" ")
    state = states().get(actor.state or "")
    if first.lower() in _POINTING and rest and state is not None and state.demonyms:
        return f"{state.demonyms[0]} {rest}"
    return _bare(surface)


def _bare(surface: str) -> str:
    for article in ("the ", "The ", "a ", "A "):
        if surface.startswith(article):
            return surface.removeprefix(article)
    return surface
