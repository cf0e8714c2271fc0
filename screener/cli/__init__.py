"""The command line: what the app does, without a browser, and how the app is started.

The app is told how it is served as ``ServerOptions``, so nothing is imported here: it needs none of the commands.
"""
