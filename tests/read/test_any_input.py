"""Whatever the bytes and whatever the name: documents and issues come out, never an exception."""

import gzip
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allegiance.model import Document, Issue
from allegiance.read import Reading, ReadOptions, readings
from allegiance.read.opening import opening

PIECES = st.sampled_from(
    [
        b"<p>Two ships left the port of Rason on Monday, the minister said.</p>",
        b"<article>",
        b"</div>",
        b"<meta charset=utf-16>",
        b'<meta name="date" content="2024-02-30">',
        b"<!--",
        b"<![CDATA[",
        b'<script type="application/ld+json">{"@type": "NewsArticle", "author": [[]]}</script>',
        b"&#xD800;&#0;",
        b'{"text": "Two ships left."}',
        b'{"text": 5}',
        b'{"text": "a", "date": {}, "author": [1], "url": []}',
        b'{"text": "\\ud800", "title": "\\udfff"}',
        b"\r\n",
        b"14 June 2024",
        b"SEOUL, Feb 27 (Harbour Wire) - ",
        b"By ",
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\xe9t\xe9",
        b"\x1f\x8b",
        b"NaN 1e999 99/99/9999 0000-00-00",
    ]
)
BYTES = st.one_of(st.lists(PIECES, max_size=12).map(b"".join), st.binary(max_size=200))
SUFFIXES = st.sampled_from([".txt", ".html", ".jsonl", ".json", ".txt.gz", "", ".pdf"])


@settings(max_examples=150, deadline=None)
@given(BYTES, SUFFIXES, st.booleans())
def test_any_bytes(data: bytes, suffix: str, packed: bool) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report" + suffix)
        path.write_bytes(gzip.compress(data) if packed else data)
        items = list(readings([path], ReadOptions()))
    assert items
    for item in items:
        if isinstance(item, Reading):
            document = item.document
            assert isinstance(document, Document)
            assert document.text.strip()
            for words in (document.text, document.title, document.outlet, document.byline, document.url):
                assert words is None or words.encode()
            assert document.id == document.content_id
        else:
            assert isinstance(item, Issue)
            assert item.reason.endswith((".", ")"))


@given(st.text(max_size=300))
def test_any_opening(text: str) -> None:
    found = opening(text)
    for words in (found.title, found.byline, found.outlet):
        assert words is None or words in text


@pytest.mark.parametrize(
    "line", ["A" * 300, "A " * 150, "A, " * 100, "9 " * 150, "by " * 100, "on at " * 13, "(" * 300]
)
def test_no_line_is_slow_to_look_at(line: str) -> None:
    assert opening(line + "\n" + line).published is None
