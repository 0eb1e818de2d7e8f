"""The version of Chromium in user agents."""

from smooth_page._shared.options.chromium_version import usual_version, version_in


def test_versions() -> None:
    assert (
        version_in("Mozilla/5.0 (X11) AppleWebKit/537.36 HeadlessChrome/131.0.6778.33 Safari/537.36") == "131.0.6778.33"
    )
    assert version_in("Mozilla/5.0 Firefox/120.0") is None
    assert int(usual_version().split(".")[0]) > 100
