"""How much was given in each event, when kinds of source err by different factors.

On the log scale: the amount of an event is normal around a level common to the form, each statement is the amount plus
the bias of its kind of source plus an error. Level and biases are drawn from their exact joint posterior, the amounts
given those; all of it is linear and normal.
"""

import numpy as np
from numpy.typing import NDArray

from allegiance.assess.assumptions import Floats, Priors

Ints = NDArray[np.int64]


def amounts(
    events: int,
    event: Ints,
    channel: Ints,
    stated: Floats,
    priors: Priors,
    chance: np.random.Generator,
    *,
    draws: int,
    widened: Floats | None = None,
) -> Floats:
    """Draws by events of the log amount. ``stated`` are logs; ``widened`` is added to the error of each statement."""
    level, bias = level_and_bias(events, event, channel, stated, priors, chance, draws=draws, widened=widened)
    weight = _weights(channel, priors, widened)
    total = np.bincount(event, weight, events)
    plain = np.bincount(event, weight * stated, events)
    of_channel = np.zeros((events, len(priors.channels)))
    np.add.at(of_channel, (event, channel), weight)
    precision = total + 1 / priors.spread**2
    mean = (plain[None, :] - bias @ of_channel.T + level[:, None] / priors.spread**2) / precision
    found: Floats = mean + chance.standard_normal((draws, events)) / np.sqrt(precision)
    return found


def level_and_bias(
    events: int,
    event: Ints,
    channel: Ints,
    stated: Floats,
    priors: Priors,
    chance: np.random.Generator,
    *,
    draws: int,
    widened: Floats | None = None,
) -> tuple[Floats, Floats]:
    """Draws of the common level and of the bias of each kind of source."""
    kinds = len(priors.channels)
    weight = _weights(channel, priors, widened)
    # One column for the level, one for each bias; events share their own deviation, taken out by Woodbury's identity.
    shared = np.zeros((events, kinds + 1))
    np.add.at(shared, (event, channel + 1), weight)
    shared[:, 0] = np.bincount(event, weight, events)
    said = np.bincount(event, weight * stated, events)
    per_channel = np.bincount(channel, weight, kinds)
    precision = np.zeros((kinds + 1, kinds + 1))
    precision[0, 0] = weight.sum()
    precision[0, 1:] = precision[1:, 0] = per_channel
    precision[np.arange(1, kinds + 1), np.arange(1, kinds + 1)] = per_channel
    right = np.concatenate([[np.sum(weight * stated)], np.bincount(channel, weight * stated, kinds)])
    taken = 1 / (1 / priors.spread**2 + shared[:, 0])
    precision -= (shared * taken[:, None]).T @ shared
    right -= shared.T @ (taken * said)
    prior = np.concatenate([[1 / priors.level_spread**2], 1 / priors.bias_spread**2])
    precision[np.diag_indices(kinds + 1)] += prior
    right += prior * np.concatenate([[priors.level_mean], priors.bias_mean])
    lower = np.linalg.cholesky(precision)
    mean = np.linalg.solve(precision, right)
    drawn = mean[:, None] + np.linalg.solve(lower.T, chance.standard_normal((kinds + 1, draws)))
    return drawn[0], drawn[1:].T


def _weights(channel: Ints, priors: Priors, widened: Floats | None) -> Floats:
    error = priors.error[channel] ** 2
    found: Floats = 1 / (error if widened is None else error + widened**2)
    return found
