"""One browser tab, without the browser: it opens the app's socket and clicks as Streamlit's page does."""

import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Button_pb2 import Button
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.Radio_pb2 import Radio
from streamlit.util import calc_hash
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol


class Tab:
    """One session of the app. It knows the buttons of the page as last drawn, and what it chose."""

    def __init__(self, socket: ClientConnection, address: str) -> None:
        self._socket = socket
        self._page = calc_hash(address) if address else ""
        self._chosen: dict[str, str] = {}
        self._drawn: list[Radio] = []
        self._buttons: list[Button] = []
        self.failures = 0
        """How many runs ended in an error, or drew one."""

    async def load(self) -> float:
        """Have the page drawn. Seconds until the server has said all of it."""
        return await self._run()

    async def click(self, number: int) -> float:
        """Choose the next option of one of the questions. Seconds until the server has said all of the new page."""
        questions = [radio for radio in self._drawn if not radio.HasField("default") or radio.id in self._chosen]
        if not questions:
            raise LookupError("the page drew no question that could be clicked")
        radio = questions[number % len(questions)]
        options = list(radio.options)
        chosen = self._chosen.get(radio.id)
        self._chosen[radio.id] = options[0 if chosen is None else (options.index(chosen) + 1) % len(options)]
        return await self._run()

    def draws(self, label: str) -> bool:
        """Whether the page has a button with this label."""
        return any(button.label == label for button in self._buttons)

    async def press(self, label: str) -> float:
        """Press a button. Seconds until the server has said all of the new page."""
        (button,) = (button for button in self._buttons if button.label == label)
        return await self._run(button.id)

    async def _run(self, pressed: str | None = None) -> float:
        message = BackMsg()
        if pressed:
            message.rerun_script.widget_states.widgets.add(id=pressed, trigger_value=True)
        message.rerun_script.page_script_hash = self._page
        for radio in self._drawn:
            if radio.id in self._chosen:
                message.rerun_script.widget_states.widgets.add(id=radio.id, string_value=self._chosen[radio.id])
        self._drawn, self._buttons = [], []
        start = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        while not self._take(ForwardMsg.FromString(bytes(await self._socket.recv(decode=False)))):
            pass
        return time.perf_counter() - start

    def _take(self, message: ForwardMsg) -> bool:
        """Take one message of the server. True for the last one of a run."""
        if message.HasField("new_session"):
            self._page = message.new_session.page_script_hash
        element = message.delta.new_element
        if element.HasField("radio"):
            self._drawn.append(element.radio)
        elif element.HasField("button"):
            self._buttons.append(element.button)
        if element.HasField("exception") or element.alert.format == Alert.ERROR:
            self.failures += 1
        if not message.HasField("script_finished"):
            return False
        if message.script_finished == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            self._drawn, self._buttons = [], []
            return False
        self.failures += message.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY
        return True


@asynccontextmanager
async def open_tab(port: int, address: str = "") -> AsyncIterator[Tab]:
    """Open a session of one of the pages on this machine, and close it at the end."""
    async with connect(
        f"ws://127.0.0.1:{port}/_stcore/stream",
        origin=Origin(f"http://127.0.0.1:{port}"),
        subprotocols=[Subprotocol("streamlit")],
        max_size=None,
        proxy=None,
    ) as socket:
        yield Tab(socket, address)
