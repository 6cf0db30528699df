"""Words of a time expression as numbers: months, ordinals, units and how many of them."""

from allegiance.extract.numbers import spelled
from allegiance.extract.time.grammar import lexicon

CLOCK_UNITS = {"hour": "H", "minute": "M", "second": "S"}
_LETTERS = {"day": "D", "night": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y"}
_LETTERS |= {"decade": "DE", "century": "CE", "season": "Q"}
_VAGUE = {"several", "many", "some", "few", "a few", "various", "numerous"}


def key(words: str) -> str:
    """Lower case, single blanks, no full stop."""
    return " ".join(words.lower().rstrip(".").split())


def lookup(table: str, words: str) -> int:
    """The number a word of a lexicon table stands for."""
    return int(lexicon()[table][key(words)])


def ordinal(words: str) -> int:
    """``third``, ``3rd`` and ``3`` are 3; ``last`` is -1."""
    word = key(words)
    if word[0].isdigit():
        return int("".join(letter for letter in word if letter.isdigit()))
    return int(lexicon()["ordinals"].get(word, {"latter": 2}.get(word, 1)))


def day_number(words: str) -> int:
    """The digits of ``25th``."""
    return int("".join(letter for letter in words if letter.isdigit()))


def grain_of(unit: str) -> str:
    """The grain of a unit word, singular or plural; a night is a day."""
    word = key(unit)
    units = lexicon()["units"]
    grain = str(units[word] if word in units else units[word.removesuffix("s")])
    return "day" if grain == "night" else grain


def amount(words: str) -> float | None:
    """How many units; null for "several" and the like. "a" is one, "a couple of" two."""
    word = key(words)
    if word in _VAGUE:
        return None
    if word in {"a", "an"}:
        return 1.0
    if word.startswith("half"):
        return 0.5
    if "couple" in word:
        return 2.0
    return spelled(word)


def span_value(count: float | None, unit: str, *, plus_half: bool = False) -> str:
    """A TIMEX3 duration such as ``P3M``, ``PT40M``, ``PXY``."""
    if count is not None and plus_half:
        count += 0.5
    number = "X" if count is None else f"{count:g}"
    word = key(unit)
    grain = str(lexicon()["units"].get(word) or lexicon()["units"][word.removesuffix("s")])
    if grain in CLOCK_UNITS:
        return f"PT{number}{CLOCK_UNITS[grain]}"
    if grain == "fortnight":
        return f"P{'X' if count is None else f'{count * 2:g}'}W"
    return f"P{number}{_LETTERS[grain]}"
