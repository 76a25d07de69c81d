"""The compiler of gareport: structured YAML in, Word and PDF editions of a report out."""

__version__ = "0.2.0"
