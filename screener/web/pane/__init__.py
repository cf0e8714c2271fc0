"""A pane: a large part of a page that Streamlit draws as one element, and that says what is clicked in it."""
