"""The command line: parse options, call the rooms below, print. Nothing imports it."""
