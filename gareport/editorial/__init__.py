"""Stage 3: an edition in, what the editorial rules find in it out; and what only rules read."""
