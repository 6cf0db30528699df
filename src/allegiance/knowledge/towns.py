"""Towns of the world by name, and the states and counties of the USA.

From GeoNames (https://www.geonames.org, CC BY 4.0), by ``derive_towns``.
"""

import gzip
from functools import cache
from importlib.resources import files

from allegiance.knowledge.files import rows


def towns_called(name: str) -> dict[str, int]:
    """State code to the inhabitants, 2,000 added, of its largest town of this plain lower-case name.

    A town counts a quarter under a name that is not its first. Empty where there is no such town of 1,000 or more.

    >>> max(towns_called("goma"), key=towns_called("goma").get)
    'COD'
    """
    packed = _states_of(name)
    return {code: int(size) for code, _, size in (one.partition(":") for one in packed.split(",") if one)}


@cache
def us_states() -> frozenset[str]:
    """Names and postal codes of the states of the USA."""
    return frozenset(row["name"] for row in rows("us_divisions") if row["kind"] == "state")


@cache
def us_counties() -> frozenset[str]:
    """Names of the counties of the USA."""
    return frozenset(row["name"] for row in rows("us_divisions") if row["kind"] == "county")


def _states_of(name: str) -> str:
    """What the table says of ``name``, by halving its sorted bytes: as a dictionary they would weigh 70 MB."""
    table, wanted = _towns(), name.encode()
    low, high = 0, len(table)  # the line begins at ``low`` or later and before ``high``
    while low < high:
        middle = table.rfind(b"\n", 0, (low + high) // 2) + 1
        end = table.find(b"\n", middle)
        found, _, states = table[middle : end if end >= 0 else len(table)].partition(b"\t")
        if found == wanted:
            return states.decode()
        if found < wanted:
            low = end + 1 if end >= 0 else high
        else:
            high = middle
    return ""


@cache
def _towns() -> bytes:
    return gzip.decompress(files(__package__).joinpath("towns.tsv.gz").read_bytes())
