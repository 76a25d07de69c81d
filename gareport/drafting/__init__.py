"""Help for drafters: a starter report, missing ids, and the schemas for their editors."""
