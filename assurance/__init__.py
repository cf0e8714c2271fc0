"""Evidence about the rules and the engine: every state, proofs, mutants, faults, damage, noise.

``tests/`` runs a short version; ``python -m assurance`` lists the commands for the long one.

Nothing here is part of the program. It checks the program from outside, with a second engine and with z3.
"""
