"""An extraction: shows the page to a model, lets it read more, and takes its answer."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from smooth_page._protocol.commands import ShownPage, extract_show

from .answers import json_object
from .candidates import chosen
from .prompts import AGAIN, LAST_CALL, NO_JSON, instructions, question, quoted
from .steps import ANSWER, AskModel, Do, Done, Message, Prompt, ReadByRules, Reply, Returned, Steps
from .tools import TOOLS, use_tool

if TYPE_CHECKING:
    from smooth_page._protocol.contract import Target

PAGE_TOKENS = 8_000
MOST_REQUESTS = 12
MOST_CALLS = 8  # in one reply
# Parts of the page's tokens: for what it states for machines, and for what rules have found.
_STATED, _READ = 0.15, 0.25


@dataclass(frozen=True)
class Extraction:
    """What is to be extracted.

    `schema`: as it travels, an object. `target`: the elements; None: the frame. `many`: one item for each of them.
    `page_tokens`: about how much of the page the model is shown at once. `has_rules`: what can be read without a model
    is shown, too. `hidden`: masks the secrets in a text.
    """

    schema: dict[str, Any]
    prompt: str | None = None
    target: Target | None = None
    many: bool = False
    page_tokens: int = PAGE_TOKENS
    has_rules: bool = False
    hidden: Callable[[str], str] = field(default=str, repr=False)

    def steps(self) -> Steps[None]:
        """Yields what is to be done: at last `Done`, and again each time that its answer was wrong."""
        return _Conversation(self).steps()


@dataclass
class _Conversation:
    asked: Extraction
    # Stands around what the page shows, which does not know it.
    mark: str = field(default_factory=lambda: secrets.token_hex(4))
    messages: list[Message] = field(default_factory=list)
    tokens: int = 0
    credits: float | None = None
    parts: int = 1

    def steps(self) -> Steps[None]:
        yield from self._show()
        while True:
            reply, answer = yield from self._answered()
            wrong = yield self._done(reply, answer)
            self._tell(reply, AGAIN + str(wrong) if answer is not None else NO_JSON)

    def _show(self) -> Generator[Do | ReadByRules, Any, None]:
        asked = self.asked
        for_read = int(asked.page_tokens * _READ) if asked.has_rules else 0
        for_stated = int(asked.page_tokens * _STATED)
        shown: ShownPage = yield Do(extract_show(asked.target, most=asked.page_tokens - for_read - for_stated))
        self.parts = len(shown["parts"])
        read = _short((yield ReadByRules()), for_read) if asked.has_rules else None
        stated = chosen(shown["stated"], asked.schema, for_stated)
        what, page = question(shown, asked.prompt, many=asked.many, stated=stated, read=read)
        self.messages.append(Prompt(f"{what}\n\nThe page:\n{self._page_text(page)}"))

    def _page_text(self, text: str) -> str:
        return quoted(_printable(self.asked.hidden(text)), self.mark)

    def _answered(self) -> Generator[Any, Any, tuple[Reply, dict[str, Any] | None]]:
        """Asks until there is an answer. Returns the reply, and its JSON if it has some."""
        for left in range(MOST_REQUESTS - 1, -1, -1):
            tools = TOOLS if left else ()
            reply: Reply = yield AskModel(instructions(self.mark), tuple(self.messages), tools, self.asked.schema)
            self._count(reply)
            self.messages.append(reply)
            answer = next((use.arguments for use in reply.uses if use.name == ANSWER), None)
            if answer is None and not reply.uses:
                answer = json_object(reply.text)
            if answer is not None or not reply.uses or not left:
                return reply, answer
            yield from self._call(reply, is_last=left == 1)
        raise AssertionError

    def _call(self, reply: Reply, *, is_last: bool) -> Generator[Do, Any, None]:
        results = []
        for number, use in enumerate(reply.uses):
            if number >= MOST_CALLS:
                text = f"Only {MOST_CALLS} calls at once"
            else:
                text = self._page_text((yield from use_tool(use, self.asked.target, self.asked.page_tokens // 2)))
            results.append(Returned(use, text))
        if is_last:
            results[-1] = Returned(results[-1].use, f"{results[-1].text}\n{LAST_CALL}")
        self.messages.append(tuple(results))

    def _tell(self, reply: Reply, text: str) -> None:
        """A reply with calls must be followed by their results."""
        if reply.uses:
            self.messages.append(tuple(Returned(use, text) for use in reply.uses))
        else:
            self.messages.append(Prompt(text))

    def _count(self, reply: Reply) -> None:
        self.tokens += reply.tokens
        if reply.credits is not None:
            self.credits = (self.credits or 0.0) + reply.credits

    def _done(self, reply: Reply, answer: dict[str, Any] | None) -> Done:
        done = Done(answer, reply.text, self.tokens, self.credits, self.parts, reply.stopped)
        self.tokens, self.credits = 0, None
        return done


def _printable(text: str) -> str:
    """Half characters can't be sent. Characters that only carry invisible text have no meaning for people."""
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return "".join(char for char in text if not "\U000e0000" <= char <= "\U000e007f")


def _short(read: Any, most: int) -> Any:
    """What rules have found, if that is anything, and takes not more tokens than that."""
    return read if _says(read) and len(json.dumps(read, ensure_ascii=False)) // 3 <= most else None


def _says(read: Any) -> bool:
    if isinstance(read, dict):
        return any(_says(each) for each in read.values())
    return any(_says(each) for each in read) if isinstance(read, list) else read is not None
