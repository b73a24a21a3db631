"""What of a page is the article, and who made it."""
