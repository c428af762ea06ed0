"""A classification in words a case officer understands, and as the JSON object of ``brevlint classify``."""

from __future__ import annotations

from linter.steering.demand import Classification
from linter.wording import Lang, safe, say


def evidence_lines(result: Classification, lang: Lang) -> tuple[str, ...]:
    """One sentence per thing seen, in the order it was read."""
    return tuple(say(lang, f"steering.evidence.{one.what}", words=one.words) for one in result.evidence)


def as_json(text: str, result: Classification, lang: Lang) -> str:
    """One JSON object on one line."""
    return safe.as_json(
        {
            "text": text,
            "label": result.label.value,
            "demand": result.demand,
            "strength": int(result.strength),
            "agent": result.agent.value,
            "unsure": result.unsure,
            "evidence": list(evidence_lines(result, lang)),
            "probability": round(result.probability, 3),
            "second": result.second.value,
            "flags": sorted(result.flags),
        },
        indent=None,
    )


def as_text(text: str, result: Classification, lang: Lang) -> str:
    """The sentence, the verdict, and what it rests on."""
    name = say(lang, f"steering.label.{result.label.name}")
    binding = say(lang, f"steering.strength.{result.strength.name}")
    verdict = say(lang, "steering.verdict", label=name, binding=binding)
    if result.unsure:
        second = say(lang, f"steering.label.{result.second.name}")
        verdict += " " + say(lang, "steering.unsure", second=second)
    lines = [text, f"  {verdict}", *(f"  – {line}" for line in evidence_lines(result, lang))]
    return "\n".join(lines) + "\n"
