"""The order of the stages: it calls each room in turn. Only `flow` and `cli` import every room."""
