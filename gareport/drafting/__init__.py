"""What is written for drafters: a starter report, missing ids, the schemas for their editors."""
