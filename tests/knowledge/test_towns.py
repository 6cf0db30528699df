import gzip
from importlib.resources import files

from allegiance.knowledge.towns import towns_called


def test_every_hundredth_town_and_the_outermost_are_found() -> None:
    packed = files("allegiance.knowledge").joinpath("towns.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    assert lines == sorted(lines, key=lambda line: line.partition("\t")[0])
    for line in (*lines[:3], *lines[::100], *lines[-3:]):
        name, _, states = line.partition("\t")
        assert ",".join(f"{code}:{size}" for code, size in towns_called(name).items()) == states


def test_what_is_no_town_is_not_found() -> None:
    assert [towns_called(name) for name in ("", "a", "no such town at all", "zzzzzzz", "\n")] == [{}] * 5
