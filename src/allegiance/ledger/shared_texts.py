"""Which reports of a ledger share text or translate one another."""

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from allegiance.model import Document
from allegiance.store import Store

if TYPE_CHECKING:
    from allegiance.fuse import Shared

_TRANSLATED_WITHIN = timedelta(days=31)


class SharedTexts:
    """Looks for copies and translations among reports, and remembers the last it was asked about."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: tuple[tuple[frozenset[str], int], tuple[tuple[Shared, ...], dict[str, str]]] | None = None

    def among(self, ids: frozenset[str]) -> "tuple[tuple[Shared, ...], dict[str, str]]":
        """Every pair of these reports that share text, and the texts by the ids of the reports."""
        from allegiance import fuse

        asked = (ids, self._store.count_documents())
        last = self._last
        if last is None or last[0] != asked:
            documents = [self._store.document(id) for id in sorted(ids)]
            texts = {document.id: document.text for document in documents}
            shared = fuse.sharing([*documents, *self._in_other_languages(documents)])
            of_these = tuple(pair for pair in shared if pair.one in ids and pair.other in ids)
            self._last = last = asked, (of_these, texts)
        return last[1]

    def _in_other_languages(self, documents: list[Document]) -> list[Document]:
        """Reports that these may translate, which need hold no claims themselves."""
        languages = Counter(document.language for document in documents if document.language)
        if not languages:
            return []
        (language, _), *_ = languages.most_common(1)
        days = [document.published for document in documents if document.published]
        near = (min(days) - _TRANSLATED_WITHIN, max(days) + _TRANSLATED_WITHIN) if days else None
        known = {document.id for document in documents}
        return [found for found in self._store.documents_in_other_languages(language, near) if found.id not in known]
