"""Tables of others as claims: what a line says, and that it quotes itself. The tables here are made up."""

from datetime import date
from pathlib import Path

import pytest

from allegiance import fuse
from allegiance.errors import UsageError
from allegiance.evaluate import relations
from allegiance.evaluate.panels import atop, dcad, esd, kiel, sipri
from allegiance.evaluate.panels.register import opened
from allegiance.ledger import Ledger
from allegiance.model import Polarity

KIEL = """donor,year_month,aid_type_general,aid_eur_m
Germany,2023-01,Military,12.5
Germany,2023-02,Military,0.0
Poland,2023-01,Military,40
Atlantis,2023-01,Military,7
Poland,2023-01,Humanitarian,1.25
"""
SIPRI = """supplier,recipient,year,value,supplier_cown,recipient_cown
"Russia, Federation of",India,2015,100,365,750
France,India,2016,30,220,750
France,India,2011,20,220,750
Unknown supplier(s),India,2016,8,,750
"""
TYPES = ("x", "p", "y", "w", "m", "t", "f", "i", "l", "o", "u")
ESD = "\n".join(
    (
        "year,actor_name,actor_nonstate,ext_name,ext_nonstate,ext_alleged,ext_sup,"
        + ",".join("ext_" + t for t in TYPES),
        "2001,Government of Chad,0,Government of France,0.0,0,1,0,0,0,1,0,1,0,0,1,0,0",
        "2001,Government of Chad,0,Government of Libya,0.0,1,1,0,0,0,0,0,0,0,0,0,0,1",
        "2001,Some Front,1,Government of Libya,0.0,0,1,0,0,0,1,0,0,0,0,0,0,0",
    )
)
ATOP = """ccode1,ccode2,year,atop_defense
2,20,1950,1
20,2,1950,1
2,20,1951,1
2,20,1955,1
"""
DCAD = """ccode1,cowName1,ccode2,cowName2,signDay,signMonth,signYear
2,USA,20,CAN,1,4,1984
2,USA,20,CAN,,4,1990
2,USA,20,CAN,,,1995
2,USA,20,CAN,,,
"""


def test_kiel_rows_are_months_with_amounts(tmp_path: Path) -> None:
    file = tmp_path / "panel.csv"
    file.write_text(KIEL)
    found = list(kiel.claims(file))
    assert [(c.actor.id, c.form, c.quantity.low) for c in found if c.actor and c.quantity] == [
        ("DEU", "weapons", 12.5e6),
        ("POL", "weapons", 40e6),
        ("POL", "humanitarian", 1.25e6),
    ]
    first = found[0]
    assert first.sentence.of(KIEL) == "Germany,2023-01,Military,12.5"
    assert first.actor is not None
    assert first.actor.span.of(KIEL) == "Germany"
    assert first.when is not None
    assert str(first.when.end) == "2023-01-31"
    expected = relations.expected("UKR", "weapons", fuse.facts(found))
    assert expected["POL"] > expected["DEU"] > 0


def test_sipri_keeps_states_by_their_numbers(tmp_path: Path) -> None:
    file = tmp_path / "exports.csv"
    file.write_text(SIPRI)
    assert [(c.actor.id, c.recipient.id) for c in sipri.claims(file) if c.actor and c.recipient] == [
        ("RUS", "IND"),
        ("FRA", "IND"),
        ("FRA", "IND"),
    ]


def test_esd_types_are_forms_and_allegations_only_possible(tmp_path: Path) -> None:
    file = tmp_path / "ty.csv"
    file.write_text(ESD)
    assert [(c.actor.id, c.form, c.polarity) for c in esd.claims(file) if c.actor] == [
        ("FRA", "logistics", Polarity.ASSERTED),
        ("FRA", "training", Polarity.ASSERTED),
        ("FRA", "weapons", Polarity.ASSERTED),
        ("LBY", None, Polarity.POSSIBLE),
    ]


def test_atop_years_become_spells(tmp_path: Path) -> None:
    file = tmp_path / "atop.csv"
    file.write_text(ATOP)
    spells = [(str(c.when.start)[:4], str(c.when.end)[:4]) for c in atop.claims(file) if c.when]
    assert spells == [("1950", "1951"), ("1955", "1955")]


def test_dcad_dates_are_as_exact_as_stated(tmp_path: Path) -> None:
    file = tmp_path / "dcad.csv"
    file.write_text(DCAD)
    assert [(c.when.grain, str(c.when.start)) for c in dcad.claims(file) if c.when] == [
        ("day", "1984-04-01"),
        ("month", "1990-04-01"),
        ("year", "1995-01-01"),
    ]


def test_a_panel_goes_into_the_ledger_and_is_ranked_there(tmp_path: Path) -> None:
    file = tmp_path / "panel.csv"
    file.write_text(KIEL)
    with Ledger.open(tmp_path / "p.db", write=True) as ledger:
        table, raw, claims = opened("kiel", file, date(2023, 6, 1))
        assert ledger.take(table, raw, claims) == (3, 0)
        assert ledger.verify().problems == ()
        ((_, weapons),) = ledger.allies("UKR", form="weapons").forms
        assert [backing.name for backing in weapons] == ["Poland", "Germany"]
        assert ledger.allies("UKR", as_of=date(2023, 5, 1)).forms == ()
        table, raw, claims = opened("kiel", file, date(2023, 6, 1))
        assert ledger.take(table, raw, claims) == (0, 0)


@pytest.mark.parametrize(("name", "text"), [("esd", SIPRI), ("sipri", KIEL), ("nobody", KIEL)])
def test_tables_that_are_something_else_are_refused(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / "panel.csv"
    file.write_text(text)
    with pytest.raises(UsageError):
        opened(name, file)


@pytest.mark.parametrize(
    ("name", "text"), [("kiel", KIEL), ("sipri", SIPRI), ("esd", ESD), ("atop", ATOP), ("dcad", DCAD)]
)
def test_every_row_quotes_itself(tmp_path: Path, name: str, text: str) -> None:
    file = tmp_path / "panel.csv"
    file.write_text(text)
    table, _, claims = opened(name, file)
    told = list(claims)
    assert told
    assert all(mention.span.of(table.text) == mention.surface for claim in told for _, mention in claim.mentions())
