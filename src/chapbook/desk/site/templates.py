"""The desk's templates, filled: the one module of the desk that knows Jinja2."""

from __future__ import annotations

from jinja2 import Environment, PackageLoader, StrictUndefined

from chapbook.desk.saying import said
from chapbook.writers.report_changes import visible

TEMPLATES = Environment(
    loader=PackageLoader("chapbook.desk"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
TEMPLATES.filters["visible"] = visible
TEMPLATES.filters["said"] = said


def filled(name: str, **values: object) -> str:
    """A template with its values in place; every text in them is escaped."""
    return TEMPLATES.get_template(name).render(**values)
