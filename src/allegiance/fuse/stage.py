"""Families of stages: what was given, what was only intended, what was asked for, what came to an end."""

from enum import StrEnum

from allegiance.model import Stage


class Family(StrEnum):
    """Claims of different families are never about the same fact."""

    GIVEN = "given"
    INTENDED = "intended"
    REQUESTED = "requested"
    ENDED = "ended"


_FAMILIES = {
    Stage.UNDERWAY: Family.GIVEN,
    Stage.DELIVERED: Family.GIVEN,
    Stage.USED: Family.GIVEN,
    Stage.UNSPECIFIED: Family.GIVEN,
    Stage.PLANNED: Family.INTENDED,
    Stage.PROMISED: Family.INTENDED,
    Stage.ORDERED: Family.INTENDED,
    Stage.REQUESTED: Family.REQUESTED,
    Stage.ENDED: Family.ENDED,
}


def family(stage: Stage | None) -> Family:
    """The family of a stage; a claim that states no stage speaks of something given."""
    return Family.GIVEN if stage is None else _FAMILIES[stage]
