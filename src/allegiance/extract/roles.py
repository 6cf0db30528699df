"""Which actor a noun phrase stands for, by the mentions that resolve found."""

from collections.abc import Sequence
from functools import cache

from allegiance.extract.candidate import Role
from allegiance.extract.grammar import antecedents, coordinated
from allegiance.knowledge.lexicon import organisations
from allegiance.knowledge.states import states
from allegiance.model import Actor, ActorMention
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

BODIES_LIKE_STATES = {"org:un", "org:nato", "org:eu"}
_MODIFIERS = ("poss", "amod", "compound", "nmod", "nummod", "advmod")
_CURRENCIES = words("currencies")
_RELATIVES = words("relatives")
_FOUGHT_OVER = words("fought_over")
_OPPONENTS = words("opponents")
_PROVOKING = words("provoking")
_ARMED = words("armed")
_OPPOSED = words("opposed")
_COUNTED = {"country", "government", "nation", "state"}
_UNDERTAKINGS = words("undertakings")
_STANDING_FOR_A_STATE = {
    "person",
    "organisation",
    "ministry",
    "agency",
    "military",
    "company",
    "firm",
    "media",
    "party",
    "outlet",
}


class Roles:
    """Looks up parties by token; states and groups only, persons and bodies stand for their state."""

    def __init__(self, text: str, sentences: Sequence[Sentence], mentions: Sequence[ActorMention]) -> None:
        self._text = text
        self._at: dict[int, ActorMention] = {}
        self._of: dict[int, list[ActorMention]] = {}
        index = 0
        ordered = sorted(mentions, key=lambda m: m.span)
        for sentence in sentences:
            here: list[ActorMention] = []
            while index < len(ordered) and ordered[index].span.start < sentence.span.end:
                if ordered[index].span.start >= sentence.span.start:
                    here.append(ordered[index])
                index += 1
            self._of[sentence.span.start] = here
            for mention in here:
                head = sentence.head_of(mention.span)
                if head is None or _is_of_a_currency(sentence, head) or _is_product(sentence, head, mention):
                    continue
                known = self._at.get(head.start)
                if known is None or (mention.span.end - mention.span.start, bool(mention.actors)) > (
                    known.span.end - known.span.start,
                    bool(known.actors),
                ):
                    if known is not None and known.actors and not mention.actors:
                        continue
                    self._at[head.start] = mention

    def mention(self, token: Token) -> ActorMention | None:
        """The longest mention whose head is ``token``."""
        return self._at.get(token.start)

    def parties(self, sentence: Sentence, token: Token) -> list[Role]:
        """The states or groups that the noun phrase headed by ``token`` stands for; none when it stands for none."""
        if opposed(sentence, token):
            return [role for role in self._standing_for(sentence, token) if role.actor.id.startswith("group:")]
        return self._standing_for(sentence, token)

    def _standing_for(self, sentence: Sentence, token: Token) -> list[Role]:
        mention = self._at.get(token.start)
        if mention is not None and mention.actors:
            return self._roles(mention)
        if token.pos in ("NOUN", "PROPN", "ADJ"):
            listed = self.listed(sentence, token)
            if listed:
                return listed
            for child in sentence.children(token, *_MODIFIERS):
                if child.dep == "poss" and token.lemma in _RELATIVES:
                    continue
                found = self._modifying(sentence, child)
                if found:
                    return found
            for prep in sentence.children(token, "prep"):
                if prep.lemma in ("of", "in", "from"):
                    for pobj in sentence.children(prep, "pobj"):
                        if prep.lemma == "of" and token.lemma in _UNDERTAKINGS:
                            return self._standing_for(sentence, pobj)
                        inner = self._at.get(pobj.start)
                        if inner is not None and inner.actors:
                            return self._roles(inner)
        return []

    def listed(self, sentence: Sentence, token: Token) -> list[Role]:
        """Who they are in "from only four countries: Spain, Qatar, Britain and Oman"."""
        if token.lemma not in _COUNTED or token.tag != "NNS":
            return []
        named = [child for child in sentence.children(token, "appos") if child.pos == "PROPN"]
        return self.all_parties(sentence, [twin for child in named for twin in coordinated(sentence, child)])

    def _modifying(self, sentence: Sentence, child: Token) -> list[Role]:
        inner = self._at.get(child.start)
        if child.tag == "WP$":  # "Algiers, whose planes have landed"
            clause = next((above for above in sentence.ancestors(child) if above.dep == "relcl"), None)
            owners = antecedents(sentence, sentence.head(clause)) if clause is not None else []
            return self.all_parties(sentence, owners)
        if inner is None or not inner.actors:
            return []
        found = self._roles(inner)
        for twin in sentence.children(child, "conj"):
            beside = self._at.get(twin.start)
            found.extend(self._roles(beside) if beside is not None else [])
        return found

    def _roles(self, mention: ActorMention) -> list[Role]:
        """The parties a mention stands for; each of several points at the words that name it, where they are known."""
        several = len(mention.actors) > 1 and len(mention.antecedents) == len(mention.actors)
        spans = mention.antecedents if several else (mention.span,) * len(mention.actors)
        found = []
        for actor, span in zip(mention.actors, spans, strict=True):
            party = party_of(actor)
            if party is not None:
                found.append(Role(party, span.of(self._text), span, mention.how))
        return found

    def all_parties(self, sentence: Sentence, tokens: Sequence[Token]) -> list[Role]:
        """The parties of several heads, each actor once, in text order."""
        found: dict[str, Role] = {}
        for token in tokens:
            for role in self.parties(sentence, token):
                found.setdefault(role.actor.id, role)
        return list(found.values())

    def places(self, token: Token) -> list[Role]:
        """The state whose place ``token`` names, for verbs whose goal is a place: flew to Moscow."""
        mention = self._at.get(token.start)
        return self._roles(mention) if mention is not None and mention.how == "place" else []

    def modifier(self, sentence: Sentence, token: Token) -> list[Role]:
        """The parties in possessive, adjectival or compound position before ``token``."""
        found: list[Role] = []
        for child in sentence.children(token, *_MODIFIERS):
            found.extend(self._modifying(sentence, child))
        return found

    def in_sentence(self, sentence: Sentence) -> list[Role]:
        """Every party mentioned in the sentence, each actor once, in text order; places are left out."""
        found: dict[str, Role] = {}
        for mention in self._of.get(sentence.span.start, ()):
            head = sentence.head_of(mention.span)
            if head is None or self._at.get(head.start) is None or _fought_over(sentence, head):
                continue
            if self._is_home_of_a_group(sentence, head):
                continue
            if opposed(sentence, head) and not any(actor.id.startswith("group:") for actor in mention.actors):
                continue
            if _fights(sentence, head):
                continue
            if mention.how != "place":
                for role in self._roles(mention):
                    found.setdefault(role.actor.id, role)
        return list(found.values())

    def _is_home_of_a_group(self, sentence: Sentence, token: Token) -> bool:
        """True for the state in "Lebanon's Hezbollah"."""
        above = self._at.get(sentence.head(token).start)
        groups = above is not None and above.actors and all(a.id.startswith("group:") for a in above.actors)
        return token.dep in _MODIFIERS and bool(groups)

    def everywhere(self, sentence: Sentence) -> list[Role]:
        """Every mention of a party in the sentence, in text order, places and what is fought over among them."""
        return [role for mention in self._of.get(sentence.span.start, ()) for role in self._roles(mention)]

    def mentions_in(self, sentence: Sentence) -> list[ActorMention]:
        """Every mention that begins in the sentence."""
        return self._of.get(sentence.span.start, [])


