"""A claim or a report on a page of text, its parts marked in colour."""

from collections.abc import Iterable

from rich.text import Text

from allegiance.cli.output import cleaned, fields, paragraph
from allegiance.cli.phrases import bounds, kind, span_of_days, speaker_in_full, standing, who
from allegiance.model import Claim, Document, Item, Party, Span, When

_STYLES = {
    "actor": "bold cyan",
    "recipient": "bold magenta",
    "others": "magenta",
    "item": "bold yellow",
    "quantity": "yellow",
    "value": "yellow",
    "when": "green",
    "in_return": "bright_yellow",
    "speaker": "bold blue",
    "cue": "underline",
    "venue": "blue",
    "said_on": "green",
}


def marked(text: str, within: Span, claims: Iterable[Claim]) -> Text:
    """The words of ``within`` with the parts of ``claims`` in colour, on as many lines as they have."""
    shown = Text(cleaned(within.of(text)))
    for claim in claims:
        for name, mention in claim.mentions():
            if within.covers(mention.span):
                part = mention.span.shifted(-within.start)
                shown.stylize(_STYLES.get(name, "bold"), part.start, part.end)
    return shown


def quotation(claim: Claim, text: str) -> Text:
    """The sentence a claim stands on, on one line, in quotation marks."""
    sentence = marked(text, claim.sentence, [claim])
    lines = [line for line in sentence.split("\n") if line.plain.strip()]
    return Text.assemble("“", Text(" ").join(lines), "”")


def claim_page(claim: Claim, document: Document) -> None:
    """The sentence and everything known."""
    paragraph(cleaned(" · ".join(part for part in (who(claim), kind(claim), standing(claim)) if part)), "bold")
    paragraph()
    paragraph(quotation(claim, document.text), indent=2)
    paragraph()
    fields((name, words, _STYLES.get(name.replace(" ", "_"), "")) for name, words in _facts(claim, document))


def _quoted(known: str, surface: str | None) -> str:
    return ", ".join(part for part in (known, f"“{surface}”" if surface else "") if part)


def _party(party: Party) -> str:
    codes = ", ".join(code for code in (party.id, party.sector) if code)
    return _quoted(party.name + (f" ({codes})" if codes else ""), party.surface)


def _item(item: Item) -> str:
    return _quoted(", ".join(part for part in (item.designation, item.category) if part), item.surface)


def _time(when: When) -> str:
    return _quoted(f"{span_of_days(when)} ({when.basis})", when.surface)


def _facts(claim: Claim, document: Document) -> list[tuple[str, str]]:
    said, plover = claim.attribution, claim.plover
    return [
        ("actor", _party(claim.actor) if claim.actor else ""),
        ("recipient", _party(claim.recipient) if claim.recipient else ""),
        *((other.role.replace("_", " "), _quoted(other.name, other.surface)) for other in claim.others),
        ("item", _item(claim.item) if claim.item else ""),
        ("quantity", _quoted(bounds(claim.quantity), claim.quantity.surface) if claim.quantity else ""),
        (
            "value",
            _quoted(f"{claim.value.amount:,.10g} {claim.value.currency}", claim.value.surface) if claim.value else "",
        ),
        ("when", _time(claim.when) if claim.when else ""),
        *(("in return", _quoted(back.form or "", back.surface)) for back in claim.in_return),
        ("on the word of", speaker_in_full(said)),
        ("speaker", _quoted("", said.speaker.surface) if said.speaker else ""),
        ("cue", _quoted(str(said.voice), said.cue.surface if said.cue else None)),
        ("venue", _quoted("", said.venue.surface) if said.venue else ""),
        ("said on", _time(said.said_on) if said.said_on else ""),
        ("plover", " ".join(part for part in (plover.event, plover.mode, *plover.auxiliary) if part) if plover else ""),
        ("confidence", f"{claim.confidence:.2f}" if claim.confidence is not None else ""),
        ("report", ", ".join(str(part) for part in (document.outlet, document.title, document.published) if part)),
        ("address", document.url or ""),
        ("file", f"{document.path}, characters {claim.sentence.start} to {claim.sentence.end}"),
        ("claim", claim.id),
        ("document", document.id),
        ("read by", claim.extractor),
    ]


def document_page(document: Document, claims: list[Claim]) -> None:
    """Where the report comes from, then its text with all claims marked."""
    where = {found.field: found.where for found in document.provenance}
    known = (
        ("title", document.title),
        ("outlet", document.outlet),
        ("byline", document.byline),
        ("published", document.published),
        ("address", document.url),
        ("language", document.language),
    )
    rows = [(name, f"{value}" + (f"  (from {where[name]})" if name in where else "")) for name, value in known if value]
    rows += [("file", document.path), ("sha256", document.raw_sha256), ("captured", document.captured)]
    rows += [("document", document.id), ("claims", str(len(claims)))]
    fields((name, words, "") for name, words in rows)
    paragraph()
    paragraph(marked(document.text, Span(0, len(document.text)), claims))
