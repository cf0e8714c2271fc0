"""What the browser is given around Streamlit's own page: the index page, one style sheet and one script."""