def _is_of_a_currency(sentence: Sentence, token: Token) -> bool:
    """True in "Australian dollars", not in "gave Albania 30 million dollars"."""
    above = sentence.head(token)
    return above.lemma in _CURRENCIES and token.i == above.i - 1


def _is_product(sentence: Sentence, token: Token, mention: ActorMention) -> bool:
    """True for "an Antonov", "two Boeings": what the firm made and not the firm."""
    firm = bool(mention.actors) and all(actor.id.startswith("firm:") for actor in mention.actors)
    one = any(child.text.lower() in ("a", "an") for child in sentence.children(token, "det"))
    return firm and mention.span.end == token.end and (one or bool(sentence.children(token, "nummod")))


def _fought_over(sentence: Sentence, token: Token) -> bool:
    above = sentence.head(token)
    if token.dep in ("compound", "amod", "nmod", "poss") and above.dep == "pobj":  # "an attack on U.N. peacekeepers"
        struck = sentence.head(above)
        if struck.lemma in ("on", "against") and sentence.head(struck).lemma in _FOUGHT_OVER:
            return True
    if token.dep == "dobj" and above.lemma in _PROVOKING:
        return True
    imposed = sentence.head(above)  # "the embargo imposed on A"
    if above.dep == "prep" and imposed.dep in ("acl", "relcl") and sentence.head(imposed).lemma in _FOUGHT_OVER:
        return True
    return above.lemma in _FOUGHT_OVER or (above.dep == "prep" and sentence.head(above).lemma in _FOUGHT_OVER)


