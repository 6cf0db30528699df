"""Numbers as English spells them."""

import re

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SMALL = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS, 2)}
SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}

_small = "|".join(sorted(SMALL, key=len, reverse=True))
_scale = "|".join(SCALES)
SPELLED = (  # atomic: words of number repeated without end must not be tried in every split
    rf"(?>(?:(?:{_small})(?:-(?:{_small}))?|(?:a|an)(?=\s+(?:{_scale})\b)|half\s+a(?=\s+(?:{_scale})\b))"
    rf"(?:\s+(?:{_scale})\b(?:(?:\s+and)?\s+(?:{_small})(?:-(?:{_small}))?\b(?:\s+(?:{_scale})\b)?)*)*)"
)
_WORD = re.compile(r"[a-z]+|\d+(?:[.,]\d+)*")


def spelled(words: str) -> float | None:
    """The value of a number in words or digits: ``two hundred and five`` is 205; null when it is none.

    >>> spelled("twenty-five thousand"), spelled("half a million"), spelled("1,200"), spelled("tank")
    (25000.0, 500000.0, 1200.0, None)
    """
    total = current = 0.0
    seen = False
    for word in _WORD.findall(words.lower()):
        if word[0].isdigit():
            current += float(word.replace(",", ""))
        elif word in SMALL:
            current += SMALL[word]
        elif word in SCALES:
            scale = SCALES[word]
            if scale == 100:
                current = (current or 1) * 100
            else:
                total += (current or 1) * scale
                current = 0.0
        elif word == "half":
            current = 0.5
        elif word in {"a", "an"}:
            current = current or 1.0
        elif word != "and":
            return None
        seen = True
    return total + current if seen else None
