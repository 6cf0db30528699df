"""Claims as other tools take them."""

from allegiance.export.flat import claim_fields

__all__ = ["claim_fields"]
