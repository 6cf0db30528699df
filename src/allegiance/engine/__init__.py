"""Where work runs. Every engine gives the same results in the same order."""

from allegiance.engine.inline import Inline
from allegiance.engine.processes import Processes
from allegiance.engine.protocol import Engine, Failure

__all__ = ["Engine", "Failure", "Inline", "Processes"]
