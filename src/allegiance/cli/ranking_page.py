"""A ranking as a page of text: backers by form, each with quoted evidence, and what reports say of the order."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from allegiance.assess.telling import estimated
from allegiance.cli.output import cleaned, paragraph
from allegiance.cli.phrases import short, speaker_in_full, standing, what
from allegiance.cli.record_page import quotation
from allegiance.ledger import Ledger
from allegiance.model import Backing, Claim, Polarity, Ranking, Stage

_RIVALS = 4


def ranking_page(ranking: Ranking, ledger: Ledger, quotes: int) -> None:
    """Print the whole ranking, without what it stands on."""
    say = partial(_evidence, ledger=ledger)
    if not ranking.forms:
        paragraph(f"No report in this ledger says that anybody backs {ranking.name}.")
    else:
        paragraph(f"Who backs {ranking.name}", "bold")
    for form, backings in ranking.forms:
        paragraph()
        paragraph(form.replace("_", " ").upper(), "bold cyan")
        names = {backing.actor: backing.name for backing in backings}
        for backing in backings:
            paragraph()
            paragraph(f"{backing.rank:>2}  {cleaned(backing.name)}  {_days(backing)}".rstrip(), "bold")
            if backing.estimate is not None:
                paragraph(estimated(backing.estimate), indent=4)
                above = [f"{names[other]} with {share:.0%}" for other, share in backing.estimate.above]
                if above:
                    paragraph(cleaned(f"above {', above '.join(above[:_RIVALS])}"), indent=4)
            for reason in backing.reasons:
                paragraph(cleaned(reason), indent=4)
            chosen = list(witnesses(backing))
            for claim in chosen[:quotes]:
                say(claim)
            if len(chosen) > quotes:
                paragraph(f"and {len(chosen) - quotes} more: --quotes {len(chosen)}", "dim", indent=4)
    if ranking.claimed:
        paragraph()
        paragraph("WHAT THE REPORTS THEMSELVES SAY ABOUT THE ORDER", "bold cyan")
        stakes = dict(ranking.stakes)
        for claim in ranking.claimed:
            say(claim)
            paragraph(cleaned(f"Who says so: {stakes[claim.id]}."), "dim", indent=6)


def _days(backing: Backing) -> str:
    if backing.first is None or backing.last is None or backing.first == backing.last:
        return f"{backing.first or backing.last or ''}"
    return f"{backing.first} to {backing.last}"


_POLARITY = {Polarity.ASSERTED: 0, Polarity.DENIED: 1, Polarity.POSSIBLE: 2}
_ONLY_WORDS = {Stage.REQUESTED, Stage.PLANNED, Stage.PROMISED, Stage.ORDERED}


def witnesses(backing: Backing) -> Iterator[Claim]:
    """The claims a row stands on: what was given before what is only to come, each origin before its repetitions."""
    claims = {claim.id: claim for fact in backing.facts for claim in fact.claims}
    firsts = {lineage.claims[0] for fact in backing.facts for lineage in fact.lineages if lineage.claims}
    yield from sorted(
        claims.values(),
        key=lambda claim: (
            _POLARITY[claim.polarity],
            claim.stage in _ONLY_WORDS,
            claim.id not in firsts,
            claim.attribution.speaker is None,
            claim.published or date.max,
            claim.id,
        ),
    )


def _evidence(claim: Claim, ledger: Ledger) -> None:
    document = ledger.document(claim.document)
    paragraph(quotation(claim, document.text), indent=4)
    where = ", ".join(str(part) for part in (document.outlet or document.path, claim.published) if part)
    found = "; ".join(part for part in (what(claim), standing(claim)) if part)
    detail = f"{speaker_in_full(claim.attribution)}; {where}; {found}; claim {short(claim.id)}"
    paragraph(cleaned(f"— {detail.replace('; ; ', '; ')}"), "dim", indent=6)


EVIDENCE_COLUMNS = (
    ("form", lambda b, c, d: b.form),
    ("rank", lambda b, c, d: b.rank),
    ("backer", lambda b, c, d: b.actor),
    ("backer_name", lambda b, c, d: b.name),
    ("independent", lambda b, c, d: b.independent),
    ("claim", lambda b, c, d: c.id),
    ("what", lambda b, c, d: what(c)),
    ("stage", lambda b, c, d: c.stage),
    ("polarity", lambda b, c, d: c.polarity),
    ("speaker", lambda b, c, d: speaker_in_full(c.attribution)),
    ("outlet", lambda b, c, d: d.outlet),
    ("published", lambda b, c, d: d.published),
    ("document", lambda b, c, d: d.id),
    ("quote", lambda b, c, d: c.sentence.of(d.text)),
)


def evidence_rows(ranking: Ranking, ledger: Ledger) -> Iterator[list[object]]:
    """One row for each claim under each backer."""
    for _, backings in ranking.forms:
        for backing in backings:
            for claim in witnesses(backing):
                document = ledger.document(claim.document)
                yield [cell(backing, claim, document) for _, cell in EVIDENCE_COLUMNS]
