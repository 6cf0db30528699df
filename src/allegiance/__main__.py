"""``python -m allegiance`` is ``allegiance``."""

from allegiance.cli import main

main()
