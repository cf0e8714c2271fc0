"""A summary as a document: text for the chart, JSON for programs, PDF to carry. Each is a function of the summary."""
