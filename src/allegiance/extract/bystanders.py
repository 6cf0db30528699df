"""Who only stands in a sentence and neither gives nor gets, and what only repeats a gift."""

from allegiance.extract.candidate import Candidate, Role
from allegiance.extract.roles import BODIES_LIKE_STATES
from allegiance.ontology import frame_of_verb, words
from allegiance.syntax import Sentence

_MAKING = words("making")
_MEASURES = {"embargo", "measure", "penalty", "sanction"}
_RECALLING = {"end", "pull", "recall", "withdraw"}


def is_the_same(candidate: Candidate) -> bool:
    """True for "the money", "these arms": what the last gift was."""
    sentence = candidate.sentence
    pointing = [c.lemma for item in candidate.items for c in sentence.children(item.head, "det")]
    bare = [
        c for item in candidate.items for c in sentence.children(item.head, "amod", "compound", "nmod", "acl", "relcl")
    ]
    return bool(pointing) and set(pointing) <= {"the", "this", "these"} and not bare


def is_part(candidate: Candidate) -> bool:
    """True for "of this sum, 200 million are earmarked for radios": no gift beyond the one told of."""
    sentence = candidate.sentence
    first = sentence.tokens[0]
    whole = sentence.children(first, "pobj") if first.lemma == "of" else []
    pointing = any(
        c.lemma in ("this", "that", "these", "those") for token in whole for c in sentence.children(token, "det")
    )
    return pointing and not candidate.actors and not candidate.recipients


def is_body(role: Role) -> bool:
    """True for a bank, court or agency of many states, which is named beside a gift more often than it gets one."""
    return role.actor.id.startswith("org:") and role.actor.id not in BODIES_LIKE_STATES


def only_beside(candidate: Candidate, role: Role) -> bool:
    """True for who made a thing, "Chinese-made drones", and for him with whom something else is done or compared."""
    sentence = candidate.sentence
    after = [token for token in sentence.tokens if token.start >= role.span.end][:2]
    if len(after) == 2 and after[0].text == "-" and after[0].start == role.span.end and after[1].tag == "VBN":
        return True
    head = sentence.head_of(role.span)
    if head is None:
        return False
    for above in (head, *sentence.ancestors(head)):
        if above.pos in ("VERB", "AUX"):
            return False
        if above.dep == "prep" and above.lemma == "with":
            other = sentence.head(above)
            return other.lemma in _MAKING if other.pos == "VERB" else other.pos in ("ADJ", "ADV")
    return False


def is_sent_home(candidate: Candidate) -> bool:
    """True for soldiers that are pulled out: where they stand needs no "to" or "for"."""
    men = bool(candidate.items) and all(item.form == "personnel" for item in candidate.items)
    return men and candidate.trigger.lemma in _RECALLING


def is_goal(sentence: Sentence, role: Role) -> bool:
    """True for the one in "suspended licences for the export of arms to Israel"."""
    head = sentence.head_of(role.span)
    if head is None or head.dep != "pobj":
        return False
    above = sentence.head(head)
    sanctioned = above.lemma in ("against", "on") and sentence.head(above).lemma in _MEASURES
    return above.lemma in ("to", "for") or sanctioned


def is_taker(candidate: Candidate, role: Role) -> bool:
    """True for B in "A bought tanks and gave them to B": he is no seller."""
    sentence = candidate.sentence
    head = sentence.head_of(role.span)
    if head is None or head.dep != "pobj" or not candidate.pattern.startswith("get:"):
        return False
    preposition = sentence.head(head)
    frame = frame_of_verb().get(sentence.head(preposition).lemma)
    return preposition.lemma == "to" and frame is not None and frame.name == "give"


def only_where(sentence: Sentence, role: Role) -> bool:
    """True for the place in "more weapons in Bosnia": who gives them is somebody else."""
    head = sentence.head_of(role.span)
    if head is None or head.dep != "pobj" or sentence.children(head, "nummod"):  # "In 2019 Turkey sent"
        return False
    return sentence.head(head).lemma in ("in", "at", "near", "inside", "against", "across")


def is_parted(candidate: Candidate, role: Role) -> bool:
    """True for whoever stands behind or before a semicolon: another thing is told of him."""
    first, last = sorted((candidate.trigger.start, role.span.start))
    return any(token.text == ";" for token in candidate.sentence.tokens if first < token.start < last)


def in_the_clause(candidate: Candidate, role: Role) -> bool:
    """True when ``role`` stands in the clause of the candidate's own trigger."""
    sentence, trigger = candidate.sentence, candidate.trigger
    inside = {token.start for token in sentence.subtree(trigger)}
    head = sentence.head_of(role.span)
    return head is not None and (head.start in inside or trigger.dep == "ROOT")
