"""A model's weights: written, read back, scored, and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from amends.coach.weighing import model as coach_model
from amends.language.learned import Feature, Model, Weights, dumps, load
from amends.language.odds import chance
from amends.reading.weighing import model as reading_model

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

EMPTY = Model(("late", "glad"), (-1.0, 0.5), Weights(), 100.0, {"late": (0.4, 0.6), "glad": (0.5, 0.5)}, {})


@pytest.fixture
def model(tmp_path: Path) -> Model:
    file = tmp_path / "weights.txt"
    weights = {"w:tram": {"late": 2.0}, "w:cake": {"glad": 1.5, "late": -0.25}, "w:dust": {"late": 0.001}}
    file.write_text(dumps(EMPTY, weights, why="a test"), encoding="utf-8")
    return load(file)


def test_a_score_is_the_logistic_of_the_weights_that_stand_there(model: Model) -> None:
    scores = model.score([Feature("w:tram"), Feature("w:cake"), Feature("w:unknown")])

    assert scores["late"] == pytest.approx(chance(-1.0 + 2.0 - 0.25))
    assert scores["glad"] == pytest.approx(chance(0.5 + 1.5))


def test_a_weight_that_rounds_to_nothing_is_not_shipped(model: Model) -> None:
    assert set(model.weights) == {"w:tram", "w:cake"}
    assert model.weights.of("w:dust") == model.weights.of("w:zoo") == ()


@pytest.mark.parametrize("shipped", [coach_model, reading_model])
def test_each_line_of_the_shipped_weights_is_found_by_its_feature(shipped: Callable[[], Model]) -> None:
    weights = shipped().weights

    assert all(weights.of(feature) for feature in weights)


def test_what_moved_a_score_is_named_by_its_place(model: Model) -> None:
    tram, cake = Feature("w:tram", 4, 8), Feature("w:cake", 12, 16)

    assert model.moved_by([cake, tram], "late") == (tram,)


def test_thresholds_and_what_is_said_about_it_come_back(model: Model) -> None:
    assert model.thresholds["late"] == (0.4, 0.6)
    assert model.about["why"] == "a test"
