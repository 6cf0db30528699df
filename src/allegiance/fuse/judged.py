"""What a reviewer said about pairs of claims: merged, split, or neither any more."""

from collections.abc import Iterable

from allegiance.fuse.forest import Forest
from allegiance.model import Claim, Judgement

MERGE, SPLIT, SETTLE, WITHDRAW = "merge", "split", "settle", "withdraw"
VERDICTS = (MERGE, SPLIT, SETTLE, WITHDRAW)


class Judged:
    """The judgements that hold: of those on the same two claims the latest."""

    def __init__(self, judgements: Iterable[Judgement] = ()) -> None:
        latest: dict[tuple[str, str], Judgement] = {}
        for judgement in judgements:
            if judgement.verdict in (MERGE, SPLIT, WITHDRAW):
                one, other = sorted((judgement.one, judgement.other))
                latest.pop((one, other), None)
                latest[one, other] = judgement
        self._holding = [held for held in latest.values() if held.verdict != WITHDRAW]
        self.claims = frozenset(id for held in self._holding for id in (held.one, held.other))

    def apply(self, groups: Iterable[list[Claim]]) -> list[tuple[list[Claim], list[str]]]:
        """The groups after merging and then splitting, each with what was changed, in words.

        Splitting takes the second claim of its pair out, with whatever a reviewer merged with it.
        """
        found = {min(claim.id for claim in group): list(group) for group in groups}
        said: dict[str, list[str]] = {id: [] for id in found}
        place = {claim.id: id for id, group in found.items() for claim in group if claim.id in self.claims}
        merges: Forest[str] = Forest()
        for held in self._holding:
            one, other = place.get(held.one), place.get(held.other)
            if held.verdict == MERGE and one is not None and other is not None:
                merges.join(held.one, held.other)
                if one != other:
                    stays, goes = sorted((one, other))
                    found[stays] += found.pop(goes)
                    said[stays] += [*said.pop(goes), f"merged by {held.author} on {held.at[:10]}"]
                    place = {id: stays if at == goes else at for id, at in place.items()}
        for held in sorted(self._holding, key=lambda held: (held.one, held.other)):
            one, other = place.get(held.one), place.get(held.other)
            if held.verdict != SPLIT or one is None or one != other:
                continue
            leaving = [c for c in found[one] if merges.root(c.id) == merges.root(held.other)]
            if any(claim.id == held.one for claim in leaving):
                leaving = [claim for claim in leaving if claim.id == held.other]
            gone = {claim.id for claim in leaving}
            found[one] = [claim for claim in found[one] if claim.id not in gone]
            said[one].append(f"a claim was split off by {held.author} on {held.at[:10]}")
            apart = f"{one} {held.other}"
            found[apart], said[apart] = leaving, [f"split off by {held.author} on {held.at[:10]}"]
            place |= dict.fromkeys(gone & place.keys(), apart)
        return [(found[id], sorted(said[id])) for id in sorted(found)]
