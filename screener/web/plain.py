"""How text of a rulebook is drawn: through Markdown as plain text. What a person typed is drawn with ``st.text`` alone.

Streamlit draws Markdown in labels, titles and captions: a picture in it would be fetched, an address would become a
link.
"""

from screener.render.markdown import link, plain

__all__ = ["link", "plain", "small"]


def small(text: str) -> str:
    """Text in small letters, in the full colour: Streamlit's captions are too pale to read. Takes Markdown."""
    return f":small[{text}]"
