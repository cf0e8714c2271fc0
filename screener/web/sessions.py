"""Streamlit's sessions, and how they end. One whose socket was closed is held for a while, as it can be opened again.

Streamlit's own store only looks at the time when somebody comes, and lets go of a session without ending it: what was
typed in it, and the documents that it could make, would be held by others of its parts.
"""

from typing import cast

from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime import Runtime
from streamlit.runtime import memory_session_storage as streamlits
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.caching.ttl_cache import TTLCache
from streamlit.runtime.fragment import MemoryFragmentStorage
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo
from streamlit.runtime.state import SessionState


class ClosedSessions(MemorySessionStorage):
    """Streamlit's store, which ends the sessions whose time is over."""

    made: "list[ClosedSessions]" = []  # noqa: RUF012 the stores of this program: there is one for each server
    """Every store that there is."""

    def __init__(self, ttl_seconds: int) -> None:
        super().__init__(ttl_seconds=ttl_seconds)
        self._held: dict[str, AppSession] = {}
        self.made.append(self)

    def save(self, session_info: SessionInfo) -> None:
        """The socket of a session was closed."""
        super().save(session_info)
        self._held[session_info.session.id] = session_info.session
        self.drop_old()

    def delete(self, session_id: str) -> None:
        """The session goes on."""
        super().delete(session_id)
        self._held.pop(session_id, None)

    def drop_old(self) -> None:
        """End the sessions that nobody can come back to any more."""
        cast("TTLCache[str, SessionInfo]", self._cache).expire()
        still = {info.session.id for info in self.list()}
        for session_id in self._held.keys() - still:
            session = self._held.pop(session_id)
            session.shutdown()
            _empty(session)


def hold_sessions() -> None:
    """Have Streamlit take this store in the place of its own. It makes one when its server starts."""
    vars(streamlits)["MemorySessionStorage"] = ClosedSessions


def end_sessions_with(said: object) -> None:
    """End every session of Streamlit's that holds this as its ``session``, with the widgets in which it was said."""
    if not Runtime.exists():
        return
    runtime = Runtime.instance()
    if type(runtime) is not Runtime:  # a test of pages without a server has another in its place, which holds none
        return
    for info in runtime._session_mgr.list_sessions():  # noqa: SLF001 no door of Streamlit's lists them
        state = info.session.session_state
        if "session" in state and state["session"] is said:
            runtime._get_async_objs().eventloop.call_soon_threadsafe(_end, runtime, info.session)  # noqa: SLF001


def _end(runtime: Runtime, session: AppSession) -> None:
    runtime.close_session(session.id)
    _empty(session)


def _empty(session: AppSession) -> None:
    """Take out of an ended session what was said. Streamlit's loop can hold the session until somebody else comes."""
    vars(session).update(
        _session_state=SessionState(), _client_state=ClientState(), _fragment_storage=MemoryFragmentStorage()
    )
