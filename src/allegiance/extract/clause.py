"""One verb in its frame: its arguments as items and parties, and the candidate they make."""

from collections.abc import Sequence

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.grammar import Arguments, arguments, coordinated
from allegiance.extract.items import ItemMention, below, made_of, row
from allegiance.extract.roles import Roles, opposed
from allegiance.extract.stage import stage_and_polarity, tense
from allegiance.model import Kind, Stage
from allegiance.ontology import Frame, words
from allegiance.syntax import Sentence, Token

_OWN = {"its", "their", "his", "her", "our"}
_TO = ("to", "for", "into", "towards", "toward")
_VIA = ("via", "through")
_HOLDS = ("hold", "ice")
_GIVING = {"give", "equip", "repair", "stop"}
_PLEDGES = words("pledges")
_WITHDRAWALS = words("withdrawals")
_LICENSED = words("licensed")
_ENLISTING = words("enlisting")
_ASKING = {"claim", "demand", "request", "seek"}
_SOMEBODY = words("somebody")
_SOIL = words("soil")
_BESIDE = words("beside")
_INTENDING = words("intending")


def _only_words(given: Sequence[ItemMention]) -> bool:
    return bool(given) and all(item.form == "commitment" for item in given)


class Clause:
    """A predicate with what its frame asks for; ``items`` are those of the sentence by head token."""

    def __init__(
        self,
        sentence: Sentence,
        verb: Token,
        frame: Frame,
        roles: Roles,
        items: dict[int, ItemMention],
        phrase: str | None = None,
    ) -> None:
        self.sentence = sentence
        self.verb = verb
        self.word = phrase or verb.lemma
        self.spent: set[int] = set()  # verbs below that say no more than this clause does
        self.frame = frame
        self.roles = roles
        self.items = items
        self.found = arguments(sentence, verb) if verb.pos != "ADJ" else Arguments()

    def at(self, *prepositions: str) -> list[Token]:
        """The heads after any of ``prepositions``."""
        return [token for name in prepositions for token in self.found.obliques.get(name, ())]

    def objects_of(self, verb: Token) -> list[Token]:
        """The direct objects of a verb below this one."""
        return arguments(self.sentence, verb).object

    def obliques_of(self, head: Token, *prepositions: str) -> list[Token]:
        """The heads after any of ``prepositions`` below ``head``."""
        return [
            twin
            for prep in self.sentence.children(head, "prep", "agent")
            if prep.lemma in prepositions
            for pobj in self.sentence.children(prep, "pobj")
            for twin in coordinated(self.sentence, pobj)
        ]

    def places(self, tokens: Sequence[Token]) -> list[ItemMention]:
        """The bases, airspace or territory that ``tokens`` stand for."""
        known = [item for item in self.given(tokens) if item.form == "logistics"]
        ground = [
            made_of(self.sentence, token, "logistics", "logistics")
            for token in tokens
            if token.lemma in _SOIL and token.i not in self.items
        ]
        return known or ground

    def given(self, tokens: Sequence[Token]) -> list[ItemMention]:
        """The items that ``tokens`` stand for, each once."""
        found: dict[tuple[int, str], ItemMention] = {}
        for token in tokens:
            if token.lemma in _WITHDRAWALS or token.lemma in _ENLISTING:
                continue
            for item in below(self.sentence, token, self.items):
                found.setdefault((item.head.i, item.form), item)
        if found:
            last = max(found.values(), key=lambda item: item.head.i)
            for item in row(self.sentence, last.head, self.items):
                found.setdefault((item.head.i, item.form), item)
        return list(found.values())

    def parties(self, tokens: Sequence[Token]) -> list[Role]:
        """The parties that ``tokens`` stand for, each once."""
        found: dict[str, Role] = {}
        for token in tokens:
            for role in self.roles.parties(self.sentence, token):
                found.setdefault(role.actor.id, role)
        return list(found.values())

    def towards(self) -> list[Role]:
        """The parties after to, for, into."""
        goals = [token for token in self.at(*_TO) if token.i not in self.items and token.lemma not in _BESIDE]
        return self.parties(goals)

    def origin(self, given: Sequence[ItemMention]) -> list[Role]:
        """Whose the items are by the words before them: North Korean soldiers, its troops."""
        found: dict[str, Role] = {}
        made = {token.start for token in self.sentence.tokens if token.text == "-"}
        for item in given:
            for role in self.roles.modifier(self.sentence, item.head):
                if role.span.end not in made:  # Czech-designed jets are nobody's gift
                    found.setdefault(role.actor.id, role)
        if not found:  # "soldiers of the Rwanda Defence Force", "troops from Chad"
            men = [item.head for item in given if item.form == "personnel"]
            for role in self.parties([t for head in men for t in self.obliques_of(head, "of", "from")]):
                found.setdefault(role.actor.id, role)
        return list(found.values())

    def meant_for(self, given: Sequence[ItemMention]) -> list[Role]:
        """For whom the items were kept or who asked for them: "money meant for B", "a rent demanded by B"."""
        heads = [item.head for item in given]
        asked = [
            verb
            for head in heads
            for verb in self.sentence.children(head, "acl")
            if verb.tag == "VBN" and verb.lemma in _ASKING
        ]
        found = self.bound_for(heads)
        if not found and asked:
            found = self.parties([token for verb in asked for token in self.obliques_of(verb, "by")])
            self.spent.update(verb.i for verb in asked if found)
        return found

    def bound_for(self, heads: Sequence[Token]) -> list[Role]:
        """For whom what stands at ``heads`` is meant, by a clause below it: "a shipment destined for B"."""
        kept = [
            verb
            for head in heads
            for verb in self.sentence.children(head, "relcl", "acl", "amod")
            if verb.lemma in _INTENDING
        ]
        aims = [aim for verb in kept for aim in self.sentence.children(verb, "xcomp", "advcl") if aim.tag == "VB"]
        return self.parties(
            [
                *(token for verb in kept for token in self.obliques_of(verb, "for", "to")),
                *(token for aim in aims for token in self.objects_of(aim) if token.i not in self.items),
            ]
        )

    def owners(self, token: Token) -> list[Role]:
        """Whose the thing at ``token`` is by a possessive."""
        return self.parties(self.sentence.children(token, "poss"))

    def own_origins(self, given: Sequence[ItemMention]) -> list[tuple[list[Role], list[ItemMention]]]:
        """Items that come from different givers, each with its own: "aircraft from Russia and drones from Turkey"."""
        groups: list[tuple[list[Role], list[ItemMention]]] = []
        for item in given:
            heads = self.sentence.after(item.head, "from")
            givers = self.parties([twin for head in heads for twin in coordinated(self.sentence, head)])
            if givers or not groups:
                groups.append((givers, [item]))
            else:
                groups[-1][1].append(item)
        return groups if len([givers for givers, _ in groups if givers]) > 1 else []

    def candidate(
        self, givers: list[Role], recipients: list[Role], given: Sequence[ItemMention], form: str | None = None
    ) -> Candidate | None:
        """The claim in the making, of ``form`` where it has no item; null when the verb needs one and there is none."""
        frame, verb = self.frame, self.verb
        if not given and self.word in frame.needs_item:
            return None
        taken = {role.actor.id for role in givers}
        own = [role for role in recipients if role.surface.lower() in _OWN]
        if own and not given and taken.issuperset(role.actor.id for role in own):
            return None  # "bolstered its own defences"
        base = frame.stages.get(self.word)
        if verb.lemma == "put" and any(token.lemma in _HOLDS for token in self.at("on")):
            base = "ended"
        if verb.lemma == "approve" and not any(token.lemma in _LICENSED for token in self.found.object):
            base = "promised"
        if verb.lemma in ("buy", "purchase") and tense(self.sentence, verb) in (Stage.DELIVERED, Stage.PLANNED):
            base = None
        stage, polarity = stage_and_polarity(self.sentence, verb, base)
        if stage is Stage.DELIVERED and (
            any(token.lemma in _PLEDGES for token in self.found.object) or _only_words(given)
        ):
            stage = Stage.PROMISED
        stranger = not givers and frame.name in _GIVING and any(self._named(token) for token in self.found.subject)
        goals = [*self.found.indirect, *self.at("to", "for"), *(self.found.object if not given else ())]
        outlaw = not recipients and any(opposed(self.sentence, token) for token in goals)
        return Candidate(
            Kind.SUPPORT,
            self.sentence,
            verb,
            f"{frame.name}:{self.word}",
            givers,
            [role for role in recipients if role.actor.id not in taken],
            [("via", role) for role in self.parties(self.at(*_VIA))],
            list(given),
            None if given else form or frame.forms.get(self.word, "other"),
            stage,
            polarity,
            taken_by_stranger=stranger or outlaw,
            makers=frozenset(role.actor.id for role in self._fought()),
        )

    def _fought(self) -> list[Role]:
        """Against whom it is done: he neither gives nor gets."""
        against = [token for token in self.sentence.subtree(self.verb) if token.lemma == "against"]
        return self.parties([token for prep in against for token in self.sentence.subtree(prep)])

    def _named(self, token: Token) -> bool:
        mention = self.roles.mention(token)
        none = any(child.lemma == "no" for child in self.sentence.children(token, "det"))
        several = token.lemma in _SOMEBODY and (token.tag == "NNS" or none)
        return token.pos == "PROPN" or several or (mention is not None and mention.how in ("person", "office"))
