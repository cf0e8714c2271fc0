"""A screener that holds an intake against rule files, and lists what to discuss. It knows no medicine by itself."""
