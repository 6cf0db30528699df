"""Which claims are about the same fact."""

from collections.abc import Iterable, Mapping

from allegiance.fuse.fusion import Fusion
from allegiance.fuse.sharing import Shared
from allegiance.model import Claim, Fact, Judgement


def facts(
    claims: Iterable[Claim],
    shared: Iterable[Shared] = (),
    judgements: Iterable[Judgement] = (),
    texts: Mapping[str, str] | None = None,
) -> tuple[Fact, ...]:
    """Group claims into facts, in the order of their ids; order and repetition of ``claims`` change nothing.

    Claims of one fact agree in kind, parties, form and family of stage, and in whatever they both state of time,
    item and amount. A claim that fits several facts joins none of them: it stands with its equals as a fact of its
    own. Denials belong to the fact they deny. ``shared`` tells which reports share text, ``judgements`` what a
    reviewer merged and split, oldest first, ``texts`` by document whom reports name beside those they quote.
    """
    fusion = Fusion(judgements)
    fusion.add(claims, shared, texts)
    return fusion.facts()
