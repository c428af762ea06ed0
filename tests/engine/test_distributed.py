"""The example in docs/distributed.md, run on a cluster of real worker processes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from linter.engine.compare import compare
from linter.engine.run import check
from linter.engine.settings import Settings
from linter.readers.open import find_letters
from linter.reports import compare_json
from linter.reports.compare_choice import Choice, choose
from linter.wording import Lang

ROOT = Path(__file__).resolve().parents[2]
# A script beside ours, as on a cluster: it starts two worker processes and tells their scheduler's address.
CLUSTER = """
import sys
from dask.distributed import LocalCluster

if __name__ == "__main__":
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


def test_the_example_gives_the_same_on_a_cluster(tmp_path: Path) -> None:
    if find_spec("distributed") is None:  # imported here it would change how errors are pickled in the tests after this
        pytest.skip("Dask is an optional extra")
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs/distributed.md").read_text(encoding="utf-8"), re.DOTALL)
    # So few letters would be one part, which is not sent away; here each passage is one.
    parts = "import linter.sharing.parts\nlinter.sharing.parts.VERSIONS = 1\n"
    (tmp_path / "on_a_cluster.py").write_text(parts + code, encoding="utf-8")
    (tmp_path / "cluster.py").write_text(CLUSTER, encoding="utf-8")
    letters = ROOT / "fixtures" / "akrim"
    place = {"cwd": tmp_path, "env": {**os.environ, "PYTHONPATH": str(ROOT)}, "text": True}
    cluster = subprocess.Popen([sys.executable, "cluster.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, **place)  # type: ignore[call-overload]
    with cluster:
        address = cluster.stdout.readline().strip()
        assert address.startswith("tcp://127.0.0.1:")
        done = subprocess.run(
            [sys.executable, "on_a_cluster.py", address, str(letters)],
            capture_output=True, check=False, timeout=240, encoding="utf-8", **place,
        )  # fmt: skip
        cluster.stdin.close()
    assert done.returncode == 0, done.stderr
    paths = find_letters([str(letters)]).paths
    alone = choose(compare(paths, Settings()), Choice())
    assert json.loads(done.stdout) == json.loads(compare_json.render(alone, Lang.NB))
    assert any(p.versions for p in alone.report.passages)
    assert f"{len(check(paths, Settings()).findings)} funn" in done.stderr
