"""HTML: the words of the article, and what the page says about it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from allegiance.read.dates import from_metadata
from allegiance.read.found import Found, first
from allegiance.read.problem import Unreadable

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_LOOKS = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)
_HEAD = 4096
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "pubdate",
    "publishdate",
    "publication_date",
    "date",
)
_ARTICLES = (
    "NewsArticle",
    "Article",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "LiveBlogPosting",
    "BlogPosting",
)


@dataclass(frozen=True, slots=True)
class Page:
    """The extracted text, paragraphs apart by a blank line, and the language the page declares."""

    text: str
    language: str | None


def looks_like_html(head: str) -> bool:
    """True when a text begins as an HTML page does."""
    return bool(_LOOKS.match(head))


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page names in its first 4 kB."""
    found = _CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def read_page(html: str, found: Found) -> Page:
    """Extract the article and state its metadata in ``found``. Raises ``Unreadable`` when no article is in it."""
    import trafilatura

    try:
        tree = trafilatura.load_html(html)
        if tree is not None:
            _state(tree, found)
        article = None
        if tree is not None:
            article = trafilatura.bare_extraction(tree, include_comments=False, fast=True)
            article = article or trafilatura.bare_extraction(tree, include_comments=False)
    except (RecursionError, MemoryError, ValueError) as error:
        raise Unreadable("html-broken", f"The page could not be taken apart: {type(error).__name__}.") from None
    text = getattr(article, "text", None)
    if not text or not text.strip():
        raise Unreadable("html-without-article", "No article text was found in this page.")
    language = tree.get("lang") if tree is not None else None
    return Page("\n\n".join(line for line in text.split("\n") if line.strip()), language)


def _state(tree: Any, found: Found) -> None:
    meta: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name and (content := (element.get("content") or "").strip()):
            meta.setdefault(name.lower().strip(), content)
    linked = next(_articles(tree), {})

    def metas(*names: str) -> list[tuple[object, str]]:
        return [(meta.get(name), f"html:meta {name}") for name in names]

    heading = [(_words(element), "html:h1") for element in tree.iter("h1")]
    titles = [(_words(element), "html:title") for element in tree.iter("title")]
    canonical = [
        (link.get("href"), "html:link canonical") for link in tree.iter("link") if link.get("rel") == "canonical"
    ]
    times = [
        (element.get("datetime"), "html:time") for element in tree.iter("time") if element.get("pubdate") is not None
    ]
    choices: dict[str, list[tuple[object, str]]] = {
        "outlet": [
            *metas("og:site_name"),
            (_name(linked.get("publisher")), "html:json-ld"),
            *metas("application-name"),
        ],
        "title": [
            *metas("og:title"),
            (linked.get("headline"), "html:json-ld"),
            *(heading if len(heading) == 1 else []),
            *titles[:1],
        ],
        "byline": [
            *metas("author"),
            (_name(linked.get("author")), "html:json-ld"),
            *metas("dc.creator"),
        ],
        "url": [*canonical[:1], *metas("og:url")],
    }
    for name, stated in choices.items():
        if best := first(stated):
            found.add(name, *best)
    dates = [
        *metas(_PUBLISHED[0]),
        (linked.get("datePublished"), "html:json-ld datePublished"),
        *metas(*_PUBLISHED[1:]),
        *times,
    ]
    days = [(value, where, from_metadata(value)) for value, where in dates if value]
    for value, where, day in days:
        if day is not None:
            found.add_date(value, where, day)
    if days and not any(day for *_, day in days):
        found.add_date(days[0][0], days[0][1], None)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _name(value: object) -> str | None:
    """The name in a JSON-LD value: a string, an object with a name, or a list of these."""
    if isinstance(value, dict):
        value = value.get("name")
    if isinstance(value, list):
        names = [name for item in value if (name := _name(item)) is not None]
        return ", ".join(names) or None
    return value if isinstance(value, str) else None


def _articles(tree: Any) -> Iterator[dict[str, Any]]:
    for script in tree.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        graph = data.get("@graph", data) if isinstance(data, dict) else data
        for item in graph if isinstance(graph, list) else [graph]:
            if isinstance(item, dict) and (item.get("@type") in _ARTICLES or _any_article(item.get("@type"))):
                yield item


def _any_article(types: object) -> bool:
    return isinstance(types, list) and any(kind in _ARTICLES for kind in types)
