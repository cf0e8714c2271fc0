"""What is shown of the rules and the engine, and how: every state, proofs, mutants, faults, damage, noise.

``tests/`` run the short of it; ``python -m assurance`` lists the commands for the long of it.

Nothing here is part of the program; it looks at the program from outside, with a second engine and with z3.
"""
