"""The documents that were made and are on their way to a browser. In memory alone, for a minute after they were made.

Streamlit's own store lets go of one as soon as two other pages have been drawn, by whomever: with many people at the
app that is before a browser has fetched it. And it takes two large documents for one that differ only in places that
it does not look at: then somebody would get the one of before, or another person's.
"""

import secrets
import time
from collections.abc import Callable
from threading import Lock

from streamlit.runtime import memory_media_file_storage as streamlits
from streamlit.runtime.media_file_storage import MediaFileKind
from streamlit.runtime.memory_media_file_storage import MemoryFile, MemoryMediaFileStorage

A_WHILE = 60.0
"""Seconds for which a document can be fetched after it was made."""
MOST = 500
"""Documents that are held at once. The one made first goes first."""


class Documents(MemoryMediaFileStorage):
    """Streamlit's store, but for documents: each has an address of its own that nobody can guess."""

    made: "list[Documents]" = []  # noqa: RUF012 the stores of this program: there is one for each server
    """Every store that there is."""

    def __init__(self, media_endpoint: str, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(media_endpoint)
        self._clock = clock
        self._lock = Lock()
        self._documents: dict[str, tuple[float, MemoryFile]] = {}  # the one made first comes first
        self.made.append(self)

    def load_and_get_id(
        self, path_or_data: str | bytes, mimetype: str, kind: MediaFileKind, filename: str | None = None
    ) -> str:
        """Hold a document, and say what it is called."""
        if kind is not MediaFileKind.DOWNLOADABLE or isinstance(path_or_data, str):
            return super().load_and_get_id(path_or_data, mimetype, kind, filename)
        name = secrets.token_hex(16)
        with self._lock:
            self._documents[name] = (self._clock(), MemoryFile(path_or_data, mimetype, kind, filename))
        self.drop_old()
        return name

    def get_file(self, filename: str) -> MemoryFile:
        """The document that is called so, with or without an ending; otherwise another file of Streamlit's."""
        self.drop_old()
        with self._lock:
            found = self._documents.get(filename.partition(".")[0])
        return found[1] if found else super().get_file(filename)

    def delete_file(self, file_id: str) -> None:
        """Streamlit thinks that nobody needs this file any more. A document stays until its time is over."""
        if file_id not in self._documents:
            super().delete_file(file_id)

    def drop_old(self) -> None:
        """Let go of the documents whose time is over."""
        with self._lock:
            gone_since = self._clock() - A_WHILE
            too_many = len(self._documents) - MOST
            for number, (name, (made, _)) in enumerate([*self._documents.items()]):
                if number < too_many or made <= gone_since:
                    del self._documents[name]


def hold_documents() -> None:
    """Have Streamlit take this store in the place of its own. It makes one when its server starts."""
    vars(streamlits)["MemoryMediaFileStorage"] = Documents
