"""What a language is: its facts, numerals and scripts, and the markup and symbols in a text."""
