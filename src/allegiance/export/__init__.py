"""Claims as other tools take them."""

from allegiance.export.dot import derivation_dot, headline
from allegiance.export.flat import claim_fields
from allegiance.export.report import html_report, markdown_report

__all__ = ["claim_fields", "derivation_dot", "headline", "html_report", "markdown_report"]
