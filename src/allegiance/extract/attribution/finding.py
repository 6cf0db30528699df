"""What one sentence yields before quotations are joined: token indices of cue, source and content."""

from dataclasses import dataclass, field

from allegiance.extract.attribution.lexicon import Group
from allegiance.model import Span
from allegiance.syntax import Sentence, Token

_EDGES = {",", ";", ":", ".", "-", "–", "—", "--", "(", ")"}


@dataclass(slots=True)
class Finding:
    """An attribution inside one sentence; ``head`` is the token that governs the content.

    ``modality`` is set where the cue alone decides it.
    """

    group: Group
    cue: list[int]
    source: set[int]
    content: set[int]
    head: Token | None
    sentence: int = 0
    more: list[Span] = field(default_factory=list)
    parenthetical: bool = False
    modality: str = ""


def spans(sentence: Sentence, indices: set[int]) -> list[Span]:
    """Contiguous stretches of ``indices``, punctuation at their edges left out, gaps of punctuation bridged."""
    tokens = sentence.tokens
    runs: list[list[int]] = []
    for i in sorted(indices):
        if runs and all(tokens[k].pos == "PUNCT" and tokens[k].text != ":" for k in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    found = []
    for run in runs:
        while run and tokens[run[0]].text in _EDGES:
            run.pop(0)
        while run and (tokens[run[-1]].text in _EDGES or tokens[run[-1]].pos == "CCONJ"):
            run.pop()
        if any(tokens[i].pos not in ("PUNCT", "SPACE") for i in run):
            found.append(Span(tokens[run[0]].start, tokens[run[-1]].end))
    return found


def below(sentence: Sentence, token: Token) -> set[int]:
    """Indices of the token and all it governs."""
    return {t.i for t in sentence.subtree(token)}
