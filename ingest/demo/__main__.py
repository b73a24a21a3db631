"""``python -m ingest.demo FOLDER``: write the fictional nation into a folder."""

from argparse import ArgumentParser
from pathlib import Path

from ingest.demo.nation import FEWEST, write_nation


def main() -> None:
    """Read the command line and write."""
    parser = ArgumentParser(
        prog="python -m ingest.demo", description="Write the files of a fictional nation, and the truth about them."
    )
    parser.add_argument("folder", type=Path, help="where to write; files of an earlier nation are replaced")
    parser.add_argument("--seed", type=int, default=7, help="another seed is another nation (default: %(default)s)")
    parser.add_argument("--people", type=int, default=3000, help=f"how many people, {FEWEST} at least (default: %(default)s)")
    asked = parser.parse_args()
    if asked.people < FEWEST:
        parser.error(f"--people must be {FEWEST} at least")
    write_nation(asked.folder, seed=asked.seed, people=asked.people)


if __name__ == "__main__":
    main()
