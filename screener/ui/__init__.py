"""The pages. Only this package knows Streamlit; it draws what the summary says and derives nothing."""
