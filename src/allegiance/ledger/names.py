"""Whom a name in a question stands for."""

from allegiance.errors import UnknownState


def state_called(name: str) -> tuple[str, str]:
    """Id and name of a state, group or body. Raises UnknownState."""
    found = actor(name)
    if found is None:
        raise UnknownState(name=name)
    return found


def party(name: str | None) -> str | None:
    """The id of whom a code or name stands for, or the name itself where nobody is known."""
    found = actor(name) if name else None
    return found[0] if found else name


def actor(name: str) -> tuple[str, str] | None:
    """Id and name of whom a code or name stands for; a person stands for their state; null when nobody is known."""
    from allegiance.knowledge import lookup, states

    found = lookup(name.strip())
    if found is None:
        return None
    if found.kind == "person":
        return (found.state, states()[found.state].name) if found.state in states() else None
    return found.id, found.name
