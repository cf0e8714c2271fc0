"""The files that were uploaded and wait to be read."""

from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from screener.web.uploads import MOST, Uploads


def wait(uploads: Uploads, session: str, name: str) -> None:
    """Upload a file that nobody comes for."""
    uploads.add_file(session, UploadedFileRec(name, name, "application/pdf", b"%PDF"))


def waiting(uploads: Uploads, session: str) -> list[str]:
    """The files of a session that wait."""
    return [file.file_id for file in uploads.get_files(session, [str(number) for number in range(50)])]


def test_a_session_has_one_file_that_waits() -> None:
    """Fifty uploads of one session take no more memory than the last one."""
    uploads = Uploads("/upload")
    for number in range(50):
        wait(uploads, "a", str(number))
    assert waiting(uploads, "a") == ["49"]


def test_all_sessions_together_have_few_files_that_wait() -> None:
    """Of many sessions that upload and do not come for it, the first give way; one that was read counts no more."""
    uploads = Uploads("/upload")
    for number in range(MOST + 5):
        wait(uploads, f"session {number}", "1")
    uploads.remove_file(f"session {MOST}", "1")
    assert [number for number in range(MOST + 5) if waiting(uploads, f"session {number}")] == [
        number for number in range(5, MOST + 5) if number != MOST
    ]
    wait(uploads, "one more", "1")
    assert waiting(uploads, "session 5") == ["1"]
