"""The command that gives an answer again."""

import shlex
from collections.abc import Iterable


def command(verb: str, names: Iterable[str], without_source: Iterable[str] = (), **options: object) -> str:
    """One line for a shell; options that are not set are left out.

    >>> command("allies", ["South Africa"], ["Radio Lac"], since=None, worst_grade=3)
    "allegiance allies 'South Africa' --worst-grade 3 --without-source 'Radio Lac'"
    """
    given = [part for name, value in options.items() if value for part in (_option(name), str(value))]
    left_out = [part for source in without_source for part in ("--without-source", source)]
    return shlex.join(["allegiance", verb, *names, *given, *left_out])


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")
