"""What is needed of somebody: the skills of a role or of a list, and the levels of a skill."""
