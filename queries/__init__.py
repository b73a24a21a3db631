"""The named questions: one file each. A new file here is a new question; nothing else is edited."""
