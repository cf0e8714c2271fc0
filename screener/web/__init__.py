"""What a person types goes in; pages come out. Only this package knows Streamlit.

It draws what the summary says and derives nothing.
"""
