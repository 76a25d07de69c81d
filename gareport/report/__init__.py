"""What a report is: its kinds, texts with their places, editions, and the findings about it."""
