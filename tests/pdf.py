"""The text of a PDF, read back by another program than the one that wrote it."""

import pypdfium2

from screener.render import typesetting
from screener.summary import Summary
from tests.statements import squeezed


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, without what breaks lines: PDFium's marks, and the hyphen that Spanish writes twice."""
    pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf))
    return [page.replace("\x02", "-").replace("\u200b", "").replace("-\r\n-", "-\r\n") for page in pages]


def boxes(pdf: bytes) -> int:
    """How many small squares to tick are drawn."""
    found = 0
    for page in pypdfium2.PdfDocument(pdf):
        for shape in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = shape.get_bounds()
            found += 6 < right - left < 16 and abs((right - left) - (top - bottom)) < 0.5
    return found


def pdf_body(pdf: bytes, summary: Summary) -> str:
    """The text of a PDF without the line at the foot of each page, which can stand within a sentence."""
    identity, words = summary.rulebook, summary.words.document
    rules = words.rules.format(title=identity.title, version=identity.version, hash=identity.hash[:12])
    foot = " ".join((rules, *summary.translation))
    pages = [squeezed(text) for text in page_texts(pdf)]
    numbered = [
        squeezed(foot + words.page.format(page=number, pages=len(pages))) for number in range(1, len(pages) + 1)
    ]
    assert all(line in page for page, line in zip(pages, numbered, strict=True))
    return "".join(page.replace(line, "") for page, line in zip(pages, numbered, strict=True)) + squeezed(foot)


def beyond_the_paper(pdf: bytes) -> int:
    """How many pieces of text reach nearer to the left or right edge of their page than the margin."""
    found = 0
    for page in pypdfium2.PdfDocument(pdf):
        texts = page.get_textpage()
        for number in range(texts.count_rects()):
            left, _, right, _ = texts.get_rect(number)
            found += left < 30 or right > page.get_width() - 30
    return found


def as_printed(text: str) -> str:
    """The text as it is printed: what would be invisible, or what no font shows, as its code."""
    return text.translate(typesetting._codes(text)[0])
