"""The text of a PDF, read back by another program than the one that wrote it."""

import pypdfium2


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, without the marks that PDFium gives: hyphens at a line's end, breaks of long words."""
    pages = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded().replace("\x02", "-").replace("\u200b", "") for page in pages]
