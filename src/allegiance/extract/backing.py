"""Support told by words and votes: A vetoes what is aimed at B, sides with him, guarantees his safety."""

from allegiance.extract.candidate import Candidate
from allegiance.extract.clause import Clause
from allegiance.extract.grammar import coordinated
from allegiance.model import Stage
from allegiance.ontology import words
from allegiance.syntax import Token

_DRAFTS = words("drafts")
_AIMED = words("aimed")
_SAFETY = words("safety")
_SUCCOUR = words("succour")
_COUNCIL = "org:un"  # before which the draft lay
_SANCTIONS = {"embargo", "sanction"}
_WEIGHTY = {"throw behind", "put behind"}
_WEIGHT = {"support", "weight"}
_ASIDE = {"on", "against", "over", "about"}


def veto(clause: Clause) -> Candidate | None:
    """Cover for whom a resolution was aimed at: the party below it that neither wrote nor vetoed it."""
    sentence = clause.sentence
    things = [*clause.found.object, *clause.at("against")] if clause.word.startswith("vote") else clause.found.object
    drafts = [token for token in things if token.lemma in _DRAFTS]
    heads = [
        token
        for draft in drafts
        for token in sentence.subtree(draft)
        if token.dep in ("pobj", "dobj")
        and sentence.head(token).lemma in _AIMED | _ASIDE
        and (sentence.head(token).lemma != "demand" or clause.roles.mention(token) is not None)
    ]
    authors = {role.actor.id for draft in drafts for role in clause.roles.modifier(sentence, draft)}
    aimed = [
        role
        for role in clause.parties([*heads, *clause.at("on")])
        if role.actor.id not in authors and role.actor.id != _COUNCIL
    ]
    givers = clause.parties(clause.found.subject)
    relief = any(token.lemma in _SANCTIONS for draft in drafts for token in sentence.subtree(draft))
    form = "sanctions_relief" if relief else None
    return clause.candidate(givers, aimed[:1], [], form) if givers and aimed and drafts else None


def stand(clause: Clause) -> Candidate | None:
    """ "A sided with B", "A stands firm behind B"."""
    preposition = clause.word.split()[-1]
    if clause.word in _WEIGHTY and not any(token.lemma in _WEIGHT for token in clause.found.object):
        return None
    firmly = [
        t for child in clause.sentence.children(clause.verb, "acomp") for t in clause.obliques_of(child, preposition)
    ]
    backed = [token for token in [*clause.at(preposition), *firmly] if clause.roles.mention(token) is not None]
    givers, recipients = clause.parties(clause.found.subject), clause.parties(backed)
    return clause.candidate(givers, recipients, []) if givers and recipients else None


def assure(clause: Clause) -> Candidate | None:
    """ "A guarantees the security of B"."""
    safe = [token for token in clause.found.object if token.lemma in _SAFETY and token.i not in clause.items]
    whose = [*safe, *(twin for t in clause.at("of") for twin in coordinated(clause.sentence, t))]
    givers, recipients = clause.parties(clause.found.subject), clause.parties(whose)
    if clause.word == "assure" and not safe:
        assured, given = clause.parties(clause.found.object), clause.given(clause.at("of"))
        return clause.candidate(givers, assured, given) if givers and assured and given else None
    return clause.candidate(givers, recipients, []) if safe and givers and recipients else None


def succour(clause: Clause) -> Candidate | None:
    """ "A will come to the aid of B"."""
    goals = [token for token in clause.at("to") if token.lemma in _SUCCOUR]
    recipients = clause.parties([*goals, *(t for goal in goals for t in _of(clause, goal))])
    givers = clause.parties(clause.found.subject)
    brought = clause.given(clause.at("with"))
    candidate = clause.candidate(givers, recipients, brought) if goals and givers and recipients else None
    if candidate is not None and not brought and candidate.stage in (Stage.PLANNED, Stage.PROMISED):
        candidate.form = "commitment"
    return candidate


def _of(clause: Clause, token: Token) -> list[Token]:
    return clause.obliques_of(token, "of")
