"""A browser tab without the browser: it opens the app's socket and clicks as Streamlit's page does."""

import asyncio
import http.client
import json
import secrets
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.util import calc_hash
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.drawn import Drawn
from benchmarks.pane import PaneQuestion

BUTTON, CHOICE, BOX, LINE, DOCUMENT = "button", "radio", "text_area", "text_input", "download_button"

FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)


class Tab:
    """One session of the app, with the page as last drawn, and what was chosen and typed."""

    def __init__(self, socket: ClientConnection, port: int, address: str) -> None:
        self._socket = socket
        self._port = port
        self._page = calc_hash(address)
        self._said: dict[str, str] = {}
        self._in_panes: dict[str, dict[str, str]] = {}
        self._open: set[str] = set()
        self._cached: dict[str, ForwardMsg] = {}
        self._session = ""
        self.drawn = Drawn()
        """The page as last drawn."""
        self.failures = 0
        """The number of runs that ended with or drew an error."""

    async def load(self) -> float:
        """Load the page; return the seconds until the server has sent all of it."""
        return await self._run()

    async def go(self, address: str) -> float:
        """Follow a link to another page of the app; return the seconds until it is complete."""
        self._page = calc_hash(address)
        return await self._run()

    async def send_many(self, count: int) -> None:
        """Ask for the page again and again, without waiting for it."""
        message = BackMsg()
        message.rerun_script.page_script_hash = self._page
        for _ in range(count):
            await self._socket.send(message.SerializeToString())

    async def click(self, number: int) -> float:
        """Choose the next option of a question; return the seconds until the new page is complete."""
        if asked := [one for one in self.drawn.questions() if one.name.startswith("question ")]:
            question = asked[number % len(asked)]
            values = list(question.options.values())
            before = self._in_panes.get(question.pane, {}).get(question.name)
            following = 0 if before is None else (values.index(before) + 1) % len(values)
            return await self._say(question, values[following])
        questions = [one for one in self.drawn.of(CHOICE) if not one.HasField("default") or one.id in self._said]
        if not questions:
            raise LookupError("the page drew no question that could be clicked")
        radio = questions[number % len(questions)]
        options = list(radio.options)
        chosen = self._said.get(radio.id)
        self._said[radio.id] = options[0 if chosen is None else (options.index(chosen) + 1) % len(options)]
        return await self._run()

    async def choose(self, label: str, option: str) -> float:
        """Choose an option of a question, even a forged one that is not offered."""
        for question in self.drawn.questions():
            if question.label == label.replace("\\", ""):
                return await self._say(question, question.options.get(option, option))
        self._said[self.drawn.one(CHOICE, label).id] = option
        return await self._run()

    async def _say(self, question: PaneQuestion, value: str) -> float:
        """Say something in a pane, as its script does."""
        self._in_panes.setdefault(question.pane, {})[question.name] = value
        return await self._run(part=self.drawn.part_of(question.pane))

    async def write(self, label: str, text: str) -> float:
        """Type in a box and leave it; return the seconds until the new page is complete."""
        box = self.drawn.one((BOX, LINE), label).id
        self._said[box] = text
        return await self._run(part=self.drawn.part_of(box))

    def draws(self, label: str) -> bool:
        """Whether the page has a button with this label."""
        return any(button.label == label for button in self.drawn.of(BUTTON))

    async def press(self, label: str) -> float:
        """Press a button; return the seconds until the new page is complete."""
        return await self._run(WidgetState(id=self.drawn.one(BUTTON, label).id, trigger_value=True))

    async def make(self, label: str) -> str:
        """Press a button that makes a document, and return the document's address.

        Raises:
            DocumentError: the server made none, with the reason.
        """
        if not any(button.label == label for button in self.drawn.of(DOCUMENT)):
            self._open.update(popover.id for popover in self.drawn.of("popover"))
            await self._run()
        message = BackMsg()
        asked = message.backend_operation_request
        asked.request_id, asked.session_id = secrets.token_hex(8), self._session
        asked.deferred_file.file_id = self.drawn.one(DOCUMENT, label).deferred_file_id
        await self._socket.send(message.SerializeToString())
        while True:
            answer = await self._next()
            if answer.HasField("backend_operation_response"):
                response = answer.backend_operation_response
                if response.error_msg:
                    raise DocumentError(response.error_msg)
                return str(response.deferred_file.url)

    def fetch(self, address: str) -> bytes:
        """Download the document at an address of the server.

        Raises:
            DocumentError: it is not there.
        """
        with closing(http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)) as connection:
            connection.request("GET", address)
            response = connection.getresponse()
            if response.status != 200:
                raise DocumentError(f"{address.rpartition('.')[2]}: {response.status} {response.reason}")
            return response.read()

    async def upload(self, label: str, name: str, content: bytes) -> float:
        """Upload a file; return the seconds until the new page is complete.

        Raises:
            DocumentError: the server did not accept it.
        """
        message = BackMsg()
        asked = message.file_urls_request
        asked.request_id, asked.session_id = secrets.token_hex(8), self._session
        asked.file_names.append(name)
        await self._socket.send(message.SerializeToString())
        while not (answer := await self._next()).HasField("file_urls_response"):
            pass
        (place,) = answer.file_urls_response.file_urls
        await asyncio.to_thread(send_file, self._port, place.upload_url, name, content)
        state = WidgetState(id=self.drawn.one("file_uploader", label).id)
        info = state.file_uploader_state_value.uploaded_file_info.add(name=name, size=len(content))
        info.file_id = place.file_id
        info.file_urls.CopyFrom(place)
        return await self._run(state)

    async def _run(self, done: WidgetState | None = None, part: str = "") -> float:
        """Have the page drawn, or a part of it alone."""
        message = BackMsg()
        message.rerun_script.fragment_id = part
        states = message.rerun_script.widget_states.widgets
        if done:
            states.append(done)
        message.rerun_script.page_script_hash = self._page
        for widget in self.drawn.of(CHOICE, BOX, LINE):
            if widget.id in self._said:
                states.add(id=widget.id, string_value=self._said[widget.id])
        for pane in self.drawn.of("bidi_component"):
            if pane.id in self._in_panes:
                states.add(id=pane.id, json_value=json.dumps({"said": self._in_panes[pane.id]}))
        for popover in self.drawn.of("popover"):
            if popover.id in self._open:
                states.add(id=popover.id, bool_value=True)
        message.rerun_script.cached_message_hashes.extend(self._cached)
        if not part:
            self.drawn = Drawn()
        failures = self.drawn.failures
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        while not self._take(await self._next()):
            pass
        self.failures += max(0, self.drawn.failures - failures)
        return time.perf_counter() - start

    async def _next(self) -> ForwardMsg:
        """The next message of the server, which sends large ones once and then refers to them."""
        message: ForwardMsg = ForwardMsg.FromString(bytes(await self._socket.recv(decode=False)))
        if message.HasField("ref_hash"):
            named = ForwardMsg()
            named.CopyFrom(self._cached[message.ref_hash])
            named.metadata.CopyFrom(message.metadata)
            return named
        if message.metadata.cacheable:
            self._cached[message.hash] = message
        return message

    def _take(self, message: ForwardMsg) -> bool:
        """Apply one message of the server; return whether it is the last of a run."""
        if message.HasField("new_session"):
            self._page = message.new_session.page_script_hash
            self._session = message.new_session.initialize.session_id or self._session
        self.drawn.take(message)
        if not message.HasField("script_finished"):
            return False
        if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self.drawn = Drawn()
            return False
        self.failures += message.script_finished not in FINISHED
        return True


