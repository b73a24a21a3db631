"""Academic and professional titles that follow a name, in one spelling: ``S. Kom``, ``SKom`` and ``S.KOM`` are S.Kom.

The table holds the titles common among Indonesia's civil servants and researchers, typed from general knowledge
and compared with the reference of titles of SISTER (Kemdiktisaintek) as public code shows it, 2026-11. A title
says little of a field of study: M.Si. alone has three readings, so none is derived from it.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_DEGREES: Final = """
    S.E., S.H., S.T., S.P., S.S., S.M., S.IP., S.I.K., S.I.Kom., S.AP., S.AB., S.Ak., S.Akun., S.Ag., S.Agr., S.Ant.,
    S.Ars., S.Bns., S.Ds., S.E.I., S.E.Sy., S.Farm., S.Fil., S.Ft., S.Gz., S.H.I., S.Hum., S.Hut., S.I.A., S.Keb., S.Ked.,
    S.Kel., S.Kep., S.Kes., S.Kesos., S.KG., S.KH., S.KM., S.Kom., S.Kom.I., S.Mat., S.Or., S.Par., S.Pd., S.Pd.I.,
    S.Pd.K., S.Pd.SD., S.Pi., S.Psi., S.Pt., S.Ptk., S.PWK., S.Sej., S.Si., S.Si.T., S.Sn., S.Sos., S.Sos.I., S.ST.,
    S.ST.Pi., S.Stat., S.STP., S.Sy., S.TP., S.Th., S.Th.I., S.Ud.,
    S.Tr., S.Tr.Ak., S.Tr.AP., S.Tr.Gz., S.Tr.Han., S.Tr.IP., S.Tr.Keb., S.Tr.Kep., S.Tr.Kes., S.Tr.Kom., S.Tr.Log.,
    S.Tr.M., S.Tr.Par., S.Tr.Pi., S.Tr.Sos., S.Tr.Stat., S.Tr.T.,
    A.Ma., A.Ma.Pd., A.Md., A.Md.Ak., A.Md.Farm., A.Md.Gz., A.Md.Keb., A.Md.Kep., A.Md.Kes., A.Md.Kom.,
    A.Md.Par., A.Md.Pd., A.Md.Stat., A.Md.T., A.Ptnh.,
    M.A., M.AB., M.Acc., M.Ag., M.Agr., M.Ak., M.Akt., M.AP., MARS, M.Ars., MBA, M.Biomed., M.Com., M.Ds., M.E., M.E.I.,
    M.Ec.Dev., M.Ed., M.Eng., M.Epid., M.Farm., M.Fil., M.Fin., M.Gz., M.H., M.H.I., M.H.Kes., M.Han., M.Hum., M.Hut.,
    M.I.Kom., M.I.P., M.Keb., M.Ked., M.Kep., M.Kes., M.Kesos., M.KM., M.Kn., M.Kom., M.Kom.I., M.Ling., M.M., M.M.Pd.,
    M.M.S.I., M.M.T., M.Mat., M.P., M.P.A., MPH, M.P.M., M.P.P., M.Par., M.Pd., M.Pd.I., M.Pd.K., M.Phil., M.Pi., M.PSDM.,
    M.Psi., M.Psi.T., M.Pt., M.PWK., M.S., M.S.Ak., M.S.E., M.S.M., M.Sc., M.Si., M.S.I., M.Si.(Han), M.Sn., M.Sos.,
    M.Stat., M.Sy., M.T., M.T.I., M.Th., M.Ud., M.Vet.,
    M.Tr.AP., M.Tr.Hanla., M.Tr.IP., M.Tr.Keb., M.Tr.Kep., M.Tr.Kes., M.Tr.Kom., M.Tr.Opsla., M.Tr.Par., M.Tr.T.,
    B.A., BBA, B.Com., B.Ed., B.Eng., B.Sc., LL.B., LL.M., Lc., Ph.D., DBA, D.Sc., Ed.D.,
    Sp.A., Sp.An., Sp.And., Sp.B., Sp.BM., Sp.BS., Sp.DV., Sp.EM., Sp.F., Sp.GK., Sp.JP., Sp.KFR., Sp.KG., Sp.KGA., Sp.KJ.,
    Sp.KK., Sp.KKLP., Sp.Kep.J., Sp.Kep.Kom., Sp.Kep.MB., Sp.M., Sp.MK., Sp.N., Sp.OG., Sp.OG(K), Sp.Ok., Sp.Ort., Sp.OT.,
    Sp.OT(K), Sp.P., Sp.PA., Sp.PD., Sp.Perio., Sp.PK., Sp.Pros., Sp.Rad., Sp.S., Sp.THT-KL., Sp.U.,
    Ak., Apt., Bdn., Ftr., Ners, Ns., Psikolog, ACPA, ASEAN Eng., BKP, CA, CFA, CFrA, CGCAE, CHRA, CHRMP, CHRP, CIA, CISA,
    CISM, CMA, CPA, CRGP, CRMP, ERMCP, FINASIM, IPM, IPP, IPU, PMP, QIA
"""
_CHUNK: Final = re.compile(r"[^\s.]+\.?|\.")


def chunks(text: str) -> list[str]:
    """The pieces of an abbreviation, each with its dot: ``S. Kom`` has two, ``SKom`` one."""
    return _CHUNK.findall(text)


def key(pieces: Sequence[str]) -> str:
    """What abbreviations are looked up by: pieces without case and hyphens; "" where they hold what no title does."""
    joined = ".".join(piece.rstrip(".") for piece in pieces).casefold().replace("-", "")
    return joined if re.fullmatch(r"[a-z()][a-z().]*", joined) else ""


_AS_DOTTED: Final = {key(chunks(degree)): degree for degree in map(str.strip, _DEGREES.split(","))}
ALL: Final = tuple(_AS_DOTTED.values())
"""Every title of the table."""
_AS_LETTERS: Final = {dotted.replace(".", ""): degree for dotted, degree in reversed(_AS_DOTTED.items())}
"""Without dots two titles can look alike (M.Si. and M.S.I.): the one that stands first in the table is meant."""

_LONGEST: Final = max(len(chunks(degree)) for degree in _AS_DOTTED.values())


def all_of(text: str) -> tuple[str, ...]:
    """The titles that the text consists of, each in its one spelling; none where anything in it is no known title."""
    return next(_readings(chunks(text)), ())


def _readings(pieces: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The ways to read the pieces as titles, longest titles first."""
    if not pieces:
        yield ()
    for end in range(min(len(pieces), _LONGEST), 0, -1):
        dotted = key(pieces[:end])
        if degree := _AS_DOTTED.get(dotted) or _AS_LETTERS.get(dotted.replace(".", "")):
            for others in _readings(pieces[end:]):
                yield (degree, *others)
