"""What a user types into a search box, as an FTS5 query that cannot fail."""

import re

_TERM = re.compile(r'"([^"]*)"|([^\s"]+)')


def match_expression(query: str) -> str | None:
    """All words and "phrases" of ``query``; ``begin*`` matches beginnings. None when it holds no word.

    Operators of the query language have no meaning here: everything is quoted.

    >>> match_expression('shells "North Korea" artil* OR -')
    '"shells" "North Korea" "artil"* "OR"'
    """
    terms = []
    for phrase, word in _TERM.findall(query.encode("utf-8", "ignore").decode().replace("\0", " ")):
        words = phrase or word.rstrip("*")
        if any(character.isalnum() for character in words):
            terms.append(f'"{words}"' + ("*" if word.endswith("*") else ""))
    return " ".join(terms) or None
