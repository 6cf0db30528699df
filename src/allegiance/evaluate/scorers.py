"""The scorers that lie beside the gold, so that our figures and those of others come from the same code."""

import importlib.util
from pathlib import Path
from types import ModuleType


def scorer(shared: Path, name: str) -> ModuleType:
    """Load ``score/<name>.py`` of the shared folder. Raises FileNotFoundError."""
    file = shared / "score" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, file)
    if spec is None or spec.loader is None or not file.is_file():
        raise FileNotFoundError(file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
