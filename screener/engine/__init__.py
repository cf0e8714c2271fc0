"""Questions, answers and conditions go in; yes, no or undecided comes out, for each caution.

Three values, never two: what was not answered decides nothing. It reads no file, and knows no medicine by name.
"""
