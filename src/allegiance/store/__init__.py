"""The ledger file: the only place with SQL."""

from allegiance.store.filters import EVERYTHING, ClaimFilter
from allegiance.store.store import Added, Store
from allegiance.store.verify import Verification

__all__ = ["EVERYTHING", "Added", "ClaimFilter", "Store", "Verification"]
