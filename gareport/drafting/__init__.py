"""Help for drafters: a starter report, missing ids, remedies, and the schemas for their editors."""
