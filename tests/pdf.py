"""The text of a PDF, read back by another program than the one that wrote it."""

import pypdfium2


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, without what breaks lines: PDFium's marks, and the hyphen that Spanish writes twice."""
    pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return [page.replace("\x02", "-").replace("\u200b", "").replace("-\r\n-", "-\r\n") for page in pages]
