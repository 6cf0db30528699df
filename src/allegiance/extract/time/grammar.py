"""The grammar of time expressions: rules as data, compiled once, and the words a sentence holds of them."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from allegiance.extract.numbers import SPELLED
from allegiance.extract.time.guards import GUARDS
from allegiance.extract.time.happenings import named
from allegiance.model import Span
from allegiance.syntax import Sentence

_Hit = tuple[int, int, int, "Rule", re.Match[str] | None]
_QUANTIFIERS = r"an?\s+few|an?\s+couple(?:\s+of)?|several|many|some|few|various|numerous|half\s+an?|an?"
_SLOT = re.compile(r"\{([a-z]+)(\d?)\}")


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to write a time, the interpreter that reads it and the words around it that forbid it."""

    name: str
    on: frozenset[str]
    read: str
    pattern: re.Pattern[str]
    guard: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """Words that a rule matched: the rule's name, its captures and where it stands in the document."""

    rule: Rule
    span: Span
    surface: str
    groups: dict[str, str]
    spans: dict[str, Span]


@cache
def lexicon() -> dict[str, Any]:
    """The word lists, as lexicon.toml has them."""
    return tomllib.loads((files(__package__) / "lexicon.toml").read_text("utf-8"))


@cache
def rules_text() -> list[dict[str, Any]]:
    """The rules with their examples, as rules.toml has them."""
    rules: list[dict[str, Any]] = tomllib.loads((files(__package__) / "rules.toml").read_text("utf-8"))["rule"]
    return rules


def _either(words: Any) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


@cache
def _macros() -> dict[str, str]:
    words = lexicon()
    full = [name for name in words["months"] if len(name) > 4 or name in {"may", "june", "july"}]
    short = [name for name in words["months"] if name not in full]
    week_full = [name for name in words["weekdays"] if name.endswith("day")]
    week_short = [name for name in words["weekdays"] if not name.endswith("day")]
    pointers = [*words["pointers"]["now"], *words["pointers"]["then"]]
    parts = [name for name in words["parts"] if name not in {"early", "mid", "late"}]
    ordinals = rf"(?:{_either(words['ordinals'])}|\d{{1,2}}(?:st|nd|rd|th))"
    return {
        "month": rf"(?:(?-i:{_either(_cased(full))})\b|(?-i:{_either(_cased(short))})\b\.?)",
        "wd": rf"(?:(?-i:{_either(_cased(week_full))})\b|(?-i:{_either(_cased(week_short))})\b\.?)",
        "season": rf"(?:{_either(words['seasons'])})\b",
        "unit": rf"(?:{_either(words['units'])})s?\b",
        "year": r"(?:1\d{3}|20\d{2})",
        "day": r"(?:[12]\d|3[01]|0?[1-9])(?!\d)(?:st|nd|rd|th)?",
        "n": rf"(?:(?<![\d.,])\d{{1,4}}(?:\.\d+)?|(?:{SPELLED})|(?:{_QUANTIFIERS}))",
        "ordinal": ordinals,
        "quarter": rf"(?:{ordinals}|[1-4])",
        "half": r"(?:first|second|latter|[12])",
        "century": rf"(?:{ordinals}|this|last|past|next|previous)",
        "part": rf"(?:the\s+)?(?:very\s+)?(?P<part>{_either(words['parts'])})(?:\s+(?:of|in)|\s+part\s+of)?(?:-|\s+)",
        "spart": rf"(?:{_either(parts)})",
        "point": rf"(?:{_either(pointers)})",
        "daypart": rf"(?:{_either(words['dayparts'])})\b",
        "tens": rf"(?:{_either(words['decades'])})\b",
        "holiday": rf"(?:{_either(words['holidays'])})\b",
    }


def _cased(words: list[str]) -> list[str]:
    return [form for word in words for form in (word.capitalize(), word.upper())]


_PLAIN = {
    "{,}": r"(?:\s*,\s*|\s+)",
    "{to}": r"(?:\s*[-–—]\s*|\s+(?:to|and|until|till|through|or)\s+(?:the\s+)?)",
    "{ofyear}?": r"(?:(?:\s*,\s*|,?\s+of\s+|\s+){year}(?![\d-])|,?\s+(?:of\s+)?(?:the\s+)?{ypoint}\s+year\b)?",
    "{part}?": r"(?:{part})?",
    "{ybare}": r"(?P<ybare>the year)",
}


