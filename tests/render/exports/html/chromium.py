"""The smallest client that can open a page in a headless Chromium and look at it.

It speaks the DevTools protocol over two pipes, so there is no port and no further package.
"""

from __future__ import annotations

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
PROGRAM = next((found for found in map(shutil.which, NAMES) if found), None)
_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
    "--remote-debugging-pipe",
)
#: Becomes the browser, with the pipes where it expects them.
_START = """
import os, sys
os.dup2(int(sys.argv[1]), 3)
os.dup2(int(sys.argv[2]), 4)
os.execv(sys.argv[3], sys.argv[3:])
"""
_SECONDS = 240

Message = dict[str, Any]


class Browser:
    """A running browser with one page; asked one thing after the other, and ended after use."""

    def __init__(self, profile: Path) -> None:
        assert PROGRAM is not None, f"none of these is installed: {', '.join(NAMES)}"
        asked, self._write = os.pipe()
        self._read, answered = os.pipe()
        # Chromium wants 3 and 4; high numbers first, so that neither is in the other's way.
        reads, writes = (fcntl.fcntl(each, fcntl.F_DUPFD, 10) for each in (asked, answered))
        self.process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                _START,
                str(reads),
                str(writes),
                PROGRAM,
                *_FLAGS,
                f"--user-data-dir={profile}",
            ],
            pass_fds=(reads, writes),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        # Held open here, they would hide that the browser has ended.
        for each in (asked, answered, reads, writes):
            os.close(each)
        self._rest = b""
        self._asked = 0
        self.events: list[Message] = []
        self.session: str | None = None
        # A browser that has stopped answering must not stop the tests.
        self._guard = Timer(_SECONDS, self.process.kill)
        self._guard.start()
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "DOM", "Accessibility"):
            self.ask(f"{domain}.enable")

    def close(self) -> None:
        """End the browser."""
        self._guard.cancel()
        self.process.kill()
        self.process.wait()
        os.close(self._write)
        os.close(self._read)

    def open(self, file: Path) -> None:
        """Open a page from disk, and wait until it stands."""
        self.events.clear()
        self.ask("Page.navigate", url=file.as_uri())
        while not any(each["method"] == "Page.loadEventFired" for each in self.events):
            self._next()

    def ask(self, method: str, **parameters: Any) -> Any:
        """Ask one thing and wait for the answer; what happens meanwhile is kept in `events`."""
        self._asked += 1
        message: Message = {"id": self._asked, "method": method, "params": parameters}
        if self.session is not None:
            message["sessionId"] = self.session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == self._asked:
                assert "error" not in answer, answer["error"]
                return answer["result"]

    def see(self, expression: str) -> Any:
        """The value of an expression on the page."""
        found = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        assert "exceptionDetails" not in found, found["exceptionDetails"]
        return found["result"].get("value")

    def press(self, key: str, *, code: int, text: str = "") -> None:
        """Press a key where the focus is."""
        event = {"key": key, "code": key, "windowsVirtualKeyCode": code}
        self.ask("Input.dispatchKeyEvent", type="keyDown", text=text, **event)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **event)

    def type(self, words: str) -> None:
        """Type where the focus is."""
        self.ask("Input.insertText", text=words)

    def look(self, *, width: int = 1280, media: str = "screen", dark: bool = False) -> None:
        """Change what the page is shown on."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", media=media, features=[scheme])
        self.ask(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=900,
            deviceScaleFactor=1,
            mobile=False,
        )

    def complaints(self) -> Iterator[str]:
        """What the console said since the page was opened."""
        for event in self.events:
            if event["method"] in {"Runtime.consoleAPICalled", "Runtime.exceptionThrown"}:
                yield json.dumps(event["params"])
            if event["method"] == "Log.entryAdded":
                yield str(event["params"]["entry"]["text"])

    def requests(self) -> Iterator[str]:
        """Every address that was asked for since the page was opened."""
        for event in self.events:
            if event["method"] == "Network.requestWillBeSent":
                yield str(event["params"]["request"]["url"])

    def _next(self) -> Message:
        while b"\0" not in self._rest:
            more = os.read(self._read, 1 << 16)
            assert more, "the browser ended"
            self._rest += more
        line, _, self._rest = self._rest.partition(b"\0")
        message: Message = json.loads(line)
        if "method" in message:
            self.events.append(message)
        return message
