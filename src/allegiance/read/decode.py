"""Bytes to text: which encoding, and whether it is text at all."""

import codecs
import re
from dataclasses import dataclass

from allegiance.read.problem import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF", "Reading PDF needs the extra allegiance[pdf]; until then save it as text or HTML."),
    (b"WARC/", "a web archive", "Reading WARC needs the extra allegiance[warc]; until then save its pages as HTML."),
    (b"PK\x03\x04", "a ZIP archive or office document", "Unpack it, or save the document as text or HTML."),
    (b"\xd0\xcf\x11\xe0", "an old office document", "Save it as text or HTML."),
    (b"{\\rtf", "a rich text document", "Save it as plain text or HTML."),
    (b"\x89PNG", "a picture (PNG)", "Only the words of a report can be read."),
    (b"\xff\xd8\xff", "a picture (JPEG)", "Only the words of a report can be read."),
    (b"GIF8", "a picture (GIF)", "Only the words of a report can be read."),
    (b"\x7fELF", "a program", "Only the words of a report can be read."),
    (b"SQLite format 3\0", "a database", "If it is a ledger, name it with --ledger."),
    (b"<?xml", "XML, perhaps a feed", "Only the pages it points to can be read, saved as HTML."),
    (b"<rss", "a feed", "Only the pages it points to can be read, saved as HTML."),
    (b"MIME-Version:", "an e-mail or a page saved with its pictures", "Save it as plain HTML."),
    (b"From: <Saved by", "a page saved with its pictures", "Save it as plain HTML."),
    (b"BZh", "a bzip2 file", "Unpack it first, or pack it with gzip."),
    (b"\xfd7zXZ", "an xz file", "Unpack it first, or pack it with gzip."),
    (b"(\xb5/\xfd", "a Zstandard file", "Unpack it first, or pack it with gzip."),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROLS = 0.01
_MOST_DAMAGE = 0.005
_GUESSING_SAMPLE = 1 << 16


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text with line feeds only, and the doubt about its encoding where there is one: (code, reason)."""

    text: str
    encoding: str
    doubt: tuple[str, str] | None = None


def refuse_other_formats(data: bytes) -> None:
    """Raise ``Unreadable``, naming the format, for what begins as a file of another kind does."""
    begins = data[:64].removeprefix(codecs.BOM_UTF8).lstrip()
    for magic, what, advice in _MAGIC:
        if begins.startswith(magic):
            raise Unreadable("not-text", f"It is {what}. {advice}")


def decoded(data: bytes, declared: str | None = None) -> Decoded:
    """Decode by byte order mark, then ``declared``, then UTF-8, then by a guess that is recorded as a doubt.

    Raises ``Unreadable`` for what is empty or not text.
    """
    if not data.strip():
        raise Unreadable("file-empty", "There is nothing in it.")
    found = _marked(data) or _declared(data, declared) or _strict(data, "utf-8") or _guessed(data)
    if len(_CONTROLS.findall(found.text)) > _MOST_CONTROLS * len(found.text) or "\0" in found.text:
        raise Unreadable("not-text", "It is binary data, not text.")
    text = line_feeds(found.text)
    if not text.strip():
        raise Unreadable("file-empty", "There is nothing in it but white space.")
    return Decoded(text, found.encoding, found.doubt)


def line_feeds(text: str) -> str:
    """Every line end as one line feed: what the offsets of a document count."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding) or _repaired(data[len(mark) :], encoding)
    return None


def _declared(data: bytes, encoding: str | None) -> Decoded | None:
    if encoding is None:
        return None
    try:
        name = codecs.lookup(encoding)
    except (LookupError, UnicodeError, ValueError):
        return None
    # A page is never UTF-16 when its declaration could be read as ASCII; codecs such as "hex" are no text encodings.
    if not name._is_text_encoding or name.name.startswith(("utf-16", "utf-32", "utf-7", "idna", "punycode")):
        return None
    return _strict(data, name.name)


def _repaired(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    bad = text.count("\ufffd")
    return Decoded(
        text, encoding, ("encoding-damaged", f"{bad} places are not valid {encoding.upper()}; they show as \ufffd.")
    )


def _guessed(data: bytes) -> Decoded:
    utf8 = _repaired(data, "utf-8")
    bad = utf8.text.count("\ufffd")
    wide = sum(1 for character in utf8.text if character > "\x7f") - bad
    if bad <= _MOST_DAMAGE * len(utf8.text) and wide >= bad:
        return utf8
    if data.count(b"\0"):
        raise Unreadable("not-text", "It is binary data, not text.")
    import charset_normalizer

    matches = charset_normalizer.from_bytes(data[:_GUESSING_SAMPLE])
    best = matches.best()
    # Among equals the one most pages are in: a few accented letters alone do not tell it from its neighbours.
    tied = {
        match.encoding for match in matches if best and (match.chaos, match.coherence) == (best.chaos, best.coherence)
    }
    name = "cp1252" if "cp1252" in tied else best.encoding if best else ""
    guess = _strict(data, name)
    if guess is None:
        raise Unreadable("encoding-unknown", "Its encoding could not be told. Save it as UTF-8.")
    reason = f"It is not UTF-8 and does not say what it is; it was read as {guess.encoding}."
    return Decoded(guess.text, guess.encoding, ("encoding-guessed", reason))