def _compile(pattern: str) -> re.Pattern[str]:
    for short, full in _PLAIN.items():
        pattern = pattern.replace(short, full)
    pattern = pattern.replace(r"\ ", " ").replace(" ", r"\s+").replace(r"\s+?", r"\s*")
    macros = _macros()

    used: set[str] = set()

    def fill(slot: re.Match[str]) -> str:
        name, number = slot.groups()
        macro = macros[{"ypoint": "point", "wpoint": "point"}.get(name, name)]
        group = name + number
        while group in used:
            group = f"{name}{int(group.removeprefix(name) or 1) + 1}"
        used.add(group)
        return macro.replace("(?P<part>", f"(?P<{group}>") if name == "part" else f"(?P<{group}>{macro})"

    return re.compile(rf"(?<![\w])(?:{_SLOT.sub(fill, pattern)})", re.IGNORECASE)


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, the ones that win a tie first."""
    return tuple(
        Rule(row["name"], frozenset(row["on"]), row["read"], _compile(row["pattern"]), row.get("guard"))
        for row in rules_text()
    )


@cache
def _trigger() -> re.Pattern[str]:
    words, macros = lexicon(), _macros()
    deictic = (
        "today|yesterday|tomorrow|tonight|overnight|now|nowadays|currently|present|recently|soon|shortly|future|past|"
        "moment|once|formerly|previously|lately|these|term"
    )
    units = rf"(?:{_either(words['units'])})s?|daily|weekly|monthly|quarterly|yearly|annual|annually|hourly"
    return re.compile(
        rf"(?P<digits>\d)|(?<!\w)(?:(?P<month>{macros['month']})|(?P<weekday>{macros['wd']})"
        rf"|(?P<unit>(?:{units})\b)|(?P<season>{macros['season']})|(?P<daypart>{macros['daypart']})"
        rf"|(?P<decade>{macros['tens']})|(?P<deictic>(?:{deictic})\b)"
        rf"|(?P<holiday>{macros['holiday']}))",
        re.IGNORECASE,
    )


_EVENT = Rule("event", frozenset(), "event", re.compile(""), None)


def found(text: str, sentence: Sentence) -> Iterator[Found]:
    """The time expressions of one sentence in text order, the longest at each place; none overlaps another."""
    start, end = sentence.parsed
    hits: list[_Hit] = [(span.start, span.end, -1, _EVENT, None) for span in named(text, start, end)]
    classes = {hit.lastgroup for hit in _trigger().finditer(text, start, end)}
    hits.extend(_matches(text, sentence, classes))
    hits.sort(key=lambda hit: (hit[0] - hit[1], hit[2], hit[0]))
    chosen: list[_Hit] = []
    for hit in hits:
        if all(hit[1] <= other[0] or other[1] <= hit[0] for other in chosen):
            chosen.append(hit)
    for first, last, _, rule, match in sorted(chosen, key=lambda hit: hit[0]):
        last = first + len(text[first:last].rstrip())
        groups, spans = _captures(match)
        yield Found(rule, Span(first, last), text[first:last], groups, spans)


def _matches(text: str, sentence: Sentence, classes: set[str | None]) -> Iterator[_Hit]:
    if not classes:
        return
    for order, rule in enumerate(rules()):
        if rule.on.isdisjoint(classes):
            continue
        guard = GUARDS[rule.guard] if rule.guard else None
        for match in rule.pattern.finditer(text, *sentence.parsed):
            if match.end() > match.start() and (guard is None or guard(text, sentence, match)):
                yield match.start(), match.end(), order, rule, match


def _captures(match: re.Match[str] | None) -> tuple[dict[str, str], dict[str, Span]]:
    """What a match captured; of a slot used twice the one filled, under its plain name."""
    if match is None:
        return {}, {}
    groups = {name: words for name, words in match.groupdict().items() if words is not None}
    spans = {name: Span(*match.span(name)) for name in groups}
    for name in [name for name in groups if name[-1].isdigit() and name[:-1] not in groups]:
        groups[name[:-1]], spans[name[:-1]] = groups[name], spans[name]
    return groups, spans
