"""The order of the stages: it calls each room in turn, and only it and `cli` reach every room."""
