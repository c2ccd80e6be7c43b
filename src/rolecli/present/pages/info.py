"""The page of `info`."""

from collections.abc import Mapping

from rolecli.i18n import _, ngettext
from rolecli.present.pages.labels import language_name, layer_name, number_text, plural_name
from rolecli.present.report import (
    Block,
    Bullets,
    Facts,
    Heading,
    Line,
    Paragraph,
    Report,
    Title,
    joined,
    line,
    strong,
)
from rolecli.records import Info, LayerInfo, StoreInfo

_HOUR, _DAY = 3_600, 86_400  # seconds


def page(info: Info) -> Report:
    """Return what the answers come from: the catalog's layers, and the store."""
    return [
        Title(line(strong(f"rolecli {info.version}"))),
        Facts(
            [
                (_("Entries"), _counts(info.entries)),
                (_("Languages"), joined(map(language_name, info.languages))),
            ]
        ),
        Heading(_("Layers, the later ones on top")),
        *(block for layer in info.layers for block in _layer(layer)),
        *_replaced(info),
        Heading(_("Store")),
        *_store(info.store),
    ]


def _layer(layer: LayerInfo) -> list[Block]:
    """Return the files of a layer, a line each, under what they hold that is in force."""
    return [
        Heading(layer_name(layer.name), minor=True),
        Paragraph(_counts(layer.entries) or line(_("No entries in force"))),
        Bullets([line(file) for file in layer.files]),
    ]


def _counts(entries: Mapping[str, int]) -> Line:
    return joined(f"{count} {plural_name(kind, count)}" for kind, count in entries.items())


def _replaced(info: Info) -> list[Block]:
    if not info.replaced:
        return []
    items = [
        line(strong(entry.id), f": {entry.layer} → {entry.replaces}") for entry in info.replaced
    ]
    return [Heading(_("Replaced")), Bullets(items)]


def _store(store: StoreInfo | None) -> list[Block]:
    if store is None:
        return [Paragraph(line(_("Kept in memory only: its folder cannot be written.")))]
    size = _("{size} MiB").format(size=number_text(round(store.size / 2**20, 1)))
    return [
        Facts(
            [
                (_("Path"), line(store.path)),
                (_("Size"), line(size)),
                (_("Built"), line(_age(store.age))),
            ]
        )
    ]


def _age(seconds: int) -> str:
    """Return how long ago something was, in the largest unit of which there is one."""
    if seconds >= _DAY:
        days = seconds // _DAY
        return ngettext("{count} day ago", "{count} days ago", days).format(count=days)
    if seconds >= _HOUR:
        hours = seconds // _HOUR
        return ngettext("{count} hour ago", "{count} hours ago", hours).format(count=hours)
    minutes = seconds // 60
    if not minutes:
        return _("just now")
    return ngettext("{count} minute ago", "{count} minutes ago", minutes).format(count=minutes)
