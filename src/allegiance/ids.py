"""Identifiers made from content, tagged with their scheme.

An id is ``<scheme>:<24 hex digits>``: the first 96 bits of the SHA-256 of what is identified, so that
equal content has equal ids on every machine and a changed scheme is a changed tag.
"""

import hashlib
from collections.abc import Iterable

Part = str | int | float | bool | None


def content_id(scheme: str, parts: Iterable[Part]) -> str:
    """Hash ``parts`` in order; each is tagged with its type and length, so no two lists collide by joining.

    >>> content_id("doc1", ["a", "bc"]) == content_id("doc1", ["ab", "c"])
    False
    """
    digest = hashlib.sha256()
    for part in parts:
        text = "" if part is None else repr(part) if not isinstance(part, str) else part
        data = text.encode("utf-8", "surrogatepass")
        digest.update(f"{type(part).__name__}:{len(data)}:".encode())
        digest.update(data)
    return f"{scheme}:{digest.hexdigest()[:24]}"


def sha256(data: bytes) -> str:
    """The hex SHA-256 of raw bytes."""
    return hashlib.sha256(data).hexdigest()
