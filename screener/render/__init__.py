"""A summary goes in; a document comes out: text for the chart, JSON for programs, HTML, PDF to carry.

Each is a function of the summary, and says nothing that the summary does not.
"""
