"""Trees mended where the parser errs often and the words leave no doubt; nothing else of a tree is touched."""

from collections.abc import Sequence

from allegiance.syntax import Token

_CALENDAR = frozenset(
    "January February March April May June July August September October November December "
    "Jan. Feb. Mar. Apr. Jun. Jul. Aug. Sept. Sep. Oct. Nov. Dec. "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_SUBJECTS = ("nsubj", "nsubjpass")


def repaired(tokens: Sequence[Token]) -> list[Token]:
    """The tokens of one sentence with dates parted from names and nothing under an auxiliary."""
    return under_no_auxiliary(parted(tokens))


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
