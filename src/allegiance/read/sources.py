"""From what the user names (files, folders, patterns, standard input) to files, in a fixed order."""

import errno
import glob
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from allegiance.model import Issue

STDIN = "-"
REPORT_SUFFIXES = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson", ".json"})
# Reports all the same, though nothing here reads them: each is named, where pictures and scripts are only counted.
OTHER_REPORT_SUFFIXES = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".epub", ".warc", ".mht", ".mhtml"})


def suffix(path: str) -> str:
    """The suffix that tells the format, in lower case; ``a.html.gz`` is HTML."""
    name = Path(path)
    return Path(name.stem).suffix.lower() if name.suffix.lower() == ".gz" else name.suffix.lower()


def printable(path: str) -> str:
    """The path as text that can be stored: bytes that are not UTF-8 are shown as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def os_issue(path: str, error: OSError) -> Issue:
    """What a failed system call means to the user."""
    codes = {
        errno.ENOENT: ("file-missing", "There is no such file or folder."),
        errno.EACCES: ("permission-denied", "Permission to read it was denied."),
        errno.EPERM: ("permission-denied", "Permission to read it was denied."),
        errno.ELOOP: ("link-loop", "The symbolic link leads back to itself."),
        errno.ENAMETOOLONG: ("path-too-long", "The name is longer than the system allows."),
    }
    code, reason = codes.get(error.errno or 0, ("file-unreadable", f"It could not be read: {error.strerror or error}."))
    if code == "file-missing" and Path(path).is_symlink():
        code, reason = "link-dangling", f"The symbolic link points to {Path(path).readlink()}, which does not exist."
    return Issue(code=code, path=printable(path), reason=reason)


def files(sources: Iterable[str | Path]) -> Iterator[str | Issue]:
    """Paths of files to read, ``-`` for standard input, and an issue for each source that leads to none.

    Folders are walked in sorted order; hidden entries are passed over. A pattern is expanded only when no file has
    that very name.
    """
    for source in sources:
        path = os.fspath(source)
        if path == STDIN:
            yield path
        elif "\0" in path or not path:
            yield Issue(
                code="file-missing", path=path.replace("\0", "\\0"), reason="This cannot be the name of a file."
            )
        elif glob.has_magic(path) and not os.path.lexists(path):
            yield from _matching(path)
        else:
            yield from _entry(path)


def _matching(pattern: str) -> Iterator[str | Issue]:
    found = False
    for path in sorted(glob.iglob(pattern, recursive=True)):  # noqa: PTH207 (Path.glob takes no absolute pattern)
        found = True
        yield from _entry(path)
    if not found:
        yield Issue(code="pattern-without-match", path=printable(pattern), reason="No file matches this pattern.")


def _entry(path: str) -> Iterator[str | Issue]:
    try:
        mode = Path(path).stat().st_mode
    except OSError as error:
        yield os_issue(path, error)
        return
    if stat.S_ISDIR(mode):
        found = False
        for entry in _folder(path, frozenset()):
            found = True
            yield entry
        if not found:
            yield Issue(
                code="folder-without-reports",
                path=printable(path),
                reason="No reports are in this folder: files that end in " + ", ".join(sorted(REPORT_SUFFIXES)) + ".",
            )
    elif stat.S_ISREG(mode) or stat.S_ISFIFO(mode):
        yield path
    else:
        yield Issue(code="not-a-file", path=printable(path), reason="It is a device or socket, not a file.")


def _folder(path: str, above: frozenset[tuple[int, int]]) -> Iterator[str | Issue]:
    """Walk one folder; ``above`` are the device and inode of the folders it lies in, so that link loops end."""
    try:
        here = Path(path).stat()
        names = sorted(entry.name for entry in Path(path).iterdir() if not entry.name.startswith("."))
    except OSError as error:
        yield os_issue(path, error)
        return
    identity = (here.st_dev, here.st_ino)
    if identity in above:
        yield Issue(
            code="link-loop", path=printable(path), reason="The symbolic link leads to a folder that it lies in."
        )
        return
    passed: Counter[str] = Counter()
    for name in names:
        entry = str(Path(path, name))
        try:
            mode = Path(entry).stat().st_mode
        except OSError as error:
            yield os_issue(entry, error)
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(entry, above | {identity})
        elif stat.S_ISREG(mode) and suffix(name) in REPORT_SUFFIXES | OTHER_REPORT_SUFFIXES:
            yield entry
        else:
            passed[suffix(name) or "without a suffix"] += 1
    if passed:
        kinds = ", ".join(f"{count} {kind}" for kind, count in sorted(passed.items()))
        yield Issue(
            code="files-passed-over",
            path=printable(path),
            reason=f"Files of other formats in this folder were not read: {kinds}. Name a file to have it tried.",
        )
