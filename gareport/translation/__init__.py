"""Stage 2: a report and its PO files in; an `Edition` out. Also the way back: updated PO files."""
