"""Files for translators' tools, and back: bilingual Word tables, the glossary as CSV, TMX."""
