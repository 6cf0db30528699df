"""HTML pages, honest and hostile."""

from datetime import date
from pathlib import Path

import pytest

from allegiance.model import Document, Issue
from allegiance.read import ReadOptions, read

OPTIONS = ReadOptions(captured="2026-03-01T12:00:00+00:00")
FIRST = "Two ships left the port of Rason on Monday, the minister said. He gave no figure for what they carried."
SECOND = "A third ship, he added, was still at the quay \U0001f600, and nobody could say how long; cafés stayed shut."
HEAD = """<title>Ships leave Rason | Harbour Wire</title>
<meta property="og:site_name" content="Harbour Wire"><meta property="og:title" content="Ships leave Rason">
<meta property="article:published_time" content="2024-02-27T23:30:00-05:00"><meta name="author" content="Ada Writer">
<link rel="canonical" href="https://example.org/ships">"""


def page(path: Path, html: str | bytes) -> list[Document | Issue]:
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return list(read([path], OPTIONS))


def article(head: str = HEAD, *paragraphs: str) -> str:
    words = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or (FIRST, SECOND))
    menu = "<nav><a href='/'>Home</a> <a href='/world'>World</a></nav>"
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{menu}<article>{words}</article></body></html>"


def test_the_stored_text_is_the_article(tmp_path: Path) -> None:
    (document,) = page(tmp_path / "a.html", article())
    assert isinstance(document, Document)
    assert document.text == f"{FIRST}\n\n{SECOND}"
    assert (document.outlet, document.title, document.byline) == ("Harbour Wire", "Ships leave Rason", "Ada Writer")
    assert (document.published, document.url) == (date(2024, 2, 27), "https://example.org/ships")
    assert document.media_type == "text/html"
    assert dict(document.provenance)["published"] == "html:meta article:published_time"


def test_linked_data(tmp_path: Path) -> None:
    data = """<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"],
    "headline": "Ships leave", "datePublished": "2024-02-28", "author": [{"name": "A"}, {"name": "B"}],
    "publisher": {"@type": "Organization", "name": "Quay Gazette"}}]}</script>"""
    (document,) = page(tmp_path / "a.html", article(data))
    assert isinstance(document, Document)
    assert (document.outlet, document.title, document.byline) == ("Quay Gazette", "Ships leave", "A, B")
    assert document.published == date(2024, 2, 28)


def test_two_dates_on_a_page_are_a_contradiction(tmp_path: Path) -> None:
    issue, document = page(tmp_path / "a.html", article(HEAD + '<meta name="pubdate" content="2024-03-05">'))
    assert isinstance(issue, Issue)
    assert issue.code == "published-contradicted"
    assert isinstance(document, Document)
    assert document.published == date(2024, 2, 27)


def test_the_declared_encoding_is_used(tmp_path: Path) -> None:
    html = article('<meta charset="windows-1252">', FIRST, "Le président – “oui” – a parlé des obus hier soir à Séoul.")
    (document,) = page(tmp_path / "a.html", html.encode("cp1252"))
    assert isinstance(document, Document)
    assert "Le président – “oui” – a parlé" in document.text


@pytest.mark.parametrize("charset", ["utf-16", "hex", "no-such-thing", "idna"])
def test_a_wrong_declaration_does_no_harm(tmp_path: Path, charset: str) -> None:
    (document,) = page(tmp_path / "a.html", article(f'<meta charset="{charset}">'))
    assert isinstance(document, Document)
    assert SECOND in document.text


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><script>" + "var x = 1;" * 1000 + "</script></body></html>",
        "<html><body>" + "<div>" * 100_000 + f"<p>{FIRST}</p>" + "</div>" * 100_000 + "</body></html>",
        "<html></html>",
        "<!doctype html>",
    ],
    ids=["scripts only", "nested deeply", "nothing", "doctype"],
)
def test_a_page_without_an_article_is_an_issue(tmp_path: Path, html: str) -> None:
    (issue,) = page(tmp_path / "a.html", html)
    assert isinstance(issue, Issue)
    assert issue.code == "html-without-article"


@pytest.mark.parametrize(
    "html",
    [
        f"<p>{FIRST}<p>He added < nothing & <b>left <i>the</b> room<table><tr><td>",
        f'<html><body><p class="{"x" * 1_000_000}">{FIRST}</p></body></html>',
        article('<script type="application/ld+json">' + "[" * 50_000 + "</script>"),
        article('<script type="application/ld+json">{"@type": "Article", "author": 5, "datePublished": []}</script>'),
    ],
    ids=["unclosed", "huge attribute", "deep linked data", "wrong types"],
)
def test_broken_pages_still_give_their_words(tmp_path: Path, html: str) -> None:
    documents = [item for item in page(tmp_path / "a.html", html) if isinstance(item, Document)]
    assert FIRST in documents[0].text


def test_a_page_is_known_by_its_look_too(tmp_path: Path) -> None:
    (document,) = page(tmp_path / "a.txt", '<?xml version="1.0"?>\n<!-- saved -->' + article())
    assert isinstance(document, Document)
    assert document.media_type == "text/html"
