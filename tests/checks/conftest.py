"""What the program says of catalogs."""

import pytest

from rolecli import i18n


@pytest.fixture(autouse=True)
def _english(_own_surroundings: None) -> None:
    """Messages are compared with what stands in the source."""
    i18n.speak("en")
