"""Mends a damaged store from what is whole of it and from its sources.

Where documents alone are damaged they are read again in their place. Where the graph or the manifest is, the sources
are built into a new store beside, with the decisions, actors, subjects and agendas of the old one, which then stands
under another name: nothing of it is deleted.
"""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from onrecord.errors import StoreError, UnreadableDocument
from onrecord.model.document import Document
from onrecord.pipeline.build import build, ignore
from onrecord.reading import Hints
from onrecord.settings import Settings
from onrecord.store import open_store
from onrecord.store.declared import AGENDAS
from onrecord.store.folder import DECISIONS, Folder
from onrecord.store.ledger.asked import Asked, asked_files, texts_known
from onrecord.store.opening import OpenParts
from onrecord.store.whole.check import check
from onrecord.store.whole.copying import put_aside
from onrecord.store.whole.fault import HEAVY, Checked, Fault
from onrecord.store.whole.mending import forget_documents, mend_marks, release, stale_again

Progress = Callable[[Document | UnreadableDocument], None]


@dataclass(frozen=True, slots=True)
class Repaired:
    """What was mended, and what is left: ``before`` and ``after`` are what checks found.

    ``aside`` is where the old store is if its sources were built anew, ``lost`` are lines on documents that no source
    gives any more, and on sources that cannot be read.
    """

    before: Checked
    after: Checked
    aside: Path | None = None
    lost: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing is left to mend."""
        return not (self.after.faults or self.lost)


def repair(settings: Settings, sources: Sequence[str] = (), *, progress: Progress = ignore) -> Repaired:
    """Mends the store of the settings; ``sources`` are built where the store cannot tell its own any more.

    The store's folder is left whole or as it was, whenever the process ends. Raises ``StoreError``.
    """
    before = found = check(settings.store)
    while light := [fault for fault in found.faults if fault.kind in ("mark", "lock", "seal", "vocabulary")]:
        mend_marks(settings.store, light)
        found = check(settings.store)
        if set(light) & set(found.faults):
            break
    if any(fault.kind in HEAVY for fault in found.faults):
        aside, lost = _build_beside(settings, sources, progress)
        return Repaired(before, check(settings.store), aside, lost)
    if found.faults:
        _read_again(settings, found.faults, progress)
    return Repaired(before, check(settings.store))


def _read_again(settings: Settings, faults: Sequence[Fault], progress: Progress) -> None:
    """Reads the documents with faults again from their sources, in their place."""
    texts = settings.store / "texts"
    if not texts.is_dir():
        if texts.exists():
            texts.rename(texts.with_name("texts.damaged"))
        texts.mkdir()
    broken = {fault.key for fault in faults if fault.kind in ("text", "graph", "links") and fault.key}
    with closing(OpenParts(settings.store, "write")) as parts:
        known = set(parts.manifest.keys())
        forget_documents(parts, broken - known)
        parts.manifest.digests.drop(fault.key for fault in faults if fault.kind == "digest")
        parts.manifest.set_fact("links", "stale")
        files = [each for each in asked_files(parts.folder, broken) if Path(each.file).exists()]
        runs = release(parts.manifest, broken & known, [each.file for each in files])
    _build(settings, files, progress)
    with closing(OpenParts(settings.store, "write")) as parts:
        stale_again(parts.manifest, runs)
    with open_store(settings.store, "write") as store:
        store.relink()


def _build_beside(settings: Settings, sources: Sequence[str], progress: Progress) -> tuple[Path, tuple[str, ...]]:
    """Builds the sources into a new store, which takes the name of the old one; where that is, and what is lost."""
    old, new = settings.store, settings.store.with_name(settings.store.name + ".repair-under-way")
    with Folder(old, "read", unlocked=True) as folder:
        files = asked_files(folder) if not sources else [Asked(source) for source in sources]
        known = texts_known(folder)
    if not files:
        raise StoreError(f"{old}: tells its sources no more; name them: onrecord check --repair SOURCE...")
    gone = [each.file for each in files if not Path(each.file).exists()]
    if len(gone) == len(files):
        raise StoreError(
            f"{old}: none of its {len(files)} sources is there ({gone[0]}, ...); go to the folder they are in"
        )
    if new.exists():
        with Folder(new, "write"):
            shutil.rmtree(new)
    open_store(new, "write").close()
    for name in (DECISIONS, AGENDAS):
        if (old / name).exists():
            (shutil.copytree if (old / name).is_dir() else shutil.copyfile)(old / name, new / name)
    changed = replace(settings, store=new, actors=_file(old / "actors.ttl"), subjects=_file(old / "subjects.ttl"))
    _build(changed, [each for each in files if each.file not in gone], progress)
    with open_store(new) as store:
        has = {document.key for document in store.documents()}
    aside = put_aside(old)
    new.rename(old)
    lost = [f"{name}: is not there any more; its documents are not in the store" for name in gone]
    lost += [f"{aside / 'texts' / key}.txt: no source gives this document any more" for key in sorted(known - has)]
    return aside, tuple(lost)


def _file(path: Path) -> Path | None:
    return path if path.is_file() else None


def _build(settings: Settings, files: Iterable[Asked], progress: Progress) -> None:
    """Builds files as they were asked for before: with the same hints, limits, model and annotators."""
    alike: Mapping[tuple[Hints, Settings], list[str]] = defaultdict(list)
    for each in files:
        alike[_as_asked(settings, each)].append(each.file)
    for (hints, own), names in alike.items():
        build(names, own, hints=hints, progress=progress)


def _as_asked(settings: Settings, asked: Asked) -> tuple[Hints, Settings]:
    rules = dict(asked.rules)
    annotators = tuple(name for name in rules.get("annotators", "").split(", ") if name)
    own = replace(
        settings,
        model=rules.get("model", settings.model),
        annotators=annotators or settings.annotators,
        ocr=bool(rules.get("ocr")) or settings.ocr,
        limits=asked.limits or settings.limits,
    )
    published = date.fromisoformat(asked.published) if asked.published else None
    return Hints(published, asked.publisher), own
