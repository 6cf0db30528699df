"""``allegiance read --also endpoint``: asked for and answered by a model, and the ledger proves every word of it."""

import http.client
import json
from pathlib import Path
from typing import Any

import pytest

from allegiance import plugins
from as_a_user import REPORT, Run
from fake_endpoint import endpoint, says, sends

KEY = "ALLEGIANCE_ENDPOINT_KEY"
ANSWER = {
    "claims": [
        {
            "quote": "China has denied supplying weapons to Russia",
            "kind": "support",
            "polarity": "possible",
            "actor": "China",
            "recipient": "Russia",
            "form": "weapons",
            "item": "weapons",
        },
        {
            "quote": "China has denied supplying weapons to Russia",
            "kind": "support",
            "polarity": "denied",
            "actor": "China",
            "recipient": "Russia",
            "form": "weapons",
            "speaker": "China",
            "cue": "denied",
        },
        {"quote": "Mars armed Venus", "kind": "support", "polarity": "asserted", "actor": "Mars", "recipient": "Venus"},
    ]
}


@pytest.fixture(autouse=True)
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plugins._made.cache_clear()  # a port may come round again
    monkeypatch.delenv(KEY, raising=False)
    (tmp_path / "report.txt").write_text(REPORT)


def lines(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


def asking(url: str) -> tuple[str, ...]:
    return ("--also", "endpoint", "--endpoint", url, "--model", "small")


def test_what_a_model_adds_is_kept_with_its_name_and_verified(run: Run) -> None:
    alone = lines(run("read", "report.txt", "--no-ledger", "-f", "jsonl").stdout)
    with endpoint(says(ANSWER)) as fake:
        done = run("read", "report.txt", "-f", "jsonl", *asking(fake.url))
    assert done.returncode == 0
    both = lines(done.stdout)
    added = [claim for claim in both if claim["extractor"].startswith("allegiance-endpoint")]
    assert [claim for claim in both if claim not in added] == alone
    (claim,) = added  # the rules had read the denial, and say it once
    assert (claim["actor"]["id"], claim["polarity"], claim["confidence"]) == ("CHN", "possible", None)
    assert "Mars" in run("issues", "-f", "csv").stdout
    verified = run("verify")
    assert verified.returncode == 0
    assert f"{len(both)} claims" in verified.stdout
    explained = run("explain", claim["id"])
    assert explained.returncode == 1
    assert "allegiance show" in explained.stderr
    assert "small (words exact)" in run("show", claim["id"]).stdout


def test_workers_ask_too(run: Run, tmp_path: Path) -> None:
    for n in range(4):
        (tmp_path / f"{n}.txt").write_text(f"Report {n}.\n\n{REPORT}")
    names = [f"{n}.txt" for n in range(4)]
    with endpoint(says(ANSWER)) as fake:
        one = run("read", *names, "--no-ledger", "-f", "jsonl", *asking(fake.url)).stdout
        two = run("read", *names, "--no-ledger", "-f", "jsonl", "--workers", "2", *asking(fake.url)).stdout
        assert len(fake.asked) == 8
    assert one == two
    assert "allegiance-endpoint" in one


def test_an_endpoint_that_fails_takes_nothing_away(run: Run) -> None:
    alone = run("read", "report.txt", "--no-ledger", "-f", "jsonl").stdout
    with endpoint(sends(b"", 404)) as fake:
        done = run("read", "report.txt", "--no-ledger", "-f", "jsonl", *asking(fake.url))
    assert done.returncode == 0
    assert done.stdout == alone
    assert "does it know the model 'small'?" in done.stderr
    assert "endpoint-refused" in done.stderr


def test_reports_that_do_not_matter_are_not_sent(run: Run, tmp_path: Path) -> None:
    (tmp_path / "recipe.txt").write_text("Boil the potatoes for twenty minutes. Serve with butter.")
    with endpoint(says(ANSWER)) as fake:
        assert run("read", "recipe.txt", "--no-ledger", *asking(fake.url)).returncode == 0
        assert fake.asked == []


def test_without_an_endpoint_nothing_is_ever_connected(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(connection: http.client.HTTPConnection) -> None:
        raise AssertionError("connected")

    monkeypatch.setattr(http.client.HTTPConnection, "connect", connect)
    monkeypatch.setenv(KEY, "sk-secret")
    assert run("read", "report.txt", "--no-ledger", "--also", "events").returncode == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--also", "endpoint"), "--endpoint URL --model NAME"),
        (("--also", "endpoint", "--endpoint", "http://localhost:1/v1"), "--endpoint URL --model NAME"),
        (("--endpoint", "http://localhost:1/v1", "--model", "small"), "--also endpoint"),
        (("--also", "endpoint", "--endpoint", "localhost", "--model", "small"), "is no address"),
        (("--also", "endpoin"), "there are: endpoint, events"),
    ],
)
def test_what_is_asked_wrongly_is_a_mistake_of_usage_before_anything_is_read(
    run: Run, options: tuple[str, ...], said: str
) -> None:
    done = run("read", "report.txt", "--no-ledger", *options)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stdout == ""


def test_the_key_is_in_nothing_that_is_kept_or_printed(run: Run, tmp_path: Path) -> None:
    with endpoint(sends(b"", 401)) as fake:
        done = run("read", "report.txt", "-f", "jsonl", *asking(fake.url), **{KEY: "sk-secret-7"})
        assert fake.headers[0]["Authorization"] == "Bearer sk-secret-7"
    assert "sk-secret-7" not in done.stdout + done.stderr
    kept = b"".join(path.read_bytes() for path in tmp_path.glob("allegiance.db*"))
    assert b"sk-secret-7" not in kept
