"""The word lists beside this code."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The contents of ``name.toml``."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8"))


@cache
def words(name: str, kind: str) -> frozenset[str]:
    """One list of ``name.toml`` as a set."""
    return frozenset(table(name)[kind])
