"""How fast the screener is on this machine, beside other libraries measured in the same run."""
