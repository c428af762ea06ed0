"""The tests of this folder need the Norwegian pipeline and the steering model."""

import pytest

from linter.language.pipeline import ModelMissing, model_path
from linter.steering.model import model_folder


@pytest.fixture(scope="session")
def models() -> None:
    try:
        model_path()
    except ModelMissing:
        pytest.skip("the Norwegian pipeline has not been trained in this checkout")
    assert (model_folder() / "steering.npz").exists()
