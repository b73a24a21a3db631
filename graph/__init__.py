"""The model of talent and expertise, and the Neo4j that holds it."""
