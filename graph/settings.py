"""The settings, read once in the entry points and passed on."""

from pathlib import Path
from typing import Annotated

from platformdirs import user_cache_path, user_data_path
from pydantic import BeforeValidator, Field, SecretStr, ValidationError
from pydantic_core import from_json
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from graph.errors import SettingError
from graph.language import N_

_Line = Annotated[str, Field(pattern=r"^[^\r\n]+$")]
"""One line of a file of settings has room for it."""


class Settings(BaseSettings):
    """Where data lives, which Neo4j is used, and what a query may cost. Each is an environment variable ``SIMPUL_…``."""

    model_config = SettingsConfigDict(env_prefix="SIMPUL_", frozen=True, extra="ignore")

    home: Annotated[Path, Field(description="Where the lake and the embedded graph live.")] = user_data_path(
        "simpul", appauthor=False
    )
    cache: Annotated[Path, Field(description="Downloaded jars and the Java archive, shared by checkouts.")] = user_cache_path(
        "simpul", appauthor=False
    )
    wheelhouse: Annotated[Path | None, Field(description="A folder of jars to install from, on a machine without network.")] = (
        None
    )

    neo4j_uri: Annotated[str, Field(description="bolt://, neo4j:// or neo4j+s://; empty means the embedded Neo4j.")] = ""
    neo4j_user: Annotated[str, Field(description="User at neo4j_uri.")] = "neo4j"
    neo4j_password: Annotated[SecretStr, Field(description="Password at neo4j_uri.")] = SecretStr("")
    neo4j_password_file: Annotated[Path | None, Field(description="A file that holds the password instead.")] = None
    neo4j_database: Annotated[str, Field(description="Database at neo4j_uri; empty means the user's home database.")] = ""

    heap_mb: Annotated[int, Field(ge=256, description="Heap of the embedded Neo4j, in MB.")] = 512
    page_cache_mb: Annotated[int, Field(ge=8, description="Page cache of the embedded Neo4j, in MB.")] = 64
    neo4j_settings: Annotated[
        dict[_Line, _Line],
        NoDecode,
        BeforeValidator(lambda told: from_json(told or "{}") if isinstance(told, str) else told),
        Field(description="Further settings of the embedded Neo4j, or other ones than Simpul's: a JSON object of texts."),
    ] = {}
    linger_seconds: Annotated[
        float, Field(ge=0, description="How long the embedded Neo4j stays when the last command has left.")
    ] = 0.0

    query_timeout_seconds: Annotated[float, Field(gt=0, description="The longest a question may run.")] = 60.0
    write_timeout_seconds: Annotated[float, Field(gt=0, description="The longest one batch of a load may run.")] = 600.0

    retry_seconds: Annotated[
        float, Field(ge=0, description="How long a write or question is tried again when Neo4j is away.")
    ] = 20.0

    host: Annotated[str, Field(description="The address that pages are served at.")] = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535, description="The port that pages are served at.")] = 8000
    requests_per_minute: Annotated[int, Field(ge=1, description="Requests that one address may make in a minute.")] = 1200

    institution: Annotated[
        str,
        Field(
            description="The viewer's own institution (its id); empty: this machine's operator, who sees all that is not closed."
        ),
    ] = ""

    def password(self) -> str:
        """The password of the served Neo4j, from the setting or its file."""
        if self.neo4j_password_file is None:
            return self.neo4j_password.get_secret_value()
        try:
            return self.neo4j_password_file.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise SettingError(
                N_("The password file {path} cannot be read ({reason}). Correct SIMPUL_NEO4J_PASSWORD_FILE."),
                path=self.neo4j_password_file,
                reason=error.strerror,
            ) from error


def settings() -> Settings:
    """Read the settings from the environment, and say which one is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = "SIMPUL_" + str(first["loc"][0]).upper()
        raise SettingError(N_("{name} is not valid: {reason}."), name=name, reason=first["msg"]) from error
