"""The report: the long battery, part by part, and ``docs/assurance.md`` made from what each part came to.

``python3 run.py assure`` runs it; ``kept`` writes down what a run came to, ``page`` makes the page of that.
"""
