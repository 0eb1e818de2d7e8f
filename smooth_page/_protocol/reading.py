"""Reads what comes from a page: replies, and the news in them.

Both are checked before anything uses them, because a page is not a trusted source: it can forge them.
"""

from __future__ import annotations

import logging
from functools import cache

from pydantic import ConfigDict, TypeAdapter, ValidationError

from .contract import Absent, Held, News, Reply, UncheckedNews

log = logging.getLogger("smooth_page")

reply_reader: TypeAdapter[Reply | Absent | Held] = TypeAdapter(Reply | Absent | Held)


def read_news(item: UncheckedNews) -> News | None:
    """Returns the item as its kind declares it. None, with a line in the log, if it does not have that shape.

    The line does not show what the item holds.
    """
    try:
        news: News = _news_reader().validate_python({"seq": item.seq, "kind": item.kind, **(item.model_extra or {})})
        return news
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False)[0]
        log.warning("dropped %s news from the page: %s %s", item.kind, first["loc"], first["type"])
        return None


@cache
def _news_reader() -> TypeAdapter[News]:
    return TypeAdapter(News, config=ConfigDict(strict=True))
