"""Stage 5: HTML in; pages and the page of each id out. Also typefaces, sizes and widths."""
