"""The configuration file: found, read strictly, and put together with the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from linter.coordination.model import DeclaredTask
from linter.engine.choices import Origin, decide
from linter.engine.config import KEYS, Config, ConfigError, read_config
from linter.engine.config_search import find_config
from linter.engine.config_table import Problem
from linter.engine.run import check
from linter.engine.settings import Allowed, House, PerFile, Settings
from linter.engine.toml_lines import line_of
from linter.letters.model import RevisionView
from linter.letters.registry import registry
from linter.reports import phrases
from linter.reports.settings import template
from linter.rules.contract import Severity
from linter.rules.registry import all_rules
from linter.wording import Lang

LETTER = """Finansdepartementet

Skattedirektoratet

Dato: 15. desember 2025

# Tildelingsbrev 2026

Skattedirektoratet skal sende departementet en plan innen 31. juni 2026.
"""


def written(folder: Path, text: str, name: str = "brevlint.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problems(folder: Path, text: str, name: str = "brevlint.toml") -> list[Problem]:
    with pytest.raises(ConfigError) as caught:
        read_config(written(folder, text, name))
    return list(caught.value.problems)


def test_everything_is_read(tmp_path: Path) -> None:
    written(tmp_path, "felles", "felles.docx")
    config = read_config(
        written(
            tmp_path,
            """
letters = ["brev/*.docx"]
select = ["KOO", "brv-01"]
ignore = ["KOO-07"]
preview = true
fail-on = "high"
min-severity = "info"
lang = "nn"
view = "original"
jobs = 3

[rules.SUM-01]
severity = "low"
plans = 4

[rules.AKT-03]
share_limit = 1

[[per-file]]
files = ["utkast/*"]
ignore = ["BRV"]
severity = { KOO = "info" }