def opposed(sentence: Sentence, token: Token) -> bool:
    """True for those who fight the state they live in: "Somali insurgents", "armed groups in Mali"."""
    if token.lemma in _OPPONENTS:
        return True
    if token.lemma not in _ARMED:
        return False
    before = {
        inner.text.lower()
        for child in sentence.children(token, "amod", "compound", "nmod")
        for inner in sentence.subtree(child)
    }
    return bool(before & _OPPOSED) or ("armed" in before and token.lemma != "force")


def _fights(sentence: Sentence, token: Token) -> bool:
    """True for the state in "Somali insurgents" and "rebels in Angola": they are no part of it."""
    above = sentence.head(token)
    if token.dep in _MODIFIERS and opposed(sentence, above):
        return True
    before = sentence.tokens[above.i - 1] if above.i else above
    return above.lemma == "in" and above.dep == "prep" and opposed(sentence, before)


def party_of(actor: Actor) -> Actor | None:
    """The state or group an actor acts for; itself when it is one; null when it acts for none."""
    if actor.kind in ("outlet", "agency") or actor.id.startswith(("outlet:", "agency:")):
        return None
    if actor.state and actor.state.startswith("group:"):  # who leads an armed group acts for it
        return _groups().get(actor.state)
    if actor.sector == "PRM" and actor.state:
        return state_of(actor.state)
    if actor.kind in _STANDING_FOR_A_STATE or actor.id.startswith(("person:", "firm:")):
        if (actor.state or "").startswith("group:"):
            return _groups().get(actor.state or "")  # who leads a group acts for it
        stateless = actor.id.startswith("org:") and actor.state is None
        return actor if stateless else state_of(actor.state)
    if actor.state and actor.id != actor.state and not actor.id.startswith("group:") and actor.kind != "state":
        return state_of(actor.state) or actor
    return actor


def state_of(code: str | None) -> Actor | None:
    """The state of an alpha-3 code, or the body of UN, NATO, EU."""
    state = states().get(code or "")
    return state.actor if state is not None else _bodies().get(code or "")


@cache
def _groups() -> dict[str, Actor]:
    return {actor.id: actor for actor, *_ in organisations() if actor.id.startswith("group:")}


@cache
def _bodies() -> dict[str, Actor]:
    return {
        actor.id.removeprefix("org:").upper(): actor for actor, *_ in organisations() if actor.id in BODIES_LIKE_STATES
    }
