"""Questions, answers and conditions go in; yes, no or undecided comes out, for each caution.

Three values, never two: what was not answered decides nothing. It knows no file and no medicine.
"""
