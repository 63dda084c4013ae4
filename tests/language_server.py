"""The smallest client that can ask the YAML language server what an editor would show."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import IO, Any

from tests.conftest import REPOSITORY

#: The version that is tested with; `.ci/run` installs it.
VERSION = "1.25.0"
PACKAGE = REPOSITORY / "build/npm/node_modules/yaml-language-server"
INSTALL = f"npm install --prefix build/npm yaml-language-server@{VERSION}"
_SECONDS = 120

Message = dict[str, Any]


class LanguageServer:
    """A running server; asked one question after the other, and ended after use."""

    def __init__(self) -> None:
        program = PACKAGE / "bin" / "yaml-language-server"
        self.process = subprocess.Popen(
            ["node", program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.asked = 0
        # A server that has stopped answering must not stop the tests.
        self.guard = Timer(_SECONDS, self.process.kill)
        self.guard.start()
        self._ask("initialize", {"processId": None, "rootUri": None, "capabilities": {}})
        self._send("initialized", {})
        settings = {"yaml": {"schemaStore": {"enable": False}, "validate": True}}
        self._send("workspace/didChangeConfiguration", {"settings": settings})

    def close(self) -> None:
        """End the server."""
        self.guard.cancel()
        self.process.kill()
        self.process.communicate()

    def marks(self, file: Path, text: str) -> list[tuple[int, str]]:
        """Open a text as that file: the lines that are marked, from 1, and what is said of each."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._send("textDocument/didOpen", {"textDocument": document})
        said = self._read_until(
            lambda message: (
                message.get("method") == "textDocument/publishDiagnostics"
                and message["params"]["uri"] == file.as_uri()
            )
        )
        found = said["params"]["diagnostics"]
        return [(each["range"]["start"]["line"] + 1, each["message"]) for each in found]

    def completions(self, file: Path, line: int, column: int) -> dict[str, str]:
        """What is offered at a place, both from 1, in a file opened before: label -> help."""
        position = {"line": line - 1, "character": column - 1}
        asked = {"textDocument": {"uri": file.as_uri()}, "position": position}
        answer = self._ask("textDocument/completion", asked)
        items = answer["items"] if isinstance(answer, dict) else answer
        return {item["label"]: str(item.get("documentation", "")) for item in items}

    def _ask(self, method: str, params: Message) -> Any:
        self.asked += 1
        number = self.asked
        self._write({"id": number, "method": method, "params": params})
        answer = self._read_until(lambda message: message.get("id") == number)
        return answer["result"]

    def _send(self, method: str, params: Message) -> None:
        self._write({"method": method, "params": params})

    def _write(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        stream = _open(self.process.stdin)
        stream.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        stream.flush()

    def _read_until(self, wanted: Callable[[Message], bool]) -> Message:
        """The next message of that sort; questions of the server are answered with nothing."""
        while True:
            message = self._read()
            if "method" in message and "id" in message:
                items = (message.get("params") or {}).get("items", ())
                self._write({"id": message["id"], "result": [{} for _ in items]})
            elif wanted(message):
                return message

    def _read(self) -> Message:
        stream = _open(self.process.stdout)
        length = 0
        while header := stream.readline().strip():
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server has ended"
        message: Message = json.loads(stream.read(length))
        return message


def _open(stream: IO[bytes] | None) -> IO[bytes]:
    assert stream is not None
    return stream
