"""Streamlit's sessions whose socket was closed: held for a while, so that it can be opened again, and then ended.

Streamlit's own store only looks at the time when somebody comes, and lets go of a session without ending it: what was
typed in it, and the documents that it could make, would be held by others of its parts.
"""

from streamlit.runtime import memory_session_storage as streamlits
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.memory_session_storage import MemorySessionStorage
from streamlit.runtime.session_manager import SessionInfo


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
        still = {info.session.id for info in self.list()}
        for session_id in self._held.keys() - still:
            self._held.pop(session_id).shutdown()


def hold_sessions() -> None:
    """Have Streamlit take this store in the place of its own. It makes one when its server starts."""
    vars(streamlits)["MemorySessionStorage"] = ClosedSessions
