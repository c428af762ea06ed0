"""The tables of the configuration: rules, files, joint tasks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path

from linter.coordination.model import DeclaredTask, Slot
from linter.engine.config_table import Table, near
from linter.engine.keys import FORM
from linter.engine.settings import Allowed, House, PerFile, Suppression
from linter.letters.registry import OrgKind, registry
from linter.rules.contract import Option, Severity
from linter.rules.registry import UnknownRule, all_rules, find_rules

Values = dict[str, object]


def codes(table: Table, key: str) -> tuple[str, ...] | None:
    """Rule codes or families; unknown ones are reported."""
    found = table.texts(key)
    for code in found or ():
        _known(table, key, code)
    return found


def rules(table: Table) -> tuple[dict[str, Severity], dict[str, Values]]:
    """``[rules.CODE]``: severity and options of single rules."""
    severities: dict[str, Severity] = {}
    options: dict[str, Values] = {}
    for code in table.raw:
        rule = all_rules().get(code)
        own = table.table(code)
        if rule is None:
            table.report(code, "unknown_rule", near(code, all_rules()), code=code)
        elif own is not None:
            own.keep_to(["severity", *rule.options])
            if (severity := own.choice("severity", Severity)) is not None:
                severities[code] = severity
            values = {name: _option(own, name, option) for name, option in rule.options.items() if name in own.raw}
            if kept := {name: value for name, value in values.items() if value is not None}:
                options[code] = kept
    return severities, options


def _option(table: Table, name: str, option: Option) -> object:
    """The value of an option, of the same type as its default; None when it is wrong."""
    default = option.default
    if isinstance(default, bool):
        return table.flag(name)
    if isinstance(default, int):
        return table.whole(name)
    if isinstance(default, float):
        return table.number(name)
    return table.text(name) if isinstance(default, str) else table.texts(name)


def per_file(table: Table) -> PerFile:
    """One ``[[per-file]]``."""
    table.keep_to(["files", "select", "ignore", "severity"])
    files = table.texts("files")
    if not files:
        table.report("", "missing", key="files", table=table.name)
    chosen = codes(table, "select")
    return PerFile(files or (), chosen or (), codes(table, "ignore") or (), _severities(table))


def _severities(table: Table) -> Mapping[str, Severity]:
    own = table.table("severity") if "severity" in table.raw else None
    found: dict[str, Severity] = {}
    for code in own.raw if own else ():
        if own is not None and _known(own, code, code):
            severity = own.choice(code, Severity)
            found |= {rule.code: severity for rule in find_rules(code)} if severity else {}
    return found


def _known(table: Table, key: str, code: str) -> bool:
    try:
        find_rules(code)
    except UnknownRule:
        families = {rule.family for rule in all_rules().values()}
        table.report(key, "unknown_rule", near(code, [*all_rules(), *sorted(families)]), code=code)
        return False
    return True


def house(table: Table, folder: Path) -> House:
    """``[house]``: names of bodies, words used on purpose, the agreed text."""
    table.keep_to(["names", "allowed", "text"])
    own = table.table("names") if "names" in table.raw else None
    names = [(name, key) for name in (own.raw if own else ()) if own and (key := _body(own, name))]
    return House(tuple(names), tuple(_allowed(one) for one in table.tables("allowed")), _file(table, "text", folder))


def _body(table: Table, name: str) -> str:
    body = table.text(name)
    return _key(table, name, body, OrgKind.AGENCY, OrgKind.MINISTRY) if body else ""


def _allowed(table: Table) -> Allowed:
    table.keep_to(["words", "rules", "reason"])
    words, patterns, reason = table.texts("words"), codes(table, "rules"), table.text("reason")
    for name in ("words", "rules", "reason"):
        if name not in table.raw:
            table.report("", "missing", key=name, table=table.name)
    wanted = {pattern.strip().upper() for pattern in patterns or ()}
    known = [code for code, rule in all_rules().items() if wanted & {code, rule.family, *rule.aliases}]
    return Allowed(words or (), tuple(known), reason or "")


def _file(table: Table, key: str, folder: Path) -> str:
    """A path in the configuration, from its folder; "" when absent or not there."""
    told = table.text(key)
    if told is None or (folder / told).is_file():
        return str(folder / told) if told else ""
    table.report(key, "no_file", file=told)
    return ""


def suppression(table: Table) -> Suppression:
    """One ``[[suppress]]``: key and reason are both required."""
    table.keep_to(["key", "reason", "files"])
    key, reason, files = table.text("key"), table.text("reason"), table.texts("files")
    for name in ("key", "reason"):
        if name not in table.raw:
            table.report("", "missing", key=name, table=table.name)
    if key is not None:
        code = key.partition(":")[0]
        if code not in all_rules():
            table.report("key", "unknown_rule", near(code, all_rules()), code=code)
        elif not FORM.match(key):
            table.report("key", "wrong_key", key=key)
    return Suppression(key or "", reason or "", files or ())


TASK_KEYS = tuple(one.name.replace("_", "-") for one in fields(DeclaredTask))


def task(table: Table, folder: Path) -> DeclaredTask | None:
    """One ``[[task]]``, names resolved to registry keys, ``text`` to a path from the file's folder."""
    table.keep_to(TASK_KEYS)
    name = table.text("name")
    if name is None:
        table.report("", "missing", key="name", table=table.name)
        return None
    return DeclaredTask(
        name=name,
        aliases=table.texts("aliases") or (),
        ministries=_organisations(table, "ministries", OrgKind.MINISTRY),
        agencies=_organisations(table, "agencies", OrgKind.AGENCY),
        coordinating_ministry=_organisation(table, "coordinating-ministry", OrgKind.MINISTRY),
        coordinating_agency=_organisation(table, "coordinating-agency", OrgKind.AGENCY),
        text=_file(table, "text", folder),
        years=table.wholes("years") or (),
        elsewhere=_elsewhere(table),
    )


def _elsewhere(table: Table) -> Mapping[str, str]:
    own = table.table("elsewhere") if "elsewhere" in table.raw else None
    if own is None:
        return {}
    own.keep_to([slot.value for slot in Slot])
    return {slot: where for slot in own.raw if (where := own.text(slot)) is not None}


def _organisations(table: Table, key: str, kind: OrgKind) -> tuple[str, ...]:
    found = (_key(table, key, name, kind) for name in table.texts(key) or ())
    return tuple(dict.fromkeys(one for one in found if one))


def _organisation(table: Table, key: str, kind: OrgKind) -> str:
    name = table.text(key)
    return _key(table, key, name, kind) if name else ""


def _key(table: Table, key: str, name: str, *kinds: OrgKind) -> str:
    """The registry key of a name, the body in use today first; "" and a problem when nobody bears it."""
    known = registry()
    bearers = [one for one in known.exact(name) if one.kind in kinds]
    if bearers:
        return max(bearers, key=lambda one: known.valid(one, None)).key
    names = [one.name_nb for one in known.organisations if one.kind in kinds]
    table.report(key, f"unknown_{kinds[0].value}", near(name, names), name=name)
    return ""
