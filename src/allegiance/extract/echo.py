"""Ellipsis: "So have Mali and Niger", "Britain followed the same day" say again, of others, what was said last."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from allegiance.extract.candidate import Candidate
from allegiance.extract.grammar import arguments, coordinated, subjects
from allegiance.extract.roles import Roles
from allegiance.extract.stage import stage_and_polarity
from allegiance.ontology import words
from allegiance.syntax import Sentence, Token

_FOLLOWING = words("following")
_SAME = {"likewise", "same", "so"}
_AUXILIARIES = {"have", "do", "be", "will", "can"}


def echoes(
    sentence: Sentence, roles: Roles, own: Sequence[Candidate], before: Sequence[tuple[int, Candidate]], number: int
) -> Iterator[Candidate]:
    """The candidates of the sentence before, with the new subject in the place of the actor."""
    yield from _same(sentence, roles, own, [one for at, one in before if at == number - 1])
    if own:
        return
    new = roles.all_parties(sentence, _subject(sentence))
    for at, candidate in before:
        if at == number - 1 and candidate.actors:
            fresh = [
                r for r in new if r.actor.id not in {old.actor.id for old in candidate.actors + candidate.recipients}
            ]
            if fresh:
                yield replace(
                    candidate, sentence=sentence, trigger=sentence.root, actors=fresh,
                    pattern=f"echo:{candidate.pattern}", filled=(*candidate.filled, "recipient"),
                )  # fmt: skip


def _same(
    sentence: Sentence, roles: Roles, own: Sequence[Candidate], before: Sequence[Candidate]
) -> Iterator[Candidate]:
    """ "Britain blacklisted the firm, and Canada did the same"."""
    for verb in sentence.tokens:
        if verb.lemma != "do" or not any(child.lemma in _SAME for child in sentence.children(verb, "dobj", "advmod")):
            continue
        told = [one for one in own if one.trigger.i < verb.i] or list(before)
        new = roles.all_parties(sentence, list(subjects(sentence, verb)))
        for one in told[-1:]:
            known = {old.actor.id for old in one.actors + one.recipients}
            stage, polarity = stage_and_polarity(sentence, verb, None)
            if one.actors and (fresh := [role for role in new if role.actor.id not in known]):
                yield replace(
                    one, sentence=sentence, trigger=verb, actors=fresh, pattern=f"echo:{one.pattern}",
                    stage=stage if one.stage is not None else None, polarity=polarity,
                    filled=(*one.filled, "recipient"),
                )  # fmt: skip


def _subject(sentence: Sentence) -> list[Token]:
    words = [token.text.lower() for token in sentence.tokens[:2]]
    root = sentence.root
    if len(words) == 2 and words[0] == "so" and sentence.tokens[1].lemma in _AUXILIARIES:
        after = [token for token in sentence.tokens[2:] if token.dep in ("nsubj", "dobj", "attr", "ROOT", "nsubjpass")]
        joined = [t for token in after[:1] for t in sentence.children(token, "nmod")]  # "Mali and Burkina Faso" as one
        return [twin for token in [*after[:1], *joined] for twin in coordinated(sentence, token)]
    followed = root.lemma == "follow" and not [
        child for child in sentence.children(root, "dobj") if child.lemma not in _FOLLOWING
    ]
    return arguments(sentence, root).subject if followed else []
