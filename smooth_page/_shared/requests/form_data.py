"""Forms for API requests."""

from __future__ import annotations

from pathlib import Path

from smooth_page._shared.api.api_types import FilePayload

FormValue = str | float | bool | Path | FilePayload


class FormData:
    """The fields of a form, for `form=` and `multipart=`. A name may occur more than once.

    [Playwright](https://playwright.dev/python/docs/api/class-formdata)
    """

    def __init__(self) -> None:
        self._fields: list[tuple[str, FormValue]] = []

    def set(self, name: str, value: FormValue) -> FormData:
        """Sets a field and removes others of that name. Returns itself.

        [Playwright](https://playwright.dev/python/docs/api/class-formdata#form-data-set)
        """
        self._fields = [field for field in self._fields if field[0] != name]
        return self.append(name, value)

    def append(self, name: str, value: FormValue) -> FormData:
        """Adds a field. Returns itself.

        [Playwright](https://playwright.dev/python/docs/api/class-formdata#form-data-append)
        """
        self._fields.append((name, value))
        return self
