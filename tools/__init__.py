"""Scripts that make files of the project from public lists. Nothing in the program uses them."""
