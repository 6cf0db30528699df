"""Amounts of a report, with their bounds and units."""

from allegiance.extract.quantity.amounts import Amount, amounts
from allegiance.extract.quantity.reader import quantities

__all__ = ["Amount", "amounts", "quantities"]
