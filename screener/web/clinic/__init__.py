"""What the clinic's page is made of: the units of its panes, and what is said in them."""
