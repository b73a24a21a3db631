"""How much evidence speaks of a topic, what it is worth for whom, and how that is said."""
