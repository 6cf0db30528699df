"""Trees mended where the parser errs often and the words leave no doubt; nothing else of a tree is touched."""

from collections.abc import Sequence

from allegiance.syntax import Token

_CALENDAR = frozenset(
    (
        *("January", "February", "March", "April", "May", "June", "July", "August", "September", "October"),
        *("November", "December", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sept.", "Sep.", "Oct."),
        *("Nov.", "Dec.", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    )
)
_PAST_OR_PRESENT = {"VBD", "VBP", "VBZ"}
_FINITE = {"VBD", "VBP", "VBZ", "MD"}
_RELATIVE = {"WDT", "WP", "WP$", "WRB"}
_SUBJECTS = ("nsubj", "nsubjpass")


def repaired(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of one sentence with names parted from what stands before them, and a verb at the root."""
    return with_subjects(under_its_verb(under_no_auxiliary(parted(tokens))))


def with_subjects(tokens: Sequence[Token]) -> list[Token]:
    """What stands between a comma and its verb is the subject: "at a meeting in Geneva, Turkey and Libya signed"."""
    found = list(tokens)
    for verb in tokens:
        finite = verb.tag in _PAST_OR_PRESENT or _helped(tokens, verb)
        if not finite or verb.dep in ("aux", "auxpass"):
            continue
        own = [token for token in tokens if token.head == verb.i and token.dep in _SUBJECTS and token.i < verb.i]
        first = _first_of_the_row(tokens, verb)
        if first is None or first.dep not in ("conj", "appos") or len(own) > 1:
            continue
        if _under(found, verb, first):
            continue
        before = tokens[first.head]
        if own and (own[0].i != before.i or first.dep != "appos"):
            continue
        passive = any(token.head == verb.i and token.dep == "auxpass" for token in tokens)
        if own:  # "because it feared Brazil, Ukraine received": whom it feared is no subject of what follows
            feared = tokens[before.i - 1]
            if feared.head != verb.i or feared.dep != "advcl" or _under(found, feared, before):
                continue
            found[before.i] = before._replace(head=feared.i, dep="dobj")
        found[first.i] = found[first.i]._replace(head=verb.i, dep=_SUBJECTS[passive])
    return found


def _helped(tokens: Sequence[Token], verb: Token) -> bool:
    return verb.pos in ("VERB", "AUX") and any(
        t.head == verb.i and t.dep in ("aux", "auxpass") for t in tokens[: verb.i]
    )


def _first_of_the_row(tokens: Sequence[Token], verb: Token) -> Token | None:
    """The first of "Turkey and Libya" between a comma and ``verb``; null where something else stands there."""
    last = verb.i - 1
    while last > 0 and tokens[last].head == verb.i and tokens[last].dep in ("aux", "auxpass", "advmod", "neg"):
        last -= 1
    token = tokens[max(last, 0)]
    if token.pos != "PROPN":
        return None
    while token.dep == "conj" and any(t.dep == "cc" for t in tokens[token.head + 1 : token.i]):
        token = tokens[token.head]
    start = token.i
    while start > 0 and tokens[start - 1].head == token.i and tokens[start - 1].dep in ("compound", "det", "amod"):
        start -= 1
    return token if start > 0 and tokens[start - 1].text == "," and token.head < start else None


def under_its_verb(tokens: Sequence[Token]) -> list[Token]:
    """A sentence that hangs on its opening phrase, "after the call the leaders promise help", hangs on its verb."""
    found = list(tokens)
    root = next((token for token in tokens if token.head == token.i), None)
    if root is None or root.tag != "IN":
        return found
    for verb in tokens:
        if verb.dep != "relcl" or verb.tag not in _FINITE | {"VBN", "VBG"} or not _under(tokens, verb, root):
            continue
        own = [token for token in tokens if token.head == verb.i]
        subject = any(token.dep in _SUBJECTS and token.tag not in _RELATIVE for token in own)
        helped = verb.tag in _FINITE or any(token.dep in ("aux", "auxpass") for token in own)
        if subject and helped and not any(token.tag in _RELATIVE or token.dep == "mark" for token in own):
            found[verb.i] = verb._replace(head=verb.i, dep="ROOT")
            found[root.i] = root._replace(head=verb.i, dep="prep")
            for token in tokens:
                if token.head == root.i and token.i > verb.i:
                    found[token.i] = token._replace(head=verb.i)
            return found
    return found


def _under(tokens: Sequence[Token], token: Token, above: Token) -> bool:
    while token.head != token.i:
        token = tokens[token.head]
        if token.i == above.i:
            return True
    return False


def under_no_auxiliary(tokens: Sequence[Token]) -> list[Token]:
    """What hangs on an auxiliary hangs on its verb: "troops were by now quartered at"."""
    found = list(tokens)
    for token in tokens:
        above = tokens[token.head]
        if above.dep in ("aux", "auxpass") and above.head != above.i and token.i != above.i:
            dep = "nsubjpass" if above.dep == "auxpass" and token.dep == "nsubj" else token.dep
            found[token.i] = token._replace(head=above.head, dep=dep)
    return found


def parted(tokens: Sequence[Token]) -> list[Token]:
    """Dates joined to the name after them taken apart: in "in April Washington agreed" the name is the subject."""
    found = list(tokens)
    for date in tokens:
        name = tokens[date.head]
        if date.text not in _CALENDAR or date.dep != "compound" or name.i < date.i or name.text in _CALENDAR:
            continue
        preposition = _preposition(tokens, date.i)
        if preposition is None:
            continue
        if name.dep not in _SUBJECTS:
            verb = _verb(tokens, preposition)
            own = [token for token in tokens if token.head == verb and token.dep in _SUBJECTS]
            if name.dep != "pobj" or name.head != preposition or verb is None or verb < name.i or own:
                continue
            passive = any(token.head == verb and token.dep == "auxpass" for token in tokens)
            found[name.i] = found[name.i]._replace(head=verb, dep=_SUBJECTS[passive])
        found[date.i] = found[date.i]._replace(head=preposition, dep="pobj")
        for number in tokens[preposition + 1 : date.i]:
            if number.head == name.i:
                found[number.i] = found[number.i]._replace(head=date.i)
    return found


def _preposition(tokens: Sequence[Token], date: int) -> int | None:
    """The preposition before the date, over its number: "on 9 June"."""
    before = date - 1
    while before > 0 and tokens[before].tag == "CD":
        before -= 1
    return before if before >= 0 and tokens[before].tag == "IN" else None


def _verb(tokens: Sequence[Token], start: int) -> int | None:
    """The nearest verb above; null when the preposition stands under none."""
    token = tokens[start]
    while token.head != token.i:
        token = tokens[token.head]
        if token.pos in ("VERB", "AUX"):
            return token.i
    return None
