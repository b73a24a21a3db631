"""What words are, whatever text they stand in: posts, places, kinds, stems."""
