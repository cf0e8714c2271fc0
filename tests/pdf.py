"""The text of a PDF, read back by another program than the one that wrote it."""

import pypdfium2


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, without the marks that PDFium gives: hyphens at a line's end, breaks of long words."""
    pages = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_bounded().replace("\x02", "-").replace("\u200b", "") for page in pages]


def boxes(pdf: bytes) -> int:
    """How many small squares to tick are drawn."""
    found = 0
    for page in pypdfium2.PdfDocument(pdf):
        for shape in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = shape.get_bounds()
            found += 6 < right - left < 16 and abs((right - left) - (top - bottom)) < 0.5
    return found
