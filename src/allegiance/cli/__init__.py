"""The command ``allegiance``: parse, call, print; one file per group of commands."""

import os
import sys

from allegiance.errors import AllegianceError

_INTERRUPTED = 130


def main() -> None:
    """Run the command line; problems are one line on standard error, never a traceback."""
    from allegiance.cli.app import app

    code = 0
    try:
        app(prog_name="allegiance")
    except SystemExit as done:
        code = done.code if isinstance(done.code, int) else int(done.code is not None)
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except AllegianceError as error:
        code = _say(str(error), error.exit_code)
    except Exception as error:
        if os.environ.get("ALLEGIANCE_DEBUG"):
            raise
        code = _say(_unexpected(error), 1)
    sys.exit(_flushed(code))


def _say(message: str, code: int) -> int:
    from allegiance.cli.output import cleaned

    print(f"allegiance: {cleaned(message)}", file=sys.stderr)
    return code


def _unexpected(error: Exception) -> str:
    if isinstance(error, OSError):
        where = f" ({error.filename})" if error.filename else ""
        return f"{error.strerror or error}{where}"
    return (
        f"This is a fault of ours ({type(error).__name__}: {error}). "
        "Run the command again with ALLEGIANCE_DEBUG=1 before it and report what it prints."
    )


def _flushed(code: int) -> int:
    """Whoever reads our output may have gone (``| head``): not an error, and nothing to say about it."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        return _say(f"The output could not be written: {error.strerror}.", 1)
    return code
