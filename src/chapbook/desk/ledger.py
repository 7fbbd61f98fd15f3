"""What changed in a long list of questions since a page last had it, so that the page is told only that.

It makes no list: it is shown each one that is told, and remembers when each question last became another.
"""

from __future__ import annotations

from collections.abc import Iterable

from chapbook.desk.items import Item


class Ledger:
    """The list as it was last told, and the version in which each question of it changed or went."""

    def __init__(self) -> None:
        """Has been shown nothing."""
        self._items: dict[str, Item] = {}
        self._changed: dict[str, int] = {}
        self._gone: dict[str, int] = {}

    def show(self, items: Iterable[Item], version: int) -> None:
        """Takes note of the list as it stands in a version; versions count up."""
        now = {item.id: item for item in items}
        for id_, item in now.items():
            if (before := self._items.get(id_)) is not item and before != item:
                self._changed[id_] = version
                self._gone.pop(id_, None)
        for id_ in self._items.keys() - now.keys():
            self._gone[id_] = version
        self._items = now

    def since(self, version: int) -> tuple[tuple[Item, ...], tuple[str, ...]]:
        """The questions that changed after a version, in the order of the list, and the ids of those that went."""
        changed = (item for id_, item in self._items.items() if self._changed[id_] > version)
        return tuple(changed), tuple(id_ for id_, when in self._gone.items() if when > version)
