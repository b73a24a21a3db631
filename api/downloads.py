"""A file that a page hands out, made for whoever asks and kept by nobody on the way."""

from urllib.parse import quote

from fastapi import Response

from api.formats import MEDIA


def download(content: bytes, name: str, form: str) -> Response:
    """A file of one of the formats, called so (RFC 6266: a name beyond ASCII as its UTF-8 bytes)."""
    whole = f"{name}.{form}"
    plain = quote(whole, safe="") == whole
    told = f'filename="{whole}"' if plain else f"filename*=UTF-8''{quote(whole, safe='')}"
    head = {"Content-Disposition": f"attachment; {told}", "Cache-Control": "no-store"}
    return Response(content, media_type=MEDIA[form], headers=head)
