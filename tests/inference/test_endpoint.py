"""What an endpoint may do to us: nothing but answer, or be the reason why there is no answer."""

import json
import socket
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from allegiance.errors import UsageError
from allegiance.inference.endpoint import KEY, Endpoint, Unanswered
from fake_endpoint import FakeEndpoint, completion, endpoint, sends

SCHEMA: dict[str, Any] = {"type": "object"}


@pytest.fixture(autouse=True)
def no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(KEY, raising=False)


def asked(fake: FakeEndpoint, waits: list[float] | None = None, timeout: float = 5.0) -> str | Unanswered:
    wait: Callable[[float], None] = waits.append if waits is not None else lambda _: None
    return Endpoint(fake.url, "small", timeout, wait).ask("You mark claims.", "Text", SCHEMA)


def test_a_question_names_model_schema_and_text_and_nothing_more() -> None:
    with endpoint(sends(completion("{}"))) as fake:
        assert asked(fake) == "{}"
    (body,) = fake.asked
    assert body.keys() == {"model", "messages", "temperature", "stream", "response_format"}
    assert [message["content"] for message in body["messages"]] == ["You mark claims.", "Text"]
    assert body["response_format"]["json_schema"] == {"name": "answer", "strict": True, "schema": SCHEMA}
    assert fake.paths == ["/v1/chat/completions"]
    assert "Authorization" not in fake.headers[0]


def test_the_whole_path_may_be_given_as_well() -> None:
    with endpoint(sends(completion("{}"))) as fake:
        Endpoint(f"{fake.url}/chat/completions?version=1", "small").ask("", "", SCHEMA)
    assert fake.paths == ["/v1/chat/completions?version=1"]


def test_the_key_comes_from_the_environment_and_goes_only_into_its_header(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "sk-secret")
    with endpoint(sends(b"", 401)) as fake:
        found = Endpoint(fake.url, "small")
        answer = found.ask("", "", SCHEMA)
    assert fake.headers[0]["Authorization"] == "Bearer sk-secret"
    assert "sk-secret" not in json.dumps(fake.asked) + repr(found) + repr(answer)


@pytest.mark.parametrize("key", ["sk-secret\nX-Other: 1", "sk secret", "sk-sécret"])
def test_a_key_that_is_none_is_refused_without_being_shown(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setenv(KEY, key)
    with pytest.raises(UsageError) as refused:
        Endpoint("http://localhost:1/v1", "small")
    assert "secret" not in str(refused.value)


def test_a_key_never_travels_unencrypted_to_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(KEY, "sk-secret")
    for here in ("http://localhost:1/v1", "http://127.0.0.1:1", "http://[::1]:1", "https://models.example/v1"):
        Endpoint(here, "small")
    with pytest.raises(UsageError, match="https"):
        Endpoint("http://models.example/v1", "small")


@pytest.mark.parametrize(
    "url",
    ["", "localhost:1", "ftp://a/v1", "http://", "http://a:99999/v1", "http://a b/v1", "http://a/\nv1", "file:///etc"],
)
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        Endpoint(url, "small")


def test_a_password_in_the_address_is_refused_and_not_shown() -> None:
    with pytest.raises(UsageError) as refused:
        Endpoint("https://me:hunter2@models.example/v1", "small")
    assert "hunter2" not in str(refused.value)


@pytest.mark.parametrize(("model", "timeout"), [(" ", 1.0), ("small", 0.0)])
def test_a_model_and_a_time_are_needed(model: str, timeout: float) -> None:
    with pytest.raises(UsageError):
        Endpoint("http://localhost:1/v1", model, timeout)


@pytest.mark.parametrize(
    ("status", "code", "times"),
    [
        (301, "endpoint-refused", 1),
        (400, "endpoint-refused", 1),
        (401, "endpoint-refused", 1),
        (404, "endpoint-refused", 1),
        (204, "endpoint-refused", 1),
        (429, "endpoint-failed", 3),
        (500, "endpoint-failed", 3),
        (503, "endpoint-failed", 3),
    ],
)
def test_what_may_pass_is_tried_three_times_and_the_rest_once(status: int, code: str, times: int) -> None:
    with endpoint(sends(b"<html>\x1b[31m</html>", status, Location="http://127.0.0.1:9/elsewhere")) as fake:
        answer = asked(fake)
    assert isinstance(answer, Unanswered)
    assert answer.code == code
    assert answer.reason.isprintable()
    assert len(fake.asked) == times


def test_a_second_try_may_succeed_and_waits_as_long_as_the_server_asks() -> None:
    waits: list[float] = []
    busy = sends(b"", 503, Retry_After="7")
    endless = sends(b"", 503, Retry_After="86400")
    with endpoint(busy, endless, sends(completion("yes"))) as fake:
        assert asked(fake, waits) == "yes"
    assert waits == [7.0, 30.0]


def test_nobody_there_is_told_after_three_tries() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        waits: list[float] = []
        answer = Endpoint(url, "small", 5.0, waits.append).ask("", "", SCHEMA)
    assert isinstance(answer, Unanswered)
    assert answer.code == "endpoint-unreachable"
    assert waits == [1.0, 2.0]


def test_an_endpoint_that_never_answers_is_left_alone_for_a_minute() -> None:
    now = [100.0]
    with endpoint(sends(b"", 500)) as fake:
        found = Endpoint(fake.url, "small", 5.0, lambda _: None, lambda: now[0])
        codes = [answer.code for _ in range(5) if isinstance(answer := found.ask("", "", SCHEMA), Unanswered)]
        assert codes == ["endpoint-failed"] * 3 + ["endpoint-given-up"] * 2
        assert len(fake.asked) == 9
        now[0] += 61.0
        fake.behaviours[:] = [sends(completion("back"))]
        assert found.ask("", "", SCHEMA) == "back"
        assert found.ask("", "", SCHEMA) == "back"


def drips(handler: BaseHTTPRequestHandler) -> None:
    """One letter at a time, for ever: each within any time limit, all together never done."""
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.02)


