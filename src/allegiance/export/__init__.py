"""Claims as other tools take them."""

from allegiance.export.dot import derivation_dot, headline
from allegiance.export.flat import claim_fields

__all__ = ["claim_fields", "derivation_dot", "headline"]
