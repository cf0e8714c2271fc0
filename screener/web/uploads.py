"""The files that were uploaded and wait to be read. Each session has one, and all together have ten.

A file is read as soon as it is there, and deleted before that. Streamlit's own store would hold any number of files
that nobody comes for, until their session ends.
"""

from streamlit.runtime import memory_uploaded_file_manager as streamlits
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

MOST = 10
"""Files that wait at once. The one that waits longest goes first."""


class Uploads(MemoryUploadedFileManager):
    """Streamlit's store, with a share for each session."""

    def add_file(self, session_id: str, file: UploadedFileRec) -> None:
        """Hold a file in the place of the one that the session had."""
        self.remove_session_files(session_id)
        super().add_file(session_id, file)
        with self._lock:
            waiting = [session for session, files in self.file_storage.items() if files]
        for session in waiting[:-MOST]:
            self.remove_session_files(session)


def hold_uploads() -> None:
    """Have Streamlit take this store in the place of its own. It makes one when its server starts."""
    vars(streamlits)["MemoryUploadedFileManager"] = Uploads
