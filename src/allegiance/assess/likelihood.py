"""Likelihoods in the words of ICD 203, with their ranges; confidence is a separate word."""

_WORDS = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.01, "almost certain"),
)


def words(likelihood: float) -> str:
    """The word for a likelihood.

    >>> words(0.5), words(0.82)
    ('roughly even', 'very likely')
    """
    return next(word for below, word in _WORDS if likelihood < below)


def words_with_range(likelihood: float) -> str:
    """The word with the range it stands for, in per cent.

    >>> words_with_range(0.82), words_with_range(1.0)
    ('very likely (80 to 95%)', 'almost certain (95 to 99%)')
    """
    least = 0.01
    for below, word in _WORDS:
        if likelihood < below:
            return f"{word} ({least * 100:.0f} to {min(below, 0.99) * 100:.0f}%)"
        least = below
    raise ValueError(likelihood)


def confidence(origins: int, kinds: int) -> str:
    """Low, moderate or high, by how many independent origins of how many kinds an answer stands on.

    >>> confidence(1, 1), confidence(3, 2), confidence(6, 3)
    ('low', 'moderate', 'high')
    """
    if origins >= 5 and kinds >= 3:
        return "high"
    return "moderate" if origins >= 3 and kinds >= 2 else "low"
