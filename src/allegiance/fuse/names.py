"""One key for the spellings of a name."""

from functools import lru_cache

from allegiance.knowledge.fold import slug


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """Equal for names that differ only in case, accents, dashes and spaces.

    >>> name_key("Kyrylo  BUDANOV") == name_key("kyrylo budanov")
    True
    """
    return slug(name)
