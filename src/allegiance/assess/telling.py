"""An estimate in a line of English, the same at every door."""

from allegiance.assess.likelihood import words_with_range
from allegiance.model import Estimate


def estimated(estimate: Estimate) -> str:
    """Expected support with its interval, and how sure its place is."""
    if estimate.measure == "things":
        amount = f"expected {_figure(estimate.expected)} things given"
    elif estimate.middle > 0:
        amount = f"about {_figure(estimate.middle)} {estimate.measure}"
    else:
        amount = f"rather nothing than any {estimate.measure}"
    low, high = _figure(estimate.low), _figure(estimate.high)
    best, worst = estimate.best_rank, estimate.worst_rank
    place = f"place {best}" if best == worst else f"place {best} to {worst}"
    first = f"first with {estimate.first:.0%}, {words_with_range(estimate.first)}"
    unseen = f"unseen beside: {estimate.unseen:.1f} things ({estimate.unseen_low} to {estimate.unseen_high})"
    return f"{amount} (90%: {low} to {high}); {place}, {first}; {unseen}"


def _figure(value: float) -> str:
    if value == 0:
        return "0"
    return f"{value:.1f}" if value < 100 else f"{value:,.3g}" if value >= 1e15 else f"{float(f'{value:.3g}'):,.0f}"
