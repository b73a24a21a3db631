"""Every exception that Simpul raises.

::

    SimpulError
    ├── SettingError            a setting is wrong or missing
    ├── InvalidValue            a NIP, a date, an ORCID … is not one        (also a ValueError)
    ├── EngineError             the embedded Neo4j cannot be fetched, started or stopped
    │   ├── FetchError          a registry did not give what the lock file names
    │   └── StoreInUse          another process holds the same store
    ├── StoreError              Neo4j said no
    │   ├── NotReachable        nothing answers there
    │   ├── WrongPassword
    │   ├── TooOld              the server is older than 5.26
    │   ├── EmptyGraph          nothing was loaded yet
    │   ├── ConstraintViolated
    │   ├── QueryTimeout
    │   └── OutOfMemory
    ├── AskError                a question was asked wrongly
    │   └── NotFound            no such person, skill, institution … that the viewer may see
    │       └── Moved           the person was joined with another, and has that one's id now
    └── IngestError             a load stopped; the graph is as it was or will be completed by the next
        ├── SourceError         a file cannot be read as its source
        └── ExpectationFailed   counts outside what the source promises

Foreign exceptions are translated where they enter, with ``from``. A message says what was
wrong, where, and what to do; it never carries personal data.
"""

from graph.language import say


class SimpulError(Exception):
    """Something went wrong that the user can act on.

    Args:
        message: an English template in the style of ``str.format``, marked by ``N_`` for translation.
        values: what fills the template.
    """

    exit_status = 1

    def __init__(self, message: str, **values: object) -> None:
        """Keep template and values apart, so that a face can translate the template."""
        super().__init__(message, values)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        """The message in English."""
        return say(self.message, "en", self.values)


class SettingError(SimpulError):
    """A setting is wrong or missing."""

    exit_status = 78


class InvalidValue(SimpulError, ValueError):
    """A value is not what its kind demands."""

    exit_status = 65


class EngineError(SimpulError):
    """The embedded Neo4j cannot be fetched, started or stopped."""

    exit_status = 69


class FetchError(EngineError):
    """A registry did not give what the lock file names."""


class StoreInUse(EngineError):
    """Another process holds the same store."""


class StoreError(SimpulError):
    """Neo4j said no."""

    exit_status = 69


class NotReachable(StoreError):
    """Nothing answers at the address."""


class WrongPassword(StoreError):
    """User or password was refused."""

    exit_status = 77


class TooOld(StoreError):
    """The server is older than Simpul needs."""


class EmptyGraph(StoreError):
    """Nothing was loaded yet."""

    exit_status = 4


class ConstraintViolated(StoreError):
    """A write would break a constraint."""


class QueryTimeout(StoreError):
    """A query took longer than it may."""

    exit_status = 75


class OutOfMemory(StoreError):
    """A query needed more memory than it may."""

    exit_status = 75


class AskError(SimpulError):
    """A question was asked wrongly."""

    exit_status = 2


class NotFound(AskError):
    """No such thing that the viewer may see."""

    exit_status = 3


class Moved(NotFound):
    """The person was joined with another, and has that one's id now.

    Args:
        former: the id that was asked for.
        now: the id that the person has.
        name: the person's name.
    """

    def __init__(self, message: str, *, former: str, now: str, name: str) -> None:
        """Keep both ids, so that a face can lead on."""
        super().__init__(message, former=former, now=now, name=name)
        self.former = former
        self.now = now


class IngestError(SimpulError):
    """A load stopped."""


class SourceError(IngestError):
    """A file cannot be read as its source."""

    exit_status = 66


class ExpectationFailed(IngestError):
    """Counts lie outside what the source promises."""

    exit_status = 65
