"""`extract` without a model: reads what a page states about itself and fits it to a JSON schema.

page_facts.js lists what the page shows. All else happens in a process of its own:

- `tree`: The page's nodes, their texts and values
- `labels`, `tables`, `groups`, `hours`, `sections`, `structured`: The facts, a file for each way in which pages state them
- `page`, `surroundings`, `blocks`: All facts of one page, what is around its own subject, where labels stand together
- `vocabulary`, `phrases`, `words`, `units`, `matching`: Compare labels with the names of properties
- `numbers`, `dates`, `coercion`: Read values, in the language of the page
- `choosing`, `fallbacks`, `headlines`, `lists`, `naming`: Find the value, the section or the list that a property means
- `assignment`, `synonyms`, `unclaimed`: Give the labels that are left to the properties that are left, all at once
- `leftovers`, `parted_lists`, `spans`, `prose`: Find what has no label: by elimination, in lists with headings, in periods,
  in sentences
- `schema`, `fields`, `filling`, `columns`: Fill the schema
- `prompts`: What a prompt can say without a model
- `parts`: Extractions from a part of the page
- `by_model`: The same with a language model, which gets what was found without it

A property that the page does not state is null, and so is one for which it states different things; nothing is guessed.
"""

from __future__ import annotations

import asyncio
import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from smooth_page._protocol import extraction_scope
from smooth_page.local.agent import UnableError
from smooth_page.local.extract.parts import Element, Read, read_part

if TYPE_CHECKING:
    from smooth_page.local.calculations import Calculator
    from smooth_page.local.tab import Tab

PAGE_SECONDS = 30.0


@cache
def facts_script() -> str:
    return (files("smooth_page") / "local" / "extract" / "page_facts.js").read_text("utf-8")


def _script_of(elements: list[Element]) -> str:
    return f"((facts) => {json.dumps(elements)}.map((element) => facts(element)))({facts_script()})"


async def extract(tab: Tab, schema: Any, calculate: Calculator, prompt: str | None = None) -> Any:
    """Returns data of the page in the shape of the schema. Raises UnableError if it is invalid or requires too much."""
    await calculate("check", schema)
    part, prompt = extraction_scope.read(prompt)

    async def read(schema: dict[str, Any], elements: list[Element]) -> list[Read]:
        try:
            facts = await asyncio.wait_for(tab.read(_script_of(elements)), PAGE_SECONDS)
        except (asyncio.TimeoutError, TimeoutError) as error:
            raise UnableError(f"The page showed no content within {PAGE_SECONDS:g} s") from error
        if "gone" in facts:
            raise UnableError("The part of the page to read is gone, or in a frame of another origin")
        return [Read(*each) for each in await calculate("fill_each", facts, schema, prompt)]

    if part is not None:
        return await read_part(part, schema, read)
    return (await read(schema, [None]))[0].value
