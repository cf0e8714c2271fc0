"""Rule files: their model, how they are read with their places, and how they are checked."""