def hangs(handler: BaseHTTPRequestHandler) -> None:
    time.sleep(1.0)


@pytest.mark.parametrize("slow", [drips, hangs])
def test_no_answer_may_take_longer_than_its_time(slow: Callable[[BaseHTTPRequestHandler], None]) -> None:
    with endpoint(slow) as fake:
        answer = asked(fake, timeout=0.3)
    assert isinstance(answer, Unanswered)
    assert answer.code == "endpoint-timeout"
    assert len(fake.asked) == 1


def test_an_answer_without_end_is_cut() -> None:
    def floods(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(200):
            handler.wfile.write(b" " * 100_000)

    with endpoint(floods) as fake:
        answer = asked(fake)
    assert isinstance(answer, Unanswered)
    assert answer.code == "endpoint-answer-oversized"


def breaks_off(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices":')


def speaks_no_http(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"SSH-2.0-OpenSSH\r\n\r\n")


def heads_without_end(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.wfile.write(b"".join(b"X-%d: 1\r\n" % n for n in range(300)))
    handler.end_headers()


@pytest.mark.parametrize("broken", [breaks_off, speaks_no_http, heads_without_end])
def test_broken_answers_are_told(broken: Callable[[BaseHTTPRequestHandler], None]) -> None:
    with endpoint(broken) as fake:
        answer = asked(fake)
    assert isinstance(answer, Unanswered)
    assert answer.code == "endpoint-unreachable"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "endpoint-answer-invalid"),
        (b"no json", "endpoint-answer-invalid"),
        (b"\xff\xfe", "endpoint-answer-invalid"),
        (b"[" * 500_000, "endpoint-answer-invalid"),
        (b'{"x":' + b"[" * 200_000 + b"]" * 200_000 + b',"choices":[]}', "endpoint-answer-invalid"),
        (b'{"choices": [{"message": {"content": "\\ud800"}}]}', "endpoint-answer-invalid"),
        (b'{"choices": {"message": 1}}', "endpoint-answer-invalid"),
        (b'{"error": {"message": "no such model"}}', "endpoint-answer-invalid"),
        (b'{"choices": []}', "endpoint-answer-empty"),
        (completion(None), "endpoint-answer-empty"),
        (completion('{"claims": [', "length"), "endpoint-answer-cut"),
    ],
)
def test_answers_that_are_none_are_told(body: bytes, code: str) -> None:
    with endpoint(sends(body)) as fake:
        answer = asked(fake)
    assert isinstance(answer, Unanswered)
    assert answer.code == code


def test_no_proxy_of_the_environment_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with endpoint(sends(completion("direct"))) as fake:
        assert asked(fake) == "direct"
