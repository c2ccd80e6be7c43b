from typing import Any

from rolecli.store.essence import main_tasks

RARITY = {"rare": 2.0, "known": 1.0, "common": 0.0}


def _task(part: str, *topics: str) -> dict[str, Any]:
    return {"responsibility": part, "topics": [*topics]}


def test_of_a_few_tasks_none_is_named() -> None:
    assert main_tasks([_task("accountable", "rare")] * 5, RARITY) == []


def test_a_task_weighs_as_much_as_its_part_times_the_rarity_of_its_topic() -> None:
    tasks = [
        _task("supporting", "a"),
        _task("accountable", "b"),
        _task("responsible", "c"),
        _task("informed", "rare"),
        _task("responsible"),
        _task("consulted"),
    ]
    rarity = {"a": 3.0, "b": 0.5, "c": 1.5, "rare": 2.0}
    assert main_tasks(tasks, rarity) == [1, 2, 0]


def test_a_topic_is_not_named_twice_while_there_are_others() -> None:
    tasks = [_task("accountable", "rare"), _task("accountable", "rare")]
    tasks += [_task("responsible", "known"), *[_task("supporting", "common")] * 3]
    assert main_tasks(tasks, RARITY) == [0, 2, 3]


def test_three_to_five_are_named_by_how_many_there_are() -> None:
    for count, named in ((6, 3), (9, 4), (10, 5), (40, 5)):
        tasks = [_task("responsible", f"topic {place}") for place in range(count)]
        assert len(main_tasks(tasks, {})) == named
