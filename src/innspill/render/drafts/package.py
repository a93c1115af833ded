"""The relations and content types of a package's parts."""

import posixpath
from typing import TYPE_CHECKING

from innspill.render.drafts.xml import CONTENT_TYPES, OFFICE, RELATIONSHIPS, parse, q, written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_TYPES = "[Content_Types].xml"
_NO_RELATIONS = f'<Relationships xmlns="{RELATIONSHIPS}"/>'.encode()

Members = dict[str, bytes]


def main_part(members: Members) -> str | None:
    """Return the name of the part that holds the document's text; None where there is none."""
    return related(members, "", "officeDocument")


def related(members: Members, part: str, kind: str) -> str | None:
    """Return the first part that a part relates to in a way ("comments"); None for none."""
    for relation in _relations(members, part):
        target = _target(part, relation)
        if relation.get("Type") == f"{OFFICE}/{kind}" and target in members:
            return target
    return None


def add_part(members: Members, name: str, data: bytes, content_type: str = "") -> None:
    """Add a part; one without a type of its own is XML as any other."""
    members[name] = data
    if content_type:
        types = parse(members[_TYPES])
        made = types.makeelement(q("Override", CONTENT_TYPES))
        made.set("PartName", f"/{name}")
        made.set("ContentType", content_type)
        types.append(made)
        members[_TYPES] = written(types)


def relate(members: Members, part: str, kind: str, target: str) -> None:
    """Relate a part to another one."""
    file = _relations_file(part)
    root = parse(members.get(file, _NO_RELATIONS))
    taken = {relation.get("Id") for relation in root}
    number = next(n for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    made = root.makeelement(q("Relationship", RELATIONSHIPS))
    made.set("Id", f"rId{number}")
    made.set("Type", f"{OFFICE}/{kind}")
    made.set("Target", posixpath.relpath(target, posixpath.dirname(part) or "."))
    root.append(made)
    members[file] = written(root)


def drop_part(members: Members, name: str) -> None:
    """Take a part out, with its type, its relations and those that lead to it."""
    members.pop(name, None)
    members.pop(_relations_file(name), None)
    types = parse(members[_TYPES])
    for override in types.findall(q("Override", CONTENT_TYPES)):
        if override.get("PartName") == f"/{name}":
            types.remove(override)
    members[_TYPES] = written(types)
    for file in [each for each in members if each.endswith(".rels")]:
        _unrelate(members, file, name)


def _unrelate(members: Members, file: str, name: str) -> None:
    root, part = parse(members[file]), _part_of(file)
    dead = [relation for relation in root if _target(part, relation) == name]
    for relation in dead:
        root.remove(relation)
    if dead:
        members[file] = written(root)


def _relations(members: Members, part: str) -> "Iterator[_Element]":
    data = members.get(_relations_file(part))
    if data is not None:
        yield from parse(data).iterchildren(q("Relationship", RELATIONSHIPS))


def _target(part: str, relation: "_Element") -> str:
    target = relation.get("Target", "")
    if relation.get("TargetMode") == "External":
        return ""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target)).lstrip("/")


def _relations_file(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _part_of(file: str) -> str:
    folder, name = posixpath.split(file)
    return posixpath.join(posixpath.dirname(folder), name.removesuffix(".rels"))
