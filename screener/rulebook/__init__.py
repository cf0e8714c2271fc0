"""The files of a rulebook go in, each with its places; one `Rulebook` comes out, with its words and translations.

A file that is wrong makes no rulebook. Whether the files agree with each other is seen in `check`.
"""
