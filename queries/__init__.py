"""The named questions, a file each: a new file here is a new question, and nothing else is edited. Folders hold what several are answered by."""
