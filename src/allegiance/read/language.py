"""The language of a text, as its ISO 639-1 code."""

import re
from functools import cache
from typing import Any

# Languages in which states and agencies publish news; the rarer ones of the model are mostly mistaken for these.
_CODES = (
    "am ar az be bg bn bs ca cs da de el en es et fa fi fr he hi hr hu hy id is it ja ka kk ko ky lo lt lv mk mn ms "
    "nb nl pl ps pt ro ru sk sl sq sr sv sw ta th tr uk ur uz vi zh"
)
_LANGUAGES = frozenset(_CODES.split())
_SAMPLE = 4_000
_FEWEST_LETTERS = 40
_LEAST_CONFIDENCE = 0.6
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset({"the", "of", "and", "to", "in", "that", "for", "was", "with", "on"})
# English news has .16 to .32 of these among its words; no other language has as many, and "the".
_ENGLISH_SHARE = 0.12


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: Any = LanguageIdentifier
    identifier = identifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in identifier.labels if code in _LANGUAGES])
    return identifier


def language(text: str) -> str | None:
    """The language of the first 4,000 code points; null when there is too little to tell or it stays in doubt."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    if _plainly_english(sample):  # spares loading a model that takes .8 CPU-s
        return "en"
    code, confidence = _identifier().classify(sample)
    return str(code) if confidence >= _LEAST_CONFIDENCE else None


def _plainly_english(sample: str) -> bool:
    words = _WORD.findall(sample.casefold())
    return "the" in words and sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words)
