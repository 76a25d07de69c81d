"""Stage 4: an edition in; a `Resolved` with its numbers, labels, references and contents out."""
