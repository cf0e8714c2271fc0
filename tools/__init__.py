"""Scripts that make files of the project from public lists. The program does not use them."""
