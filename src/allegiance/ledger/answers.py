"""Answers of a ledger: who backs whom, what for what, what changed, and what an answer hangs on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from allegiance.errors import UsageError
from allegiance.ledger.choice import Choice
from allegiance.ledger.command import command
from allegiance.ledger.fused import FusedRecord
from allegiance.ledger.names import state_called
from allegiance.model import Fact, Grounds, Kind, Ranking

if TYPE_CHECKING:
    from allegiance.assess import Alert, Bargain, Matrix, Realignment, Reviews, Sensitivity, Trend


class Ledger(FusedRecord):
    """A record of claims in one file. Open it, and use it as a context manager.

    In the examples ``ledger`` holds one report, ``report``, whose only sentence is "North Korea has sent artillery
    shells to Russia, South Korea's defence minister said on Monday."
    """

    def allies(
        self,
        state: str,
        *,
        form: str | None = None,
        since: date | None = None,
        until: date | None = None,
        as_of: date | None = None,
        without_source: Iterable[str] = (),
        worst_grade: int | None = None,
    ) -> Ranking:
        """Who backs ``state`` (a code or any name), form by form, with how sure that is.

        ``since`` and ``until`` are about when it happened, ``as_of`` about when it was reported. ``without_source``
        leaves out speakers, states, outlets or agencies, ``worst_grade`` (1 to 6) facts of worse credibility. Raises
        UnknownState, and UsageError for an unknown form.

        >>> [(form, backings[0].actor) for form, backings in ledger.allies("Russia").forms]
        [('ammunition', 'PRK')]
        """
        from allegiance import assess

        id, name = state_called(state)
        _check_form(form)
        options = {"form": form, "since": since, "until": until, "as_of": as_of, "worst_grade": worst_grade}
        choice = Choice(as_of, tuple(without_source))
        told = self.claims(recipient=id, form=form, since=since, until=until)
        told += self.claims(actor=id, kind=Kind.USE, form=form, since=since, until=until)
        facts = self._fused(choice.of(told)).facts()
        if worst_grade is not None:
            facts = tuple(assess.graded(facts, worst_grade))
        claimed = choice.of(self.claims(kind=Kind.RANKING, recipient=id, since=since, until=until))
        again = command("allies", [state], choice.without_source, ledger=self._path, **options)
        said = self._reviews(facts, choice)
        ranking, _ = assess.weighed(id, name, facts, claimed, again, reviews=said)
        left_out = choice.left_out()
        left_out += [f"facts of credibility worse than {worst_grade}"] if worst_grade is not None else []
        return replace(ranking, grounds=assess.grounds(facts, claimed, left_out, said.told))

    def sensitivity(
        self, ranking: Ranking, *, as_of: date | None = None, without_source: Iterable[str] = ()
    ) -> "Sensitivity":
        """What the first places of an answer of ``allies`` hang on; the options are those it was asked with.

        >>> ledger.sensitivity(ledger.allies("Russia")).without[0].first_after
        0.0
        """
        from allegiance import assess

        facts = [fact for _, backings in ranking.forms for backing in backings for fact in backing.facts]
        said = self._reviews(facts, Choice(as_of, tuple(without_source)))
        return assess.sensitivity(ranking, said)

    def bargains(
        self,
        one: str,
        other: str,
        *,
        since: date | None = None,
        until: date | None = None,
        as_of: date | None = None,
        without_source: Iterable[str] = (),
    ) -> "tuple[Bargain, Grounds]":
        """What two states gave each other, and what the answer stands on. Raises UnknownState.

        >>> bargain, _ = ledger.bargains("North Korea", "Russia")
        >>> [(flow.giver, flow.form) for flow in bargain.flows]
        [('PRK', 'ammunition')]
        """
        from allegiance import assess

        first, second = state_called(one)[0], state_called(other)[0]
        choice = Choice(as_of, tuple(without_source))
        facts = self._between(first, second, since, until, choice)
        return assess.bargain(first, second, facts), assess.grounds(facts, (), choice.left_out())

    def realignments(
        self,
        one: str,
        other: str | None = None,
        *,
        since: date | None = None,
        until: date | None = None,
        as_of: date | None = None,
        without_source: Iterable[str] = (),
    ) -> "tuple[tuple[Realignment, ...], Grounds]":
        """Changes of state between a pair, or between one state and anybody. Raises UnknownState.

        >>> changes, grounds = ledger.realignments("North Korea", "Russia")
        >>> changes, grounds.reports
        ((), 1)
        """
        from allegiance import assess

        first, second = state_called(one)[0], state_called(other)[0] if other is not None else None
        choice = Choice(as_of, tuple(without_source))
        facts = self._between(first, second, since, until, choice)
        return assess.realignments(facts), assess.grounds(facts, (), choice.left_out())

    def alerts(self, one: str, other: str | None = None) -> "tuple[Alert, ...]":
        """Days on which a pair was suddenly spoken of more; to look at, never findings. Raises UnknownState.

        >>> ledger.alerts("North Korea")
        ()
        """
        from allegiance import assess

        first, second = state_called(one)[0], state_called(other)[0] if other is not None else None
        told = self.claims(actor=first, recipient=second) + self.claims(actor=second, recipient=first)
        return assess.alerts({claim.id: claim for claim in told}.values())

    def trends(
        self, state: str, *, form: str | None = None, since: date | None = None, until: date | None = None
    ) -> "tuple[Trend, ...]":
        """Things said to be given to ``state``, by form, backer and month, with their numbers. Raises UnknownState.

        >>> [(trend.backer, trend.months[0].things) for trend in ledger.trends("Russia")]
        [('PRK', 1)]
        """
        from allegiance import assess

        id = state_called(state)[0]
        return assess.trends(id, self.facts(recipient=id, form=form, since=since, until=until))

    def hypotheses(
        self,
        backer: str | None,
        state: str | None,
        *,
        form: str | None = None,
        file: Path | None = None,
        as_of: date | None = None,
        without_source: Iterable[str] = (),
    ) -> "tuple[Matrix, Grounds]":
        """Claims against hypotheses: whether ``backer`` gave, or those stated in ``file``.

        Raises UnknownState, UsageError.

        >>> ledger.hypotheses("North Korea", "Russia")[0].hypotheses[0]
        'it was given'
        """
        from allegiance import assess

        choice = Choice(as_of, tuple(without_source))
        if file is not None:
            claims = {claim.id: claim for claim in choice.of(self.claims())}
            found = assess.matrix_from_file(file, claims)
            used = [claims[id] for piece in found.pieces for id in piece.claims]
            return found, assess.grounds(self._fused(used).facts(), (), choice.left_out())
        recipient = state_called(state or "")[0]
        facts = self._fused(choice.of(self.claims(recipient=recipient, form=form))).facts()
        said = self._reviews(facts, choice)
        found = assess.about_support(state_called(backer or "")[0], recipient, facts, form, said)
        ids = {id for piece in found.pieces for id in piece.claims}
        stands_on = [fact for fact in facts if any(claim.id in ids for claim in fact.claims)]
        return found, assess.grounds(stands_on, (), choice.left_out(), said.told)

    def _between(
        self,
        one: str,
        other: str | None,
        since: date | None,
        until: date | None,
        choice: Choice,
    ) -> tuple[Fact, ...]:
        told = self.claims(actor=one, recipient=other, since=since, until=until)
        told += self.claims(actor=other, recipient=one, since=since, until=until)
        return self._fused(choice.of({claim.id: claim for claim in told}.values())).facts()

    def _reviews(self, facts: Iterable[Fact], choice: Choice) -> "Reviews":
        """What reviewers had said by the day of ``choice`` about these facts, and about whatever else they reviewed."""
        from allegiance import assess

        by = choice.as_of.isoformat() if choice.as_of is not None else None
        said = assess.words_on(word for word in self._store.judgements() if by is None or word.at[:10] <= by)
        here = {claim.id for fact in facts for claim in fact.claims}
        reviewed = [self._store.claim(id) for id in said if id not in here]
        states = {party.id for c in reviewed for party in (c.actor, c.recipient) if party is not None and party.id}
        told = [c for id in sorted(states) for c in self.claims(recipient=id) + self.claims(actor=id, kind=Kind.USE)]
        others = self._fused(choice.of(told)).facts() if told else ()
        return assess.reviews(facts, said, others)


def _check_form(form: str | None) -> None:
    from allegiance.assess import NOT_STATED
    from allegiance.ontology import forms

    known = [*forms(), NOT_STATED]
    if form is not None and form not in known:
        raise UsageError(reason=f"{form!r} is not a form of support. Say one of: {', '.join(sorted(known))}.")
