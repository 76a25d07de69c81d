"""Stage 5: typefaces, sizes and widths; HTML in, pages and the page of each id out."""
