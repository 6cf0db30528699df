"""Each rule of modes.toml is tried on its own example, by rules alone, and against PLOVER's table where it is there."""

import re
from pathlib import Path

import pytest

from allegiance.extract.plover import code
from allegiance.extract.plover.marks import read_line
from allegiance.model import Kind
from allegiance.ontology import forms, modes, plover, triggers

SHARED = Path(__file__).resolve().parents[3] / "shared" / "gold" / "events" / "plover_gsr"
RULES = [mode for root in triggers.roots() for mode in modes.modes(root)]
EXAMPLES = [pytest.param(rule, id=rule.example) for rule in RULES if rule.example]


def marked(example: str) -> str:
    opened = example.replace("<", "\0").replace(">", "\1").replace("[", "<t>").replace("]", "</t>")
    return opened.replace("\0", "<s>").replace("\1", "</s>")


@pytest.mark.parametrize("rule", EXAMPLES)
def test_an_example_has_the_mode_and_code_of_its_rule(rule: modes.Mode) -> None:
    assert rule.example is not None
    found = code(*read_line(marked(rule.example)), head=False)
    assert found is not None
    assert found.plover is not None
    assert found.root == rule.root
    assert (found.plover.event, found.plover.mode) == (rule.event, rule.mode)
    assert found.plover.cameo == (rule.cameo or rule.code("missiles"))


def test_every_root_has_rules_and_ends_with_one_that_always_holds() -> None:
    for root in triggers.roots():
        last = modes.modes(root)[-1]
        assert last.holds(frozenset(), frozenset(), None), root
        assert all(rule.verbs or rule.words or rule.by for rule in modes.modes(root)[:-1]), root
        assert len(last.cameo) == 3


def test_few_rules_have_no_example() -> None:
    assert sum(rule.example is None for rule in RULES) <= 25


# Since 2021 the codebook has embargoes under COERCE, eased ones under RETREAT; claims keep the names of the contract.
DIFFERENT = {"163": "SANCTION", "085": "CONCEDE"}
_LINE = re.compile(r"(\d{3,4}): ([A-Z]+) *, *([\w-]*) *, *([\w; ]*?) *(?:#|$)")


def conversion() -> dict[str, tuple[str, str | None, tuple[str, ...]]]:
    """Event, mode and contexts of each CAMEO code by the conversion table of the PLOVER project."""
    file = SHARED / "CAMEO2PLOVER-2021.txt"
    if not file.is_file():
        pytest.skip("PLOVER's conversion table is not beside this tree")
    found = [_LINE.match(line) for line in file.read_text("utf-8").splitlines()]
    return {
        one[1]: (one[2], one[3] or None, tuple(context.strip() for context in one[4].split(";") if context.strip()))
        for one in found
        if one
    }


def test_our_codes_say_what_the_conversion_table_says() -> None:
    table = conversion()
    assert len(table) > 200
    for rule in RULES:
        if rule.cameo and rule.cameo != "163":
            assert (rule.event, rule.mode, rule.context) == table[rule.cameo], rule.cameo


def test_the_codes_of_claims_are_in_the_conversion_table_under_their_event() -> None:
    table = conversion()
    coded = [(rule.event, rule.cameo) for kind in Kind for rule in plover.rules(kind) if rule.cameo]
    coded += [(form.plover, form.cameo) for form in forms().values()]
    for event, cameo in coded:
        assert event == DIFFERENT.get(cameo, table[cameo][0]), cameo


@pytest.mark.parametrize(
    ("code", "contexts"), [("0332", ("military",)), ("1223", ("humanitarian",)), ("040", ()), (None, ())]
)
def test_a_code_implies_its_contexts(code: str | None, contexts: tuple[str, ...]) -> None:
    assert modes.contexts(code) == contexts
