"""``allegiance code`` as a user meets it."""

import json
from pathlib import Path

from as_a_user import Run


def test_a_sentence_is_coded(run: Run) -> None:
    done = run("code", "<s>Chad</s> thanked <t>Niger</t> for its help.", "--format", "jsonl")
    assert done.returncode == 0
    row = json.loads(done.stdout)
    assert (row["root"], row["source"], row["target"]) == ("SUPPORT", "Chad", "Niger")
    assert row["why"][0] == "rule support:thank"


def test_mode_context_auxiliary_modes_and_code_are_told(run: Run) -> None:
    line = "In 1979 <s>Tanzania</s> accused <t>Uganda</t> of an attack."
    row = json.loads(run("code", line, "--published", "2024-06-01", "--format", "jsonl").stdout)
    assert (row["event"], row["mode"], row["cameo"]) == ("ACCUSE", "allege", "1123")
    assert (row["context"], row["auxiliary"]) == (["military"], ["historical"])
    assert "1123" in run("code", line).stdout


def test_what_is_not_marked_is_named_and_the_rest_is_coded(run: Run, tmp_path: Path) -> None:
    (tmp_path / "lines.txt").write_text("Nobody is marked.\n<s>Jets</s> bombed <t>the rebels</t>.\n")
    done = run("code", "--file", tmp_path / "lines.txt", "--rules-only", "--format", "csv")
    assert done.returncode == 0
    assert "lines.txt:1: no actor is marked" in done.stderr
    assert "ASSAULT" in done.stdout


def test_nothing_to_code_is_an_error_without_a_traceback(run: Run) -> None:
    done = run("code", "Nobody is marked.")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_actors_are_found_and_placed(run: Run) -> None:
    lines = ("Police in Nairobi arrested 20 protesters on Friday.", "It rained.")
    for more in ((), ("--rules-only",)):
        done = run("code", *lines, "--find-actors", *more, "--format", "jsonl")
        row = json.loads(done.stdout)
        assert (row["source"], row["root"], row["target"]) == ("Police in Nairobi", "COERCE", "20 protesters")
        assert (row["source_state"], row["source_sector"]) == ("KEN", "COP")
        assert (row["target_state"], row["target_sector"]) == ("KEN", "CVL")
        assert "nobody does anything to anybody" in done.stderr
