"""Stage 1: the YAML files of a folder in; a `Report` and every error in the files out."""
