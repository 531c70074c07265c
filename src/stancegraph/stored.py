"""The stored questions: those that come with the program, and a folder's own."""

from __future__ import annotations

import os

from stancegraph.errors import UnknownQuestion, UnknownTag
from stancegraph.layout import Folder, home, read_text
from stancegraph.question import Question

TYPE_CHECKING = False
if TYPE_CHECKING:
    from stancegraph.layout import Dataset


def find_question(id_: str, folder: Dataset | None = None, kind: str = "questions") -> Question:
    """Read the stored question with an id: one of ours, or one of the folder's own `queries/`.

    Raises UnknownQuestion, which lists those that come near.

    >>> find_question("tenures").params["person"].type
    'person'
    """
    for root in roots(folder):
        path = os.path.join(root, kind, id_ + ".rq")
        if os.sep not in id_ and os.path.isfile(path):
            found = Question(read_text(path), path)
            if not is_ours(found):
                from stancegraph.sparql import refuse

                refuse(found.text)  # queries in somebody's folder are not trusted
            return found
    from difflib import get_close_matches

    known = ids(folder, kind)
    near = get_close_matches(id_, known, 3, 0.5) or [name for name in known if id_ and id_ in name][:3]
    word = kind.removesuffix("s")
    listing = "list them with: stancegraph questions" if kind == "questions" else f"use one of: {', '.join(known)}"
    mend = f"did you mean {', '.join(near)}?" if near else listing
    raise UnknownQuestion(f"there is no {word} {id_!r}", "", mend)


def is_ours(question: Question) -> bool:
    """Say whether a question came with the program, and not from somebody's folder."""
    return question.path.startswith(os.path.join(home(), "queries") + os.sep)


def roots(folder: Dataset | None) -> list[str]:
    """List the folders that hold stored questions: ours first, so that nobody's folder can stand in for one of ours."""
    own = folder.queries if folder is not None else None
    return [os.path.join(home(), "queries"), *([own] if own else [])]


def ids(folder: Dataset | None = None, kind: str = "questions") -> list[str]:
    """List the ids of the stored questions, sorted."""
    found: set[str] = set()
    for root in roots(folder):
        path = os.path.join(root, kind)
        if os.path.isdir(path):
            found.update(name.removesuffix(".rq") for name in os.listdir(path) if name.endswith(".rq"))
    return sorted(found)


def questions(data: str | os.PathLike[str] | None = None, tag: str | None = None) -> list[Question]:
    """List the stored questions, those of one tag where one is given, sorted by id.

    Returns Question objects. Raises UnknownTag, and MalformedQuestion where a file is malformed.

    >>> "tenures" in [question.id for question in questions()]
    True
    """
    folder = Folder(data)
    found = [find_question(id_, folder) for id_ in ids(folder)]
    tags = sorted({name for question in found for name in question.tags})
    if tag is not None and tag not in tags:
        raise UnknownTag(f"no question has the tag {tag!r}", "", f"there are: {', '.join(tags)}")
    return [question for question in found if tag is None or tag in question.tags]
