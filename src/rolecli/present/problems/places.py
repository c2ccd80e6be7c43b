"""How a problem's file is called: as people see it from here, or as code hosts know it."""

import os
from functools import cache
from pathlib import Path


def from_here(file: Path) -> Path:
    """Return a file as seen from the current folder, if it lies below it."""
    file, here = file.absolute(), Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file


class Repository:
    """Where code hosts look for files: from the root of the repository."""

    def __init__(self) -> None:
        workspace = os.environ.get("GITHUB_WORKSPACE")
        self._workspace = Path(workspace) if workspace else None
        self.path = cache(self._path)  # a file may have a thousand problems

    def _path(self, file: Path) -> Path:
        """Return a file from the root of its repository; without one, as seen from here.

        The root is GITHUB_WORKSPACE where that lies above the file, else the next folder above
        it that holds `.git`. Links are followed only where the file does not lie below the root
        by its name.
        """
        for real in (os.path.abspath, os.path.realpath):
            path = Path(real(file))
            root = Path(real(self._workspace)) if self._workspace else None
            if root and path.is_relative_to(root):
                return path.relative_to(root)
        path = Path(os.path.abspath(file))  # noqa: PTH100  resolve() would follow links
        root = next((folder for folder in path.parents if _holds_git(folder)), None)
        return path.relative_to(root) if root else from_here(path)


def _holds_git(folder: Path) -> bool:
    try:
        return (folder / ".git").exists()
    except OSError:  # it may not be looked into
        return False
