"""Text as files hold it: UTF-8, or the UTF-16 that Excel and PowerShell write."""

UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""How a UTF-16 file begins."""
NOT_TEXT = "the file is not UTF-8 text"
SAVE_AS = "save it as UTF-8 (in Excel: CSV UTF-8; in PowerShell: use -o in place of >)"


def decoded(content: bytes) -> str:
    """The text of a file, without the mark with which some programs begin it.

    Raises:
        UnicodeDecodeError: for any other encoding: to guess one could change a letter of a name.
    """
    return content.decode("utf-16" if content.startswith(UTF16) else "utf-8-sig")
