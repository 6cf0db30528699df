"""A language model behind an OpenAI-compatible address: one question, one answer, and a reason where there is none.

The only place that speaks to the network, and only to the address that the user named: no redirect is followed, no
proxy of the environment asked. The key comes from the environment and goes into one header, nowhere else. Standard
library only.
"""

import contextlib
import http.client
import ipaddress
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import SplitResult, urlsplit

import msgspec

from allegiance import __version__
from allegiance.errors import UsageError

KEY = "ALLEGIANCE_ENDPOINT_KEY"
_PATH = "/chat/completions"
_LARGEST = 1_000_000  # bytes of one answer
_WAITS = (1.0, 2.0)  # seconds before the second and the third try
_LONGEST_WAIT = 30.0  # what a server may ask us to wait
_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504})
_PATIENCE = 3  # questions in a row without an answer before the endpoint is left alone
_REST = 60.0  # seconds for which it is then left alone


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Why a question has no answer: a short code such as ``endpoint-unreachable``, and a sentence."""

    code: str
    reason: str


@dataclass(slots=True)
class Endpoint:
    """``model`` at ``url``, such as ``http://localhost:11434/v1``; ``timeout`` is seconds for one whole answer.

    Raises UsageError for an address or a key that cannot be used: no http or https, a password in the address, or a
    key that would travel unencrypted to another machine.
    """

    url: str
    model: str
    timeout: float = 120.0
    wait: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    _to: SplitResult = field(init=False, repr=False)
    _key: str | None = field(init=False, repr=False)
    _vain: int = field(init=False, default=0, repr=False)
    _rests_until: float = field(init=False, default=0.0, repr=False)

    def __post_init__(self) -> None:
        self._to = _address(self.url)
        self._key = os.environ.get(KEY) or None
        if not self.model.strip() or not self.model.isprintable():
            raise UsageError(reason="Name the model that the endpoint should use: --model NAME.")
        if self.timeout <= 0:
            raise UsageError(reason=f"The endpoint needs a time of more than 0 seconds, not {self.timeout}.")
        if self._key is not None and not (self._key.isascii() and self._key.isprintable() and " " not in self._key):
            raise UsageError(reason=f"The key in {KEY} holds characters that no key has; is a line break in it?")
        if self._key is not None and self._to.scheme == "http" and not _is_here(self._to.hostname or ""):
            raise UsageError(reason=f"The key in {KEY} would travel unencrypted; use https, or unset it.")

    def ask(self, system: str, user: str, schema: Mapping[str, Any]) -> str | Unanswered:
        """The text of the answer to ``user`` under the instructions ``system``, asked to keep to a JSON ``schema``.

        Whether it does is for the caller to see. After three questions in a row that nobody answered the endpoint is
        left alone for a minute, so that a long run does not wait for it at every report.
        """
        if self._vain >= _PATIENCE and self.clock() < self._rests_until:
            return Unanswered(
                "endpoint-given-up", f"{self._name} left {self._vain} questions unanswered; not asked again."
            )
        body = msgspec.json.encode(
            {
                "model": self.model,
                "messages": [{"role": "system", "content": system}, {"role": "user", "content": user}],
                "temperature": 0,
                "stream": False,
                "response_format": {
                    "type": "json_schema",
                    "json_schema": {"name": "answer", "strict": True, "schema": schema},
                },
            }
        )
        answer = self._tried(body)
        if isinstance(answer, Unanswered):
            self._vain, self._rests_until = self._vain + 1, self.clock() + _REST
            return answer
        self._vain = 0
        return _content(answer)

    @property
    def _name(self) -> str:
        return f"The endpoint at {self._to.hostname}"

    def _tried(self, body: bytes) -> bytes | Unanswered:
        for wait in (*_WAITS, None):
            answer, asked = self._once(body)
            if not isinstance(answer, Unanswered) or asked is None or wait is None:
                return answer
            self.wait(max(wait, asked))
        raise AssertionError

    def _once(self, body: bytes) -> tuple[bytes | Unanswered, float | None]:
        """An answer, or why there is none and how many seconds to wait before another try; null where it is vain."""
        connection = self._connection()
        late = threading.Event()
        try:
            connection.connect()
            watch = threading.Timer(self.timeout, _cut, (connection.sock, late))
            watch.daemon = True
            watch.start()
            try:
                return self._exchanged(connection, body, late)
            finally:
                watch.cancel()
        except ssl.SSLCertVerificationError as error:
            return Unanswered(
                "endpoint-unreachable", f"{self._name} has no valid certificate: {error.verify_message}."
            ), None
        except (OSError, http.client.HTTPException, ValueError) as error:
            if late.is_set() or isinstance(error, TimeoutError):
                return self._too_late(), None
            return Unanswered("endpoint-unreachable", f"{self._name} cannot be reached ({type(error).__name__})."), 0.0
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        host = self._to.hostname or ""
        if self._to.scheme == "http":
            return http.client.HTTPConnection(host, self._to.port, timeout=self.timeout)
        secured = ssl.create_default_context()
        return http.client.HTTPSConnection(host, self._to.port, timeout=self.timeout, context=secured)

    def _exchanged(
        self, connection: http.client.HTTPConnection, body: bytes, late: threading.Event
    ) -> tuple[bytes | Unanswered, float | None]:
        path = self._to.path.rstrip("/").removesuffix(_PATH) + _PATH
        connection.request("POST", f"{path}?{self._to.query}" if self._to.query else path, body, self._headers())
        response = connection.getresponse()
        if response.status != 200:
            return self._refusal(response), _wait_of(response)
        answer = response.read(_LARGEST + 1)
        if late.is_set():
            return self._too_late(), None
        if len(answer) > _LARGEST:
            return Unanswered("endpoint-answer-oversized", f"{self._name} answered more than {_LARGEST:,} bytes."), None
        if response.length:
            raise http.client.IncompleteRead(answer, response.length)
        return answer, None

    def _headers(self) -> dict[str, str]:
        plain = {"Content-Type": "application/json", "Accept": "application/json"}
        plain["User-Agent"] = f"allegiance/{__version__}"
        return plain | ({"Authorization": f"Bearer {self._key}"} if self._key else {})

    def _refusal(self, response: http.client.HTTPResponse) -> Unanswered:
        status = response.status
        if 300 <= status < 400:
            return Unanswered("endpoint-refused", f"{self._name} points elsewhere ({status}), which is not followed.")
        meant = {
            400: "it does not understand the question; does it know JSON schemas in response_format?",
            401: f"it wants a key in {KEY}, or another one.",
            403: f"the key in {KEY} does not open it.",
            404: f"is the address right, and does it know the model {self.model!r}?",
            429: "it has had too many questions.",
        }.get(status, "it says no more.")
        code = "endpoint-failed" if status in _PASSING else "endpoint-refused"
        return Unanswered(code, f"{self._name} answered {status}: {meant}")

    def _too_late(self) -> Unanswered:
        return Unanswered("endpoint-timeout", f"{self._name} gave no whole answer within {self.timeout:g} seconds.")


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct):
    choices: list[_Choice]


def _content(answer: bytes) -> str | Unanswered:
    """The text of the first choice."""
    try:
        choices = msgspec.json.decode(answer, type=_Completion).choices
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return Unanswered("endpoint-answer-invalid", "What the endpoint sent is no chat completion.")
    if not choices or not choices[0].message.content:
        return Unanswered("endpoint-answer-empty", "The endpoint sent no words.")
    if choices[0].finish_reason == "length":
        return Unanswered("endpoint-answer-cut", "The endpoint broke off its answer at its own limit of length.")
    return choices[0].message.content


def _address(url: str) -> SplitResult:
    if "@" in url:
        raise UsageError(reason=f"Keep names and passwords out of the address; a key belongs into the variable {KEY}.")
    try:
        found = urlsplit(url)
        port = found.port
    except ValueError:
        found, port = SplitResult("", "", "", "", ""), 0
    if found.scheme not in ("http", "https") or not found.hostname or port == 0 or not _is_plain(url):
        raise UsageError(reason=f"{url!r} is no address of an endpoint. Write it like http://localhost:11434/v1.")
    return found


def _is_plain(url: str) -> bool:
    return url.isascii() and url.isprintable() and " " not in url


def _is_here(host: str) -> bool:
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


def _wait_of(response: http.client.HTTPResponse) -> float | None:
    """Seconds before another try is worth it; null for what will not pass."""
    if response.status not in _PASSING:
        return None
    asked = response.getheader("Retry-After") or ""
    return min(float(asked), _LONGEST_WAIT) if asked.isascii() and asked.isdigit() else 0.0


def _cut(connected: socket.socket | None, late: threading.Event) -> None:
    """End a connection on which the other side keeps sending a little at a time."""
    late.set()
    if connected is not None:
        with contextlib.suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)
