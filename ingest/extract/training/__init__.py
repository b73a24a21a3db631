"""Makes the tagger's model from the public sets; only ``make model`` needs it."""
