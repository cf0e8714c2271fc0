"""The report: the long battery, part by part, and ``docs/assurance.md``, made from the results.

``python3 run.py assure`` runs it, ``kept`` stores the results, and ``page`` makes the page from them.
"""
