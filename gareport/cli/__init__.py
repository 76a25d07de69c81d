"""The command line: words that a person typed in; output and an exit code out."""
