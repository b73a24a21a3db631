"""A fictional nation: files as institutions export them, and the truth about who is who in them."""

from ingest.demo.nation import write_nation

__all__ = ["write_nation"]
