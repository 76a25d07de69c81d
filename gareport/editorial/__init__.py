"""Stage 3: an edition in; the findings of the rules out. Also what only the rules read."""
