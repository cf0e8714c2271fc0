"""The JSON Schemas of rule files, intakes and records, made from the models, for editors and other programs."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from screener.engine.intake import Intake
from screener.rulebook.reading import SCHEMAS
from screener.saved.model import Record


def schema_texts() -> Iterator[tuple[str, str]]:
    """The name of each schema's file, and its text."""
    models: dict[str, type[BaseModel]] = {**SCHEMAS, "intake": Intake, "record": Record}
    for name, model in models.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | _closed(model.model_json_schema())
        yield f"{name}.schema.json", json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def _closed(schema: Any) -> Any:  # noqa: ANN401
    """The schema, in which every id has to fit its pattern."""
    if isinstance(schema, list):
        return [_closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {key: _closed(part) for key, part in schema.items()}
    return closed | {"additionalProperties": False} if "patternProperties" in closed else closed


def write_schemas(folder: Path) -> Iterator[Path]:
    """Write every schema into a folder; yields what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_texts():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")
        yield folder / name
