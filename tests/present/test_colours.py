"""What is drawn in colours can be read on dark and on light ground."""

import pytest
from rich.style import Style

from rolecli.present.terminal import STYLES

RGB = tuple[int, int, int]

# The sixteen colours of two palettes in wide use, one on dark ground, one on light.
PALETTES: dict[str, tuple[RGB, RGB, list[RGB]]] = {
    "dark": (
        (30, 30, 30),
        (212, 212, 212),
        [
            *[(0, 0, 0), (205, 49, 49), (13, 188, 121), (229, 229, 16)],
            *[(36, 114, 200), (188, 63, 188), (17, 168, 205), (229, 229, 229)],
            *[(102, 102, 102), (241, 76, 76), (35, 209, 139), (245, 245, 67)],
            *[(59, 142, 234), (214, 112, 214), (41, 184, 219), (255, 255, 255)],
        ],
    ),
    "light": (
        (255, 255, 255),
        (33, 33, 33),
        [
            *[(0, 0, 0), (205, 49, 49), (13, 188, 121), (148, 152, 0)],
            *[(4, 81, 165), (188, 5, 188), (5, 152, 188), (85, 85, 85)],
            *[(102, 102, 102), (205, 49, 49), (20, 206, 20), (181, 186, 0)],
            *[(4, 81, 165), (188, 5, 188), (5, 152, 188), (165, 165, 165)],
        ],
    ),
}
LEAST = 4.5  # WCAG 2.2, success criterion 1.4.3


def _luminance(colour: RGB) -> float:
    """Return the relative luminance of a colour, as WCAG 2.2 defines it."""
    shares = (part / 255 for part in colour)
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one: RGB, other: RGB) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _drawn(style: Style, palette: str) -> RGB:
    """Return the colour of a text; what is dim is halfway to the ground."""
    ground, plain, colours = PALETTES[palette]
    number = style.color.number if style.color else None
    colour = plain if number is None else colours[number]
    if not style.dim:
        return colour
    red, green, blue = ((own + under) // 2 for own, under in zip(colour, ground, strict=True))
    return red, green, blue


def test_the_measure_tells_black_on_white_from_grey_on_grey() -> None:
    assert _contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert _contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert _contrast(_drawn(Style.parse("dim"), "dark"), PALETTES["dark"][0]) < LEAST
    assert _contrast(_drawn(Style.parse("cyan"), "light"), PALETTES["light"][0]) < LEAST


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("style", sorted(set(STYLES)))
def test_every_style_can_be_read(style: str, palette: str) -> None:
    assert _contrast(_drawn(Style.parse(style), palette), PALETTES[palette][0]) >= LEAST
