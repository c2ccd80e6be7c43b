"""Pages are tested in the language the program is written in."""

import pytest

from rolecli import i18n


@pytest.fixture(autouse=True)
def _in_english(_own_surroundings: None) -> None:
    i18n.speak("en")
