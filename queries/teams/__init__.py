"""Teams: who may be in one, and the best one with its proof."""
