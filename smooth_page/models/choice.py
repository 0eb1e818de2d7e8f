"""Which model is meant: a name such as "openai:gpt-5", a model object of pydantic-ai, or SMOOTH_MODEL."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import Any

from smooth_page._shared.service.redaction import Secrets
from smooth_page.errors import Error

VARIABLE = "SMOOTH_MODEL"
# Means the session's own agent, where a model is configured.
SERVICE = "smooth"
INSTALL = "pip install 'smooth-page[ai]'"

_KEY = re.compile(r"(?:KEY|TOKEN|SECRET|PASSWORD)(?:_ID)?$")
_EXTRA = re.compile(r"pydantic-ai-slim\[([\w,-]+)\]")


class MissingPackageError(Error):
    """A package that the model needs is not installed."""


class NoModelError(Error):
    """There is no such model, or it is not configured."""


@dataclass(frozen=True)
class ChosenModel:
    """A model that can be asked. `model`: pydantic-ai's object. `secrets`: what no message may have."""

    name: str
    model: Any = field(repr=False)
    secrets: Secrets = field(repr=False)


def configured(given: Any = None, default: Any = None) -> Any:
    """Returns the model that a call means: its own, else the context's, else that of SMOOTH_MODEL; None for none."""
    for choice in (given, default, os.environ.get(VARIABLE, "").strip()):
        if choice is not None and choice != "":
            return None if choice == SERVICE else choice
    return None


def _kind(given: Any) -> str:
    return repr(given) if isinstance(given, (str, int, float)) else f"a {type(given).__name__}"


def find_model(given: Any) -> ChosenModel:
    """Returns the model of a name, or of an object of pydantic-ai. Raises MissingPackageError and NoModelError."""
    try:
        from pydantic_ai.exceptions import UserError
        from pydantic_ai.models import Model, infer_model
    except ImportError as error:
        raise MissingPackageError(f"Language models need the extra `ai`: {INSTALL}") from error
    if not isinstance(given, (str, Model)):
        raise NoModelError(f"A name or a model of pydantic-ai is needed, not {_kind(given)}")
    try:
        model = infer_model(given)
    except ImportError as error:
        raise MissingPackageError(_missing(given, error)) from error
    except UserError as error:
        raise NoModelError(_not_configured(given, error)) from None
    except Exception as error:  # of the provider's own client
        raise NoModelError(_not_configured(given, error)) from None
    return ChosenModel(given if isinstance(given, str) else str(model.model_name), model, _secrets(model))


def _missing(name: Any, error: ImportError) -> str:
    found = _EXTRA.search(str(error))
    how = f"pip install 'pydantic-ai-slim[{found[1]}]'" if found else str(error)
    return f"The model {name!r} needs a package that is not installed: {how}"


def _not_configured(name: Any, error: Exception) -> str:
    text = _secrets(None).hidden(str(error)).split(" To try Pydantic AI")[0].rstrip(".")
    if text.startswith("Unknown model"):
        return f'There is no model {name!r}: a name has a provider and a model, such as "openai:gpt-5". {text}'
    return f"The model {name!r} is not configured: {text}"


def _secrets(model: Any) -> Secrets:
    """Keys of the environment, and of the model's own client."""
    found = Secrets(*(value for name, value in os.environ.items() if _KEY.search(name) and len(value) >= 8))
    for each in (model, *getattr(model, "models", ())):
        key = getattr(getattr(each, "client", None), "api_key", None)
        if isinstance(key, str) and len(key) >= 8:
            found.add(key)
    return found
