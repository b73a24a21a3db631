"""What is personal in a text, and nobody needs to find an expert: a file for each way it is written."""
