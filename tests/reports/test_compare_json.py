"""The JSON of ``brevlint compare`` against its schema, docs/compare.schema.json, and the facts no schema can say."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from composed import built
from conftest import FIXTURES, ROOT
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from linter.sharing.model import WitnessClass

AKRIM, BOLIG = FIXTURES / "akrim", FIXTURES / "bolig"
KINDS = [kind.value for kind in WitnessClass]


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    data = json.loads((ROOT / "docs" / "compare.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(data)
    return Draft202012Validator(data, format_checker=Draft202012Validator.FORMAT_CHECKER)


def outputs(brevlint: Any, folder: Path) -> Iterator[dict[str, Any]]:
    changed, master, index = folder / "i-aar", folder / "avtalt.txt", folder / "brev.idx"
    built("akrim", changed, mutation="fel03-bor")
    master.write_text("Etatene skal sammen vurdere felles kontroller. Etatene skal melde fra.\n", encoding="utf-8")
    (folder / "tomt.txt").touch()
    for words in (
        (AKRIM, BOLIG),
        (changed,),
        (changed, folder / "tomt.txt", folder / "borte.docx"),
        (changed, "--master", master),
        (changed, "--against", AKRIM),
        (changed, "--min-severity", "steering", "--tier", "passage"),
        (changed, "--task", "finnes ikke", "--lang", "nn"),
        (changed, "--index", index, "--lang", "en"),
        ("--new", AKRIM / "politidirektoratet.docx", "--index", index),
    ):
        result = brevlint("compare", *words, "--format", "json")
        assert result.exit_code in {0, 1, 2}, result.output
        yield json.loads(result.stdout)


def test_every_kind_of_run_follows_the_schema_and_tells_one_story(
    brevlint: Any, schema: Draft202012Validator, tmp_path: Path
) -> None:
    differences = 0
    for data in outputs(brevlint, tmp_path):
        schema.validate(data)
        paths = {letter["path"] for letter in data["letters"]}
        labels = [letter["label"] for letter in data["letters"]]
        assert len(set(labels)) == len(labels), "two letters are called the same"
        for passage in data["passages"]:
            have = [witness["letter"] for witness in passage["witnesses"]]
            assert set(have) | set(passage["absent"]) == paths
            assert not set(have) & set(passage["absent"])
            assert passage["class"] == max((w["class"] for w in passage["witnesses"]), key=KINDS.index)
            for witness in passage["witnesses"]:
                for one in witness["differences"]:
                    differences += 1
                    assert not one["steering"] or witness["class"] == "steering"
                    assert one["steering"] or one["class"] in KINDS
                    assert one["to_at"] is None or one["to_at"]["letter"] == witness["letter"]
                    assert one["to"] in witness["text"] or one["class"] == "order"
    assert differences > 20


def test_the_schema_can_fail(schema: Draft202012Validator) -> None:
    with pytest.raises(ValidationError):
        schema.validate({"schema": 2, "passages": []})
