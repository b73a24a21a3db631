"""Why somebody goes without, and the one change that would serve one more."""

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from queries.calls.call import Call, Mask, Matching


class Unserved(NamedTuple):
    """Why a seeker has fewer hosts than wanted, and the one change that would give one more."""

    seeker: int
    missing: int
    reason: str
    """``nothing in common``, ``forbidden`` (rules forbid every host that fits), ``full`` (all allowed hosts are), ``quota``."""
    rules: dict[str, int]
    """By rule, how many hosts that fit and have a seat it forbids."""
    relax: str
    """``rule:NAME`` to lift a rule for one pair, ``seat`` for one more seat, ``quota`` for one more place of the group that is full; empty where nothing would help."""
    host: int
    """The host that the change concerns; -1 where none."""
    fit: float
    """How well that host fits."""
    full: tuple[int, ...] = ()
    """The groups of the seeker that have their quota."""


def unserved(call: Call, found: Matching) -> list[Unserved]:
    """Why seekers go without, for each of them, in their order.

    As many places as possible are served, so that every allowed host of a seeker who goes without is full, or the
    seeker's group has its quota.
    """
    seekers, hosts = np.array(found.pairs, np.int64).reshape(-1, 2).T
    had, taken = np.bincount(seekers, minlength=len(call.fit)), np.bincount(hosts, minlength=len(call.seats))
    spent = call.spent(seekers)
    full = {group for group, quota in call.quotas.items() if spent[group] >= quota}
    theirs = defaultdict(list, {int(seeker): hosts[seekers == seeker].tolist() for seeker in np.unique(seekers)})
    return [
        _why(call, int(seeker), int(call.places[seeker] - had[seeker]), taken < call.seats, tuple(group for group in call.around(int(call.group[seeker])) if group in full), theirs[int(seeker)])
        for seeker in np.flatnonzero(had < call.places)
    ]  # fmt: skip


def _why(call: Call, seeker: int, missing: int, free: Mask, full: tuple[int, ...], mine: list[int]) -> Unserved:
    fit = call.fit[seeker].copy()
    fit[mine] = 0
    seated = (fit > 0) & (np.asarray(call.seats) > 0)
    against = {name: mask[seeker] for name, mask in call.forbidden.items()}
    rules = {name: int((forbids & seated).sum()) for name, forbids in against.items() if (forbids & seated).any()}
    unruled = ~np.logical_or.reduce(list(against.values())) if against else np.ones(len(fit), bool)
    single = sum((forbids.astype(np.int64) for forbids in against.values()), np.zeros(len(fit), np.int64)) == 1
    lasting = np.logical_or.reduce([against[name] for name in call.lasting if name in against] or [np.zeros(len(fit), bool)])
    allowed = call.allowed[seeker] & seated

    def told(reason: str, relax: str, hosts: Mask) -> Unserved:
        """The reason, and the change at the host among some that fits best; no change where there is no host."""
        if not hosts.any() or not relax:
            return Unserved(seeker, missing, reason, rules, "", -1, 0.0, full)
        best = int(np.where(hosts, fit, 0).argmax())
        if relax == "rule":
            relax = "rule:" + next(name for name, forbids in against.items() if forbids[best])
        return Unserved(seeker, missing, reason, rules, relax, best, float(fit[best]), full)

    if full:
        return told("quota", "quota" if len(full) == 1 else "", allowed & free)
    if allowed.any():
        return told("full", "seat", allowed)
    if seated.any():
        return told("forbidden", "rule", seated & single & free & ~lasting)
    return told("full" if fit.any() else "nothing in common", "seat", (fit > 0) & unruled)
