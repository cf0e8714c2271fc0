"""A document that was made waits for the browser that asked for it, and for no other, and not for long."""

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileKind, MediaFileStorageError

from screener.web.documents import A_WHILE, MOST, Documents
from tests.browser.test_kept_answers import Clock


def make(documents: Documents, content: bytes) -> str:
    """Have a document held, as Streamlit does when its button is pressed."""
    return documents.load_and_get_id(content, "text/plain", MediaFileKind.DOWNLOADABLE, "summary.txt")


@pytest.fixture
def documents() -> Documents:
    """An empty store, with a clock that stands still."""
    return Documents("/media", Clock())


def test_a_document_waits_while_others_use_the_app(documents: Documents) -> None:
    """However many pages are drawn for others before the browser comes for its document, it is there."""
    manager = MediaFileManager(documents)
    name = make(documents, b"a summary")
    for _ in range(5):
        manager.remove_orphaned_files()
        documents.delete_file(name)
    assert documents.get_file(f"{name}.txt").content == b"a summary"


def test_a_document_is_not_held_for_long() -> None:
    """A minute after it was made a document is gone from memory, whether anybody came for it or not."""
    clock = Clock()
    documents = Documents("/media", clock)
    name = make(documents, b"a summary")
    clock.now += A_WHILE
    documents.drop_old()
    with pytest.raises(MediaFileStorageError):
        documents.get_file(f"{name}.txt")


def test_the_number_of_documents_is_bounded(documents: Documents) -> None:
    """Of more documents than are held at once, the ones made first give way."""
    names = [make(documents, b"%d" % number) for number in range(MOST + 1)]
    with pytest.raises(MediaFileStorageError):
        documents.get_file(names[0])
    assert [documents.get_file(name).content for name in names[1:]] == [b"%d" % number for number in range(1, MOST + 1)]


def test_two_large_documents_are_never_taken_for_one(documents: Documents) -> None:
    """Two long summaries that differ in one letter far within are two, at addresses that nobody can guess."""
    first, second = (b"x" * 300_000 + letter + b"x" * 1_000_000 for letter in (b"a", b"b"))
    one, other = make(documents, first), make(documents, second)
    assert (documents.get_file(one).content, documents.get_file(other).content) == (first, second)
    assert make(documents, first) not in {one, other}
