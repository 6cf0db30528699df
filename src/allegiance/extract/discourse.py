"""Gaps in a clause filled from the sentence and from what the report has said before; each filling is recorded."""

from collections import Counter
from collections.abc import Sequence

from allegiance.extract.bystanders import (
    in_the_clause,
    is_body,
    is_goal,
    is_part,
    is_parted,
    is_sent_home,
    is_taker,
    is_the_same,
    only_beside,
    only_where,
)
from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.roles import Roles
from allegiance.extract.vows import vowed
from allegiance.model import Kind, Span, Stage
from allegiance.syntax import Sentence

_NEAR = 1  # paragraphs over which the topic of giving is taken to hold
_PURCHASES = ("get:buy", "get:purchase", "get:order", "get:procure")
_LISTED = 2  # paragraphs from "help for B was announced" to the first of those who gave it
_TOPICAL = 2  # claims with one recipient before he counts as whom the report is about
_ANNOUNCED = {Stage.PLANNED, Stage.PROMISED, Stage.UNDERWAY}
_NAMING = {"name", "alias", "demonym", "capital", "metonym", "description"}  # a person or "it" is no bystander
_PARTNERED = {Kind.AGREEMENT, Kind.ALIGNMENT}


class Discourse:
    """Who gave to whom so far, the latest last."""

    def __init__(self, roles: Roles) -> None:
        self._roles = roles
        self._pairs: list[tuple[Role, Role, str | None]] = []
        self._owner: tuple[Role, Sentence] | None = None
        self._uses: list[Candidate] = []
        self._partners: tuple[Role, Role, int] | None = None
        self._stage: Stage | None = None
        self._paragraph = 0
        self._content: Sequence[Span] = ()
        self._load: Candidate | None = None
        self._stopped: str | None = None
        self._meant: tuple[Role, int] | None = None
        self._gave: set[Span] = set()  # where those stand who were told to give

    def fill(
        self, candidate: Candidate, speakers: set[str], content: Sequence[Span] = (), announcing: Role | None = None
    ) -> bool:
        """Complete ``candidate`` in place; false when a needed party stays unknown.

        ``speakers`` are the states that speak, ``content`` what they say: nobody outside it fills a gap.
        """
        self._content = content
        if candidate.kind is Kind.CAPABILITY:
            return self._fill_owner(candidate)
        if candidate.kind is Kind.RANKING:
            return self._fill_ranking(candidate)
        if candidate.kind is Kind.USE:
            self._repeat_use(candidate)
            self._fill_use(candidate)
            if candidate.actors and candidate.recipients:
                self._uses.append(candidate)
            return bool(candidate.recipients)
        if candidate.kind is Kind.SANCTION:
            return bool(candidate.actors and candidate.recipients)
        if candidate.pattern.startswith("list:"):
            return self._fill_list(candidate, announcing)
        if candidate.taken_by_stranger:
            self._mean(candidate)
            return False
        if candidate.pattern.startswith("resume:"):
            return self._fill_resumption(candidate)
        if is_part(candidate):
            return False
        self._turn_arrival(candidate)
        if not candidate.actors and not candidate.recipients and is_the_same(candidate):
            self._fill_both(candidate)
        self._turn_purchase(candidate)
        if not candidate.recipients:
            self._fill_side(candidate, speakers, "recipient")
        if not candidate.actors and announcing is not None and self._is_own(candidate, announcing):
            candidate.actors = [announcing]
            candidate.filled = (*candidate.filled, "actor")
        if not candidate.actors:
            self._fill_side(candidate, speakers, "actor")
        if not candidate.actors and not candidate.recipients:
            self._fill_both(candidate)
        if candidate.recipients and not candidate.actors and candidate.kind is Kind.SUPPORT:
            self._fill_promise(candidate, announcing)
        if candidate.actors and not candidate.recipients and candidate.pattern.startswith("go:"):
            self._fill_arrival(candidate, announcing)
        complete = bool(candidate.actors and candidate.recipients)
        if complete or not self._pairs:
            self._mean(candidate)
        if complete and candidate.kind is Kind.SUPPORT:
            form = candidate.items[0].form if candidate.items else candidate.form
            candidate.stage = candidate.stage or self._stage or Stage.UNSPECIFIED
            if candidate.stage is Stage.PLANNED and vowed(candidate, speakers, content):
                candidate.stage = Stage.PROMISED
            self._stage = candidate.stage
            self._paragraph = candidate.sentence.paragraph
            self._pairs.append((candidate.actors[0], candidate.recipients[0], form))
            self._gave |= {role.span for role in candidate.actors}
            self._load = candidate if candidate.silent else self._load
            if candidate.stage is Stage.ENDED and form is not None:
                self._stopped = form
        elif complete and candidate.kind in _PARTNERED:
            self._partners = (candidate.actors[0], candidate.recipients[0], candidate.sentence.paragraph)
        return complete

    def _mean(self, candidate: Candidate) -> None:
        """Remember for whom gifts were announced: those told of next without a recipient are for him."""
        announced = candidate.pattern.startswith(("give:", "aid:", "delivery:"))
        if candidate.kind is Kind.SUPPORT and announced and candidate.recipients:
            self._meant = candidate.recipients[0], candidate.sentence.paragraph

    def _fill_owner(self, candidate: Candidate) -> bool:
        """Whose output it is, where the sentence before in the same paragraph told of somebody's."""
        if not candidate.actors and self._owner is not None:
            owner, before = self._owner
            if before.paragraph == candidate.sentence.paragraph:
                candidate.actors = [owner]
                candidate.filled = (*candidate.filled, "actor")
        if candidate.actors:
            self._owner = candidate.actors[0], candidate.sentence
        return bool(candidate.actors)

    def _fill_side(self, candidate: Candidate, speakers: set[str], side: str) -> None:
        known = candidate.actors if side == "recipient" else candidate.recipients
        role = self._from_sentence(candidate, known, speakers, side) or self._from_before(candidate, known, side)
        if role is None:
            return
        if side == "recipient":
            candidate.recipients = [role]
        else:
            candidate.actors = [role]
        candidate.filled = (*candidate.filled, side)

    def _turn_arrival(self, candidate: Candidate) -> None:
        """ "Arrived in the country": not in that of who has just been told to send them."""
        if (
            not candidate.pattern.startswith(("go:", "stay:"))
            or candidate.actors
            or len(candidate.recipients) != 1
            or not self._pairs
        ):
            return
        giver, recipient, _ = self._pairs[-1]
        where = candidate.recipients[0]
        if where.how == "description" and where.actor.id == giver.actor.id:
            candidate.actors, candidate.recipients = [giver], [recipient]
            candidate.filled = ("actor", "recipient")

    def _turn_purchase(self, candidate: Candidate) -> None:
        """What one who has been giving all along "intends to buy", of nobody named, is for whom he gives to."""
        buyers = {role.actor.id for role in candidate.recipients}
        if not candidate.pattern.startswith(_PURCHASES) or candidate.actors or not buyers or not candidate.items:
            return
        given = {recipient.actor.id for giver, recipient, _ in self._pairs if giver.actor.id in buyers}
        got = {recipient.actor.id for _, recipient, _ in self._pairs}
        if len(given) == 1 and not buyers & got and self._pairs[-1][1].actor.id in given:
            candidate.actors, candidate.recipients = candidate.recipients, [self._pairs[-1][1]]
            candidate.filled = (*candidate.filled, "recipient")

    def _fill_list(self, candidate: Candidate, announcing: Role | None) -> bool:
        """An item without a verb is given by whoever announces it to whomever the report is about."""
        if announcing is None or not self._pairs or candidate.sentence.paragraph - self._paragraph > _NEAR:
            return False
        recipient = self._pairs[-1][1]
        candidate.actors, candidate.recipients = [announcing], [recipient]
        candidate.filled = ("actor", "recipient")
        self._paragraph = candidate.sentence.paragraph
        return announcing.actor.id != recipient.actor.id

    def _fill_promise(self, candidate: Candidate, announcing: Role | None) -> None:
        """Whoever announces a gift without saying whose it is speaks of his own."""
        known = {role.actor.id for role in candidate.recipients}
        if announcing is not None and announcing.actor.id not in known and candidate.stage in _ANNOUNCED:
            candidate.actors = [announcing]
            candidate.filled = (*candidate.filled, "actor")

    def _is_own(self, candidate: Candidate, announcing: Role) -> bool:
        """True for "the embassy said that money had been made available to B", B being new."""
        known = {role.actor.id for role in candidate.recipients}
        passive = bool(candidate.sentence.children(candidate.trigger, "auxpass"))
        told = any(known & {giver.actor.id, recipient.actor.id} for giver, recipient, _ in self._pairs)
        given = candidate.pattern.startswith("give:") and candidate.stage is Stage.DELIVERED
        return given and passive and bool(known) and announcing.actor.id not in known and not told

    def _fill_arrival(self, candidate: Candidate, announcing: Role | None) -> None:
        """Whoever announces that a thing has come speaks of his own country."""
        known = {role.actor.id for role in candidate.actors}
        if announcing is not None and announcing.actor.id not in known:
            candidate.recipients = [announcing]
            candidate.filled = (*candidate.filled, "recipient")

    def _fill_resumption(self, candidate: Candidate) -> bool:
        """A stop that will end is the one told of before: its parties, and its goods where none are named."""
        if self._stopped is None:
            return False
        if not candidate.items:
            candidate.form = self._stopped
        self._fill_both(candidate)
        return bool(candidate.actors)

    def _fill_both(self, candidate: Candidate) -> None:
        bare = candidate.trigger.tag == "VBG" and not candidate.sentence.children(candidate.trigger, "aux")
        if bare and candidate.pattern.startswith("stop:"):  # "reports of blocking relief": anybody's, to anybody
            return
        forms = {item.form for item in candidate.items}
        newest = reversed(self._pairs)
        for giver, recipient, form in newest:
            if form in forms or candidate.pattern.startswith("contain"):
                load = self._load
                held = load is not None and load.actors[0] is giver and candidate.pattern.startswith("contain")
                candidate.carrier = load if held else None
                candidate.actors, candidate.recipients = [giver], [recipient]
                candidate.filled = ("actor", "recipient")
                return
        if self._pairs and candidate.sentence.paragraph - self._paragraph <= _NEAR:
            giver, recipient, _ = self._pairs[-1]
            candidate.actors, candidate.recipients = [giver], [recipient]
            candidate.filled = ("actor", "recipient")

    def _from_sentence(self, candidate: Candidate, known: list[Role], speakers: set[str], side: str) -> Role | None:
        taken = {role.actor.id for role in known} | {role.actor.id for _, role in candidate.others} | candidate.makers
        free = [
            role
            for role in self._roles.in_sentence(candidate.sentence)
            if role.actor.id not in taken
            and role.actor.id not in speakers
            and (not self._content or any(span.covers(role.span) for span in self._content))
            and not is_parted(candidate, role)
        ]
        if known:
            for giver, recipient, _ in reversed(self._pairs):
                one, other = (giver, recipient) if side == "recipient" else (recipient, giver)
                if one.actor.id in taken:
                    for role in free:
                        if role.actor.id == other.actor.id:
                            return role
        named = [role for role in free if role.how in _NAMING and not is_body(role)]
        if side == "actor":
            named = [role for role in named if not only_where(candidate.sentence, role)]
            named = [role for role in named if not is_taker(candidate, role)]
        if candidate.pattern.startswith("stop:") and not is_sent_home(candidate):
            named = [role for role in named if is_goal(candidate.sentence, role)]
        if len(named) != 1 or not known or (side == "recipient" and candidate.pattern.startswith("go:")):
            return None
        if side == "recipient" and named[0].span in self._gave:
            return None  # "A will send rifles; B will send mortars": not to each other
        aside = side == "recipient" and only_beside(candidate, named[0])
        if in_the_clause(candidate, named[0]) and not aside:
            return named[0]
        topic = self._topic() if side == "recipient" else None
        if topic is not None and topic.actor.id not in taken:
            return topic
        if aside:
            return None
        ids = {role.actor.id for role in known}
        told = any((giver if side == "recipient" else recipient).actor.id in ids for giver, recipient, _ in self._pairs)
        return None if told else named[0]

    def _topic(self) -> Role | None:
        """Who most of what the report has told so far went to; null before there is such a one."""
        counts = Counter(recipient.actor.id for _, recipient, _ in self._pairs)
        if not counts:
            return None
        topic, times = counts.most_common(1)[0]
        if times < _TOPICAL or times * 3 < len(self._pairs) * 2:
            return None
        return next(recipient for _, recipient, _ in reversed(self._pairs) if recipient.actor.id == topic)

    def _from_before(self, candidate: Candidate, known: list[Role], side: str) -> Role | None:
        if candidate.kind in _PARTNERED and not known:
            return None
        ids = {role.actor.id for role in known}
        for giver, recipient, _ in reversed(self._pairs):
            one, other = (giver, recipient) if side == "recipient" else (recipient, giver)
            if one.actor.id in ids:
                return other
        if candidate.pattern.startswith("stop:"):  # who stops it may be anybody
            return None
        for giver, recipient, _ in reversed(self._pairs):
            if giver.actor.id in ids:
                return recipient
            passed_on = candidate.kind is Kind.SUPPORT and candidate.sentence.span.covers(giver.span)
            if recipient.actor.id in ids and not passed_on:  # "A sold them to B, and B passed them on": not to A
                return giver
        if side == "recipient" and self._pairs and candidate.sentence.paragraph - self._paragraph <= _NEAR:
            topic = self._topic()
            return topic if topic is not None and topic.actor.id not in ids else self._pairs[-1][1]
        if side == "recipient" and self._meant is not None and not self._pairs:
            role, paragraph = self._meant
            if candidate.sentence.paragraph - paragraph <= _LISTED and role.actor.id not in ids:
                return role
        told = candidate.kind is Kind.SUPPORT and not candidate.pattern.startswith("stay:")
        return self._partner(candidate, ids) if told else None

    def _partner(self, candidate: Candidate, ids: set[str]) -> Role | None:
        """With whom the one who gives or gets has just been said to meet or to sign."""
        if self._partners is None or candidate.sentence.paragraph - self._partners[2] > _NEAR:
            return None
        one, other, _ = self._partners
        return other if one.actor.id in ids else one if other.actor.id in ids else None

    def _repeat_use(self, candidate: Candidate) -> None:
        """Who used it on whom, where the report has told of such a use and this clause names only one of the two."""
        for told in reversed(self._uses):
            struck = {role.actor.id for role in told.recipients}
            if candidate.recipients and not struck & {role.actor.id for role in candidate.recipients}:
                continue
            if candidate.actors and candidate.actors[0].actor.id != told.actors[0].actor.id:
                continue
            if candidate.actors and candidate.recipients:
                return
            if not candidate.recipients:
                candidate.others = candidate.others or told.others
            candidate.actors = candidate.actors or told.actors
            candidate.recipients = candidate.recipients or told.recipients
            candidate.filled = (*candidate.filled, "actor")
            return

    def _fill_ranking(self, candidate: Candidate) -> bool:
        if not candidate.recipients:
            ids = {role.actor.id for role in candidate.actors}
            for giver, recipient, _ in reversed(self._pairs):
                if giver.actor.id in ids:
                    candidate.recipients = [recipient]
                    candidate.filled = (*candidate.filled, "recipient")
                    break
        return bool(candidate.actors and candidate.recipients)

    def _fill_use(self, candidate: Candidate) -> None:
        suppliers = {role.actor.id for name, role in candidate.others if name == "supplier"}
        against = {role.actor.id for role in candidate.recipients}
        for giver, recipient, _ in reversed(self._pairs):
            if recipient.actor.id in against or (suppliers and giver.actor.id not in suppliers):
                continue
            if not candidate.actors:
                candidate.actors = [recipient]
                candidate.filled = (*candidate.filled, "actor")
            if not suppliers and candidate.actors[0].actor.id == recipient.actor.id:
                candidate.others = [*candidate.others, ("supplier", giver)]
                candidate.filled = (*candidate.filled, "supplier")
            break
