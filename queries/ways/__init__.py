"""Ways from person to person: ties, the strongest ways along them, and the words to ask by."""
