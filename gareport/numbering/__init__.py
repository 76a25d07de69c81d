"""Stage 4: an edition in, `Resolved` out: its numbers, labels, references and contents."""
