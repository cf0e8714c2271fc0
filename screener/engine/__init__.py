"""Questions, answers and conditions go in; yes, no or undecided comes out, for each caution.

Three values, never two: a missing answer decides nothing. The engine reads no file and knows no medicine by name.
"""
