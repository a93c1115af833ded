"""What a ZIP file may cost before it is refused."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from innspill.ingest.faults import DamagedError, LimitError
from innspill.ingest.limits import LIMITS, Limits
from innspill.ingest.zipguard import open_package

MakeZip = Callable[..., bytes]


@pytest.mark.parametrize(
    ("limits", "limit"),
    [
        (replace(LIMITS, members=1), "members"),
        (replace(LIMITS, unpacked_bytes=1_000), "unpacked_bytes"),
        (replace(LIMITS, ratio=10, ratio_from=100), "ratio"),
    ],
)
def test_each_limit_is_named_with_its_value(make_zip: MakeZip, limits: Limits, limit: str) -> None:
    """A breach names the limit, what was met and what is allowed."""
    with pytest.raises(LimitError) as caught:
        open_package(make_zip({"a": "0" * 5_000, "b": "1"}), limits)
    assert dict(caught.value.values)["limit"] == limit
    assert int(dict(caught.value.values)["value"]) > int(dict(caught.value.values)["allowed"])


def test_a_member_gives_no_more_than_the_directory_promises(make_zip: MakeZip) -> None:
    """A directory that understates a member's size makes it damaged, not larger."""
    data = make_zip({"a": "0" * 5_000})
    lie = data.replace((5_000).to_bytes(4, "little"), (50).to_bytes(4, "little"))
    with pytest.raises(DamagedError):
        open_package(lie).read("a")


def test_a_cut_off_file_is_damaged(make_zip: MakeZip) -> None:
    """Without its directory at the end, a ZIP file cannot be opened."""
    with pytest.raises(DamagedError):
        open_package(make_zip({"a": "Hei"})[:-10])


def test_folders_are_no_members() -> None:
    """Only files are listed, each name once."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as file:
        file.mkdir("mappe")
        file.writestr("mappe/brev.txt", "Hei")
    assert open_package(stream.getvalue()).names == ("mappe/brev.txt",)
