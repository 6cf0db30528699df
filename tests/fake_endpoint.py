"""An endpoint on this machine that answers what it is told to, for tests."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Behaviour = Callable[[BaseHTTPRequestHandler], None]


def completion(content: str | None, finish: str = "stop") -> bytes:
    """A chat completion as OpenAI's interface has it, fields that we do not use included."""
    message = {"role": "assistant", "content": content, "refusal": None}
    choice = {"index": 0, "message": message, "finish_reason": finish, "logprobs": None}
    return json.dumps({"id": "chat-1", "object": "chat.completion", "choices": [choice], "usage": {}}).encode()


def sends(body: bytes, status: int = 200, **headers: str) -> Behaviour:
    """A whole answer, its length told."""

    def behave(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return behave


def says(answer: object) -> Behaviour:
    """A completion whose content is ``answer`` as JSON."""
    return sends(completion(json.dumps(answer)))


@dataclass
class FakeEndpoint:
    """``behaviours`` are used up one a question, the last stays; ``asked`` holds what was sent."""

    url: str
    behaviours: list[Behaviour]
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def passages(self) -> list[str]:
        """The texts that were sent, in order."""
        return [json.loads(one["messages"][1]["content"])["passage"] for one in self.asked]


@contextmanager
def endpoint(*behaviours: Behaviour) -> Iterator[FakeEndpoint]:
    """Run one until the block ends; its address is ``url``."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            fake.asked.append(json.loads(body))
            fake.headers.append(dict(self.headers.items()))
            fake.paths.append(self.path)
            behave = fake.behaviours.pop(0) if len(fake.behaviours) > 1 else fake.behaviours[0]
            try:
                behave(self)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    fake = FakeEndpoint(f"http://127.0.0.1:{server.server_port}/v1", list(behaviours))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
