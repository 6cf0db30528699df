import json
from datetime import date
from pathlib import Path

from allegiance.evaluate import days, quantity, time

_TIMEML = """<TimeML><DCT><TIMEX3 tid="t0" functionInDocument="CREATION_TIME" value="2024-09-16">x</TIMEX3></DCT>
<TEXT>The port opened <TIMEX3 tid="t1" type="DATE" value="2024-09-15">yesterday</TIMEX3> &amp; closed on
<TIMEX3 tid="t2" type="DATE" value="2024-09-13">Friday</TIMEX3> of all days. It burned in
<TIMEX3 tid="t3" type="DATE" value="2023">May</TIMEX3>.</TEXT></TimeML>"""


def test_timeml_is_read_with_its_entities_and_date(tmp_path: Path) -> None:
    path = tmp_path / "a.tml"
    path.write_text(_TIMEML, "utf-8")
    gold = time.read_timeml(path)
    assert gold.published == date(2024, 9, 16)
    assert [(gold.text[one.start : one.end], one.value) for one in gold.expressions] == [
        ("yesterday", "2024-09-15"),
        ("Friday", "2024-09-13"),
        ("May", "2023"),
    ]


def test_scores_of_times(tmp_path: Path) -> None:
    (tmp_path / "a.tml").write_text(_TIMEML, "utf-8")
    assert [row[2:] for row in time.predictions(tmp_path)["a"]] == [
        ("2024-09-15", "DATE"),
        ("2024-09-13", "DATE"),
        ("2024-05", "DATE"),
    ]
    assert time.score(tmp_path) == {"documents": 1, "extent_f1": 1.0, "value_f1": 2 / 3, "interval_f1": 2 / 3}


def test_days_of_values() -> None:
    assert time.days_of("199") == (date(1990, 1, 1), date(1999, 12, 31))
    assert time.days_of("2024-W37-WE") == (date(2024, 9, 14), date(2024, 9, 15))
    assert time.days_of("2024-09-13TEV") == (date(2024, 9, 13), date(2024, 9, 13))
    assert [time.days_of(value) for value in ("P2Y", "PRESENT_REF", "2024-13-40", "BC0480", "")] == [None] * 5


def test_scores_of_quantities(tmp_path: Path) -> None:
    rows = [
        {
            "text": "They sent 5 to 6 million shells and three tanks.",
            "quantities": [
                {"change": "=", "value": "5000000.0-6000000.0", "normalized_unit": "shell"},
                {"change": "=", "value": "3", "normalized_unit": "lorry"},
            ],
        }
    ]
    (tmp_path / "dev.json").write_text(json.dumps(rows), "utf-8")
    assert quantity.score(tmp_path) == {"sentences": 1.0, "value_f1": 1.0, "value_and_unit_f1": 0.5}


_EVENTS = """<Document><token t_id="1" sentence="0">June</token><token t_id="2" sentence="0">13</token>
<token t_id="3" sentence="0">,</token><token t_id="4" sentence="0">2005</token><token t_id="5" sentence="1">It</token>
<token t_id="6" sentence="1">fell</token><token t_id="7" sentence="1">on</token>
<token t_id="8" sentence="1">Friday</token><token t_id="9" sentence="1">.</token>
<Markables><EVENT_MENTION m_id="10"><token_anchor t_id="6"/></EVENT_MENTION>
<EVENT m_id="11" instance_id="OTH1"/></Markables>
<Relations><REFERS_TO><source m_id="10"/><target m_id="11"/></REFERS_TO></Relations></Document>"""


def test_scores_of_days(tmp_path: Path) -> None:
    (tmp_path / "corpus_a").mkdir()
    (tmp_path / "corpus_a" / "1.xml").write_text(_EVENTS, "utf-8")
    (tmp_path / "list_instances.tsv").write_text("OTH1\tEVENT\tOTHER\tfall\t\t\t\t2005-06-10\t\t\n", "utf-8")
    found = days.score(tmp_path, "a")
    assert found["mentions"] == 1
    assert (found["ours"], found["nearest"], found["publication"]) == (1.0, 1.0, 0.0)
