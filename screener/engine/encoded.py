"""Decoding files: UTF-8, or the UTF-16 that Excel and PowerShell write."""

UTF16 = (b"\xff\xfe", b"\xfe\xff")
"""The byte order marks of UTF-16."""
NOT_TEXT = "the file is not UTF-8 text"
SAVE_AS = "save it as UTF-8 (in Excel: CSV UTF-8; in PowerShell: use -o in place of >)"


def decoded(content: bytes) -> str:
    """The text of a file, without a byte order mark.

    Raises:
        UnicodeDecodeError: for any other encoding; a wrong guess could change a letter of a name.
    """
    return content.decode("utf-16" if content.startswith(UTF16) else "utf-8-sig")
