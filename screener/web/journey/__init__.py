"""*Prepare for my appointment*: the way through it, and its screens."""