class DocumentError(Exception):
    """A document was not sent or received, for the reason given by the server."""


def send_file(port: int, address: str, name: str, content: bytes) -> None:
    """Send a file to the address that the server gave for it, with the token of its own pages.

    Raises:
        DocumentError: the server did not accept it.
    """
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", "/_stcore/health")
        answer = connection.getresponse()
        answer.read()
        cookie = (answer.getheader("Set-Cookie") or "").partition(";")[0]
        edge = secrets.token_hex(16)
        head = f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        headers = {
            "Content-Type": f"multipart/form-data; boundary={edge}",
            "Cookie": cookie,
            "X-Xsrftoken": cookie.partition("=")[2],
        }
        connection.request("PUT", address, head.encode() + content + f"\r\n--{edge}--\r\n".encode(), headers)
        taken = connection.getresponse()
        if taken.status >= 300:
            raise DocumentError(f"{taken.status} {taken.reason}")


@asynccontextmanager
async def open_tab(
    port: int, address: str = "checklist", value: str = "", client: str | None = None
) -> AsyncIterator[Tab]:
    """Open a session of one of the pages on this machine, and close it at the end.

    ``value`` is the token of the tab as the page's script sends it: ``tab.new.`` or ``tab.held.`` and 32 digits.
    ``client`` is the address of this machine from which it comes; on Linux there are many: 127.0.0.1, 127.0.0.2, …
    """
    async with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        origin=Origin(f"http://127.0.0.1:{port}"),
        subprotocols=[Subprotocol(name) for name in ("streamlit", value) if name],
        max_size=None,
        proxy=None,
        local_addr=(client, 0) if client else None,
    ) as socket:
        yield Tab(socket, port, address)
