"""Facts that grow with the reports: adding one touches its own blocks and those whose speakers it makes clearer."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from allegiance.fuse.grouping import groups
from allegiance.fuse.judged import Judged
from allegiance.fuse.lineage import derivation
from allegiance.fuse.origins import Context, sole_speakers
from allegiance.fuse.sharing import Shared
from allegiance.fuse.slots import Block, Slots, block, party_key
from allegiance.fuse.speakers import Bare, Speakers, bare
from allegiance.fuse.voices import Key
from allegiance.ids import content_id
from allegiance.model import Claim, Derivation, Fact, Judgement

Made = tuple[Fact, Derivation]


class Fusion:
    """Claims as they come, and the facts they make; the same facts in whatever portions and order they came."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        self._judged = Judged(judgements)
        self._blocks: dict[Block, dict[str, Claim]] = defaultdict(dict)
        self._of_document: dict[str, dict[str, Claim]] = defaultdict(dict)
        self._shared: dict[str, set[Shared]] = defaultdict(set)
        self._spoken: Counter[Bare] = Counter()
        self._quoting: dict[Bare, set[str]] = defaultdict(set)
        self._known: dict[Bare, tuple[Key, str]] = {}
        self._sole: dict[str, Key] = {}
        self._texts: dict[str, str] = {}
        self._touched: set[str] = set()
        self._made: dict[Block, list[Made]] = {}
        self._under_review: dict[Block, list[list[Claim]]] = {}
        self._reviewed: list[Made] = []
        self.blocks_touched = 0
        """How many blocks the last look at the facts had to work on."""

    def add(
        self, claims: Iterable[Claim], shared: Iterable[Shared] = (), texts: Mapping[str, str] | None = None
    ) -> None:
        """Take in the claims of some reports, the text these share with others, and their texts by id where wanted.

        A text shows whom a report names beside those it quotes.
        """
        for document, text in (texts or {}).items():
            self._texts[document] = text
            self._touched.add(document)
        for claim in claims:
            known = self._blocks[block(claim)].get(claim.id)
            if known is not None and known.to_json() <= claim.to_json():
                continue
            self._blocks[block(claim)][claim.id] = claim
            self._of_document[claim.document][claim.id] = claim
            self._touched.add(claim.document)
            if known is not None and (spoken := bare(known)) is not None:
                self._spoken[spoken] -= 1
            if (spoken := bare(claim)) is not None:
                self._spoken[spoken] += 1
                self._quoting[spoken].add(claim.document)
        for pair in shared:
            for document in (pair.one, pair.other):
                self._shared[document].add(pair)
                self._touched.add(document)

    def facts(self) -> tuple[Fact, ...]:
        """All facts, in the order of their ids."""
        return tuple(fact for fact, _ in self.derived())

    def derived(self) -> Iterator[Made]:
        """Each fact with where its claims come from, in the order of their ids."""
        if self._touched:
            self._work()
        made = [*self._reviewed, *(pair for pairs in self._made.values() for pair in pairs)]
        yield from sorted(made, key=lambda pair: pair[0].id)

    def _work(self) -> None:
        speakers = Speakers(counted=+self._spoken)
        stale = self._stale(speakers)
        self.blocks_touched = len(stale)
        context = Context(
            speakers,
            {id: tuple(sorted(pairs, key=_ends)) for id, pairs in self._shared.items()},
            self._sole,
            self._texts,
        )
        for place in stale:
            self._made[place], self._under_review[place] = [], []
            for group in groups(self._blocks[place].values()):
                if any(claim.id in self._judged.claims for claim in group):
                    self._under_review[place].append(group)
                else:
                    self._made[place].append(made(group, context))
        waiting = [group for several in self._under_review.values() for group in several]
        self._reviewed = [made(group, context, said) for group, said in self._judged.apply(waiting)]
        self._touched = set()

    def _stale(self, speakers: Speakers) -> set[Block]:
        known = {spoken: speakers.known(spoken) for spoken in +self._spoken}
        clearer = {spoken for spoken, who in known.items() if self._known.get(spoken) != who}
        documents = self._touched.union(*(self._quoting[spoken] for spoken in clearer))
        for id in documents:
            self._sole.pop(id, None)
            self._sole |= sole_speakers(self._of_document[id].values(), speakers)
        self._known = known
        return {block(claim) for id in documents for claim in self._of_document[id].values()}


def _ends(pair: Shared) -> tuple[str, str]:
    return pair.one, pair.other


def made(claims: list[Claim], context: Context, said: Iterable[str] = ()) -> Made:
    """The fact that claims make, with ``said`` among its reasons, and where they come from."""
    members = tuple(sorted(claims, key=lambda claim: (claim.published or date.max, claim.id)))
    first = min(claims, key=lambda claim: claim.id)
    id = content_id("fact1", sorted(claim.id for claim in claims))
    traced = derivation(members, context, id)
    fact = Fact(
        id=id,
        kind=first.kind,
        actor=party_key(first.actor),
        recipient=party_key(first.recipient),
        form=first.form,
        claims=members,
        lineages=traced.lineages,
        reasons=(*said, *_grouping(members), *traced.reasons),
    )
    return fact, traced


def _grouping(claims: tuple[Claim, ...]) -> Iterator[str]:
    if len(claims) == 1:
        return
    agreed = ["kind", "parties"] + ["form"] * (claims[0].form is not None)
    slots = [Slots.of(claim) for claim in claims]
    for name, stated in (
        ("time", [s.days for s in slots if s.days]),
        ("item", [s.designation or s.category for s in slots if s.designation or s.category]),
        ("amount", [s.amount for s in slots if s.amount]),
    ):
        if len(stated) > 1:
            agreed.append(name)
    reports = len({claim.document for claim in claims})
    words = f"{', '.join(agreed[:-1])} and {agreed[-1]}"
    yield f"{len(claims)} claims in {reports} report{'s' * (reports > 1)} agree in {words}"
