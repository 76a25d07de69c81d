"""Stage 2: a report and the translators' PO files in, an `Edition` out; and the way back."""
