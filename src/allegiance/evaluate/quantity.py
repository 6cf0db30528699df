"""Numbers, bounds and units against sentences annotated with quantities."""

import json
import re
from collections import Counter
from pathlib import Path

from allegiance.evaluate.time import parsed
from allegiance.extract.quantity import Amount, amounts

_NO_AMOUNT = {"year", "date", "clock", "label"}
_RANGE = re.compile(r"(-?[\d.]+)-(-?[\d.]+)")
_CURRENCIES = {
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "AUD": "australian dollar",
    "CAD": "canadian dollar",
    "HKD": "hong kong dollar",
    "CNY": "chinese yuan",
    "DKK": "danish krone",
    "ILS": "shekel",
    "MYR": "malaysian ringgit",
    "JPY": "yen",
    "INR": "rupee",
    "percent": "percentage",
}


def score(gold_folder: Path) -> dict[str, float]:
    """F1 of values (a range by both its ends), and of values with their unit, on ``dev.json`` of the folder."""
    rows = json.loads((gold_folder / "dev.json").read_text("utf-8"))
    right: Counter[str] = Counter()
    wanted = given = 0
    for row in rows:
        text = row["text"]
        found = [one for sentence in parsed(text) for one in amounts(text, sentence) if one.role not in _NO_AMOUNT]
        gold = [(_values(one["value"]), one["normalized_unit"]) for one in row["quantities"]]
        wanted, given = wanted + len(gold), given + len(found)
        values = [(_rounded(one.low, one.high), _unit(one)) for one in found]
        right["value"] += _common(Counter(value for value, _ in gold), Counter(value for value, _ in values))
        right["unit"] += _common(
            Counter((value, _head(unit)) for value, unit in gold),
            Counter((value, _head(unit)) for value, unit in values),
        )
    return {
        "sentences": float(len(rows)),
        "value_f1": 2 * right["value"] / (wanted + given),
        "value_and_unit_f1": 2 * right["unit"] / (wanted + given),
    }


def _common(one: Counter[tuple[object, ...]], other: Counter[tuple[object, ...]]) -> int:
    return sum((one & other).values())


def _values(words: str) -> tuple[float, float]:
    match = _RANGE.fullmatch(words.strip())
    low, high = match.groups() if match else (words, words)
    return _rounded(*sorted((float(low), float(high))))


def _rounded(low: float, high: float) -> tuple[float, float]:
    return round(low, 3), round(high, 3)


def _unit(amount: Amount) -> str:
    unit = amount.phrase or amount.unit or "-"
    return _CURRENCIES.get(unit, unit)


def _head(unit: str) -> str:
    """The last word of what is counted, before any "per" and "of"."""
    bare = re.split(r" per | of ", unit.lower())[0].strip()
    return bare.split()[-1] if bare else "-"
