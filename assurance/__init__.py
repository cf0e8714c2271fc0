"""What is shown of the rules and the engine, and how: every state, proofs, mutants. ``python3 run.py assure`` runs it.

Nothing here is part of the program; it looks at the program from outside, with a second engine and with z3.
"""
