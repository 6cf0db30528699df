"""The bundled reports are read without a problem and as well as before."""

import pytest

from allegiance.errors import UsageError
from allegiance.evaluate.corpus import Corpus, Predictions, bundled, predict
from allegiance.evaluate.floors import falls
from allegiance.evaluate.gains import Gains, save, since
from allegiance.evaluate.scoring import Score, figures, score


@pytest.fixture(scope="module")
def predictions() -> Predictions:
    return predict(bundled())


@pytest.fixture(scope="module")
def result(predictions: Predictions) -> Score:
    return score(bundled().gold(), predictions.entries())


def test_no_report_of_the_corpus_raises_an_issue(predictions: Predictions) -> None:
    assert predictions.issues == []
    assert predictions.claims.keys() == bundled().gold().keys()


def test_no_figure_is_below_its_floor(result: Score) -> None:
    assert falls(bundled(), figures(result)) == []


def test_a_figure_that_falls_is_told(result: Score) -> None:
    worse = figures(result) | {"claims.f1": 0.01, "false_per_empty_report": 9.0}
    assert {fall.name for fall in falls(bundled(), worse)} == {"claims.f1", "false_per_empty_report"}
    del worse["claims.f1"]
    assert next(fall.value for fall in falls(bundled(), worse) if fall.name == "claims.f1") is None


def test_floors_are_bound_to_the_corpus_they_were_set_for(tmp_path_factory: pytest.TempPathFactory) -> None:
    import shutil

    copy = tmp_path_factory.mktemp("copy") / "corpus"
    shutil.copytree(bundled().folder, copy)
    assert Corpus(copy).hash() == bundled().hash()
    with (copy / "index.jsonl").open("a") as index:
        index.write("\n")
    with pytest.raises(UsageError, match="changelog"):
        falls(Corpus(copy), {})


def test_gains_and_losses_name_the_claims(result: Score, tmp_path_factory: pytest.TempPathFactory) -> None:
    before = tmp_path_factory.mktemp("runs") / "before.json"
    save(result, before)
    assert since(before, result) == Gains((), (), (), ())
    poorer = score(bundled().gold(), {})
    assert len(since(before, poorer).lost) == result.claims.hits
    assert len(since(before, poorer).cleared) == len(result.invented)
