"""The words of a topic, and the full-text searches for them."""