[[task]]
name = "Nordlyssamarbeidet"
aliases = ["nordlysarbeidet"]
ministries = ["finansdepartementet", "JD"]
agencies = ["Skatteetaten", "POD"]
coordinating-ministry = "Finansdepartementet"
coordinating-agency = "Skattedirektoratet"
text = "felles.docx"
years = [2026]
elsewhere = { escalation = "hovedinstruksen" }
""",
        )
    )
    assert config.choices == {
        "letters": ("brev/*.docx",),
        "select": ("KOO", "brv-01"),
        "ignore": ("KOO-07",),
        "preview": True,
        "fail-on": Severity.HIGH,
        "min-severity": Severity.INFO,
        "lang": Lang.NN,
        "view": RevisionView.ORIGINAL,
        "jobs": 3,
    }
    assert config.severities == {"SUM-01": Severity.LOW}
    assert config.options == {"SUM-01": {"plans": 4}, "AKT-03": {"share_limit": 1.0}}
    (own,) = config.per_file
    assert own.files == ("utkast/*",)
    assert own.severities["KOO-01"] is Severity.INFO
    assert config.tasks == (
        DeclaredTask(
            name="Nordlyssamarbeidet",
            aliases=("nordlysarbeidet",),
            ministries=("FIN", "JD"),
            agencies=("SKD", "POD"),
            coordinating_ministry="FIN",
            coordinating_agency="SKD",
            text=str(tmp_path / "felles.docx"),
            years=(2026,),
            elsewhere={"escalation": "hovedinstruksen"},
        ),
    )


@pytest.mark.parametrize(
    ("text", "code", "line", "nearest"),
    [
        ('fail_on = "high"', "unknown_key", 1, "fail-on"),
        ('\nfail-on = "hihg"', "wrong_choice", 2, "high"),
        ("fail-on = 3", "wrong_type", 1, ""),
        ('preview = "ja"', "wrong_type", 1, ""),
        ("jobs = -1", "wrong_type", 1, ""),
        ("jobs = true", "wrong_type", 1, ""),
        ('select = "KOO"', "wrong_type", 1, ""),
        ('ignore = ["KOO-1"]', "unknown_rule", 1, "KOO-01"),
        ('lang = "no"', "wrong_choice", 1, ""),
        ('[rules.KOO-7]\nseverity = "low"', "unknown_rule", 1, "KOO-07"),
        ("[rules.SUM-01]\n# noe\nplan = 3", "unknown_key", 3, "plans"),
        ('[rules.SUM-01]\nplans = "tre"', "wrong_type", 2, ""),
        ("[rules.SUM-01]\nplans = 2.5", "wrong_type", 2, ""),
        ('[rules.SUM-01]\nseverity = "hoy"', "wrong_choice", 2, ""),
        ("rules = 3", "wrong_type", 1, ""),
        ('[[per-file]]\nignore = ["BRV"]', "missing", 1, ""),
        ('[[per-file]]\nfiles = ["a"]\n[[per-file]]\nfiles = ["b"]\nignore = ["BRW"]', "unknown_rule", 5, "BRV"),
        ("[per-file]\nfiles = []", "wrong_type", 1, ""),
        ('[[task]]\naliases = ["x"]', "missing", 1, ""),
        ('[[task]]\nname = "x"\nagencies = ["Skattedirektoratett"]', "unknown_agency", 3, "Skattedirektoratet"),
        ('[[task]]\nname = "x"\nagencies = ["Finansdepartementet"]', "unknown_agency", 3, ""),
        ('[[task]]\nname = "x"\nministries = ["Finansdep"]', "unknown_ministry", 3, "Finansdepartementet"),
        ('[[task]]\nname = "x"\ntext = "borte.docx"', "no_file", 3, ""),
        ('[[task]]\nname = "x"\nyears = ["2026"]', "wrong_type", 3, ""),
        ('[[task]]\nname = "x"\ncoordinating_agency = "POD"', "unknown_key", 3, "coordinating-agency"),
        ('[house]\nname = "x"', "unknown_key", 2, "names"),
        ('[house.names]\n"Kontoret" = "Skattedirektoratett"', "unknown_agency", 2, "Skattedirektoratet"),
        ('[house]\ntext = "borte.docx"', "no_file", 2, ""),
        ('[[house.allowed]]\nwords = ["x"]\nrules = ["SPR-03"]', "missing", 1, ""),
        ('[[house.allowed]]\nwords = ["x"]\nrules = ["SPR-99"]\nreason = "y"', "unknown_rule", 3, ""),
        ('[[suppress]]\nkey = "KOO-07:0123456789ab"', "missing", 1, ""),
        ('[[suppress]]\nkey = "KOO-07"\nreason = "x"', "wrong_key", 2, ""),
        ('[[suppress]]\nkey = "KOP-07:0123456789ab"\nreason = "x"', "unknown_rule", 2, "KOO-07"),
        ('[[task]]\nname = "x"\nelsewhere = { eskalering = "y" }', "unknown_key", 3, ""),
        ("fail-on = ", "broken", None, ""),
    ],
)
def test_every_mistake_is_told_with_place_and_nearest_name(
    tmp_path: Path, text: str, code: str, line: int | None, nearest: str
) -> None:
    (found,) = problems(tmp_path, text)
    assert (found.code, found.line) == (code, line)
    if nearest:
        assert found.nearest == nearest
    for lang in Lang:
        said = phrases.problem(tmp_path / "brevlint.toml", found, lang)
        assert "brevlint.toml" in said
        assert "{" not in said
        assert "config." not in said


ODD = (
    *("1", "-1", "1.5", "inf", "nan", "true", '""', '"x"', "1979-05-27", "[]", "[1]", '["a"]', '[""]', "[[]]", "[{}]"),
    *("{}", "{ x = 1 }", '{ x = "y" }', "[{ x = 1 }]", '["a", 1]', "[{ name = 1, key = 2, files = 3, words = 4 }]"),
)
INNER = (
    *("rules.SUM-01", "rules.SUM-01.plans", "rules.SUM-01.severity", "rules.AKT-03.share_limit", "house.names"),
    *("house.names.x", "house.allowed", "house.text", "rules.x"),
)


@pytest.mark.parametrize("key", [*KEYS, *INNER])
def test_whatever_stands_there_is_read_or_refused(tmp_path: Path, key: str) -> None:
    for value in ODD:
        path = written(tmp_path, f"{key} = {value}\n")
        found = refused(path)
        assert all(p.line == 1 for p in found), (value, found)
        assert all(phrases.problem(path, p, Lang.NB) for p in found)


def refused(path: Path) -> tuple[Problem, ...]:
    """The mistakes in a file; none when it is read."""
    try:
        read_config(path)
    except ConfigError as error:
        return error.problems
    return ()


def test_all_mistakes_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = problems(tmp_path, 'x = 1\nfail-on = 2\n[rules.ABC-99]\nseverity = "low"\n')
    assert [p.line for p in found] == [1, 2, 3]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        read_config(tmp_path / "borte.toml")
    assert caught.value.problems[0].code == "unreadable"
    (tmp_path / "rar.toml").write_bytes(b'lang = "\xe5"')
    with pytest.raises(ConfigError) as caught:
        read_config(tmp_path / "rar.toml")
    assert caught.value.problems[0].code == "not_utf8"


def test_pyproject_is_read_and_its_lines_are_found(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n\n[tool.brevlint]\nlang = "en"\n\n[tool.brevlint.rules.SUM-01]\nplans = 7\n'
    config = read_config(written(tmp_path, text, "pyproject.toml"))
    assert config.choices == {"lang": Lang.EN}
    assert config.options == {"SUM-01": {"plans": 7}}
    (found,) = problems(tmp_path, text + "planz = 1\n", "pyproject.toml")
    assert (found.code, found.line) == ("unknown_key", 9)


def test_search_goes_upward_from_the_common_folder_then_from_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    here = tmp_path / "her"
    here.mkdir()
    monkeypatch.chdir(here)
    letters = [deep / "x.docx", tmp_path / "a" / "y.docx"]
    assert find_config(letters) is None
    mine = written(here, "")
    assert find_config(letters) == mine
    written(deep, "")  # above one letter only
    assert find_config(letters) == mine
    assert find_config(letters[:1]) == deep / "brevlint.toml"
    above = written(tmp_path, "[tool.brevlint]\n", "pyproject.toml")
    assert find_config(letters) == above
    written(tmp_path / "a", "[tool.other]\n", "pyproject.toml")
    assert find_config(letters) == above
    nearest = written(tmp_path, "")
    assert find_config(letters) == nearest


def test_command_line_before_environment_before_file_before_defaults() -> None:
    config = Config(choices={"lang": "nn", "fail-on": "high", "jobs": 4})
    choices = decide({"fail-on": "low"}, config, {"lang": "en"})
    assert (choices.fail_on, choices.lang, choices.jobs) == (Severity.LOW, Lang.EN, 4)
    assert choices.min_severity is Severity.LOW
    assert choices.origins["fail-on"] is Origin.COMMAND
    assert choices.origins["lang"] is Origin.ENVIRONMENT
    assert choices.origins["jobs"] is Origin.FILE
    assert choices.origins["view"] is Origin.DEFAULT


def test_a_rule_named_on_the_command_line_runs_even_if_the_file_ignores_it() -> None:
    config = Config(choices={"ignore": ("BRV-01",), "select": ("KOO",)})
    assert [r.code for r in decide({"select": ("BRV-01",)}, config).settings.rules()] == ["BRV-01"]
    assert "BRV-01" not in {r.code for r in decide({}, config).settings.rules()}


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("utkast/a.md", "utkast/*", True),
        ("utkast/dypt/a.md", "utkast/*", True),
        ("ferdig/a.md", "utkast/*", False),
        ("utkast/a.md", "a.md", True),
        ("utkast/a.md", "*.docx", False),
        ("utkast/blå.md", "blå.md", True),  # the file's å as macOS writes it
    ],
)
def test_per_file_patterns(tmp_path: Path, path: str, pattern: str, *, fits: bool) -> None:
    letter = tmp_path / path
    letter.parent.mkdir(parents=True, exist_ok=True)
    letter.write_text(LETTER, encoding="utf-8")
    own = PerFile((pattern,), ignore=("BRV",))
    report = check([letter], Settings(select=("BRV-01",), per_file=(own,), folder=str(tmp_path)))
    assert (report.findings == ()) is fits


def test_severity_of_rule_and_of_file(tmp_path: Path) -> None:
    letter = written(tmp_path, LETTER, "a.md")
    other = written(tmp_path, LETTER, "b.md")
    settings = Settings(
        select=("BRV-01",),
        severities={"BRV-01": Severity.INFO},
        per_file=(PerFile(("b.md",), severities={"BRV-01": Severity.HIGH}),),
        folder=str(tmp_path),
    )
    assert all_rules()["BRV-01"].severity is not Severity.INFO
    assert [f.severity for f in check([letter, other], settings).findings] == [Severity.INFO, Severity.HIGH]


def test_per_file_select_narrows(tmp_path: Path) -> None:
    letter = written(tmp_path, LETTER, "a.md")
    settings = Settings(select=("BRV",), per_file=(PerFile(("*.md",), select=("BRV-02",)),), folder=str(tmp_path))
    assert {f.rule for f in check([letter], settings).findings} <= {"BRV-02"}


@pytest.mark.parametrize("lang", list(Lang))
def test_the_template_is_valid_and_complete_when_switched_on(tmp_path: Path, lang: Lang) -> None:
    text = template(lang)
    assert read_config(written(tmp_path, text)) == Config(path=tmp_path / "brevlint.toml")
    written(tmp_path, "felles", "felles.docx")
    on = "".join(line.removeprefix("# ") for line in text.splitlines(keepends=True))
    config = read_config(written(tmp_path, on))
    assert config.choices["lang"] == lang.value
    assert config.tasks
    assert config.per_file
    assert config.severities
    assert config.suppress
    assert config.house.names
    assert config.house.allowed
    assert config.house.text


def test_scope_picks_rules_about_one_letter_or_about_the_set() -> None:
    letter, whole, both = (
        {r.code for r in decide({"scope": scope}, Config()).settings.rules()} for scope in ("letter", "set", "all")
    )
    assert letter
    assert whole
    assert letter.isdisjoint(whole)
    assert letter | whole == both


def test_a_name_of_the_house_is_known_while_its_letters_are_read(tmp_path: Path) -> None:
    text = LETTER.replace("Skattedirektoratet", "Kontoret på Tøyen")
    letter = written(tmp_path, text, "a.md")
    plain = check([letter], Settings(select=("BRV-01",)))
    house = House(names=(("Kontoret på Tøyen", "SKD"),))
    ours = check([letter], Settings(select=("BRV-01",), house=house))
    assert plain.letters[0].recipients == ()
    assert ours.letters[0].recipients == ("Skattedirektoratet",)
    assert not registry().exact("Kontoret på Tøyen")  # only for them


def test_words_the_house_uses_on_purpose(tmp_path: Path) -> None:
    letter = written(tmp_path, LETTER, "a.md")
    for words, silenced in (
        (("31. juni",), True),
        (("31.\u00a0juni  2026",), True),
        (("1. juni",), False),
        (("31. juli",), False),
    ):
        house = House(allowed=(Allowed(words, ("BRV-01",), "profilen"),))
        (found,) = check([letter], Settings(select=("BRV-01",), house=house)).findings
        assert (found.suppressed == "profilen") is silenced
    other = House(allowed=(Allowed(("31. juni",), ("BRV-02",), "profilen"),))
    assert check([letter], Settings(select=("BRV-01",), house=other)).findings[0].suppressed is None


def test_lines_of_keys() -> None:
    text = '[a."b.c"]\nx.y = 1\n[[t]]\nn = 1\n[[t]]\nn = [\n  2,\n]\n[t.sub]\nz = 3\n'
    assert line_of(text, ("a", "b.c", "x", "y")) == 2
    assert line_of(text, ("t", 0, "n")) == 4
    assert line_of(text, ("t", 1, "n")) == 6
    assert line_of(text, ("t", 1, "sub", "z")) == 10
    assert line_of(text, ("t", 1, "mangler")) == 5
    assert line_of(text, ("q",)) is None
