"""Rewrites the imports of Python sources and keeps their formatting (libcst)."""

from __future__ import annotations

import re

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

from smooth_page.migration.findings import Finding, Rewrite

MODULES = {"playwright.sync_api": "smooth_page.sync_api", "playwright.async_api": "smooth_page.async_api"}
# Private names that scripts import in practice, and their public names here.
PRIVATE = {"playwright._impl._errors": "smooth_page.errors", "playwright._impl._api_types": "smooth_page.errors"}
ERRORS = {"Error", "TimeoutError", "TargetClosedError"}
# A string that names something in a public module: mock.patch("playwright.sync_api.Page.goto").
DOTTED = re.compile(r"playwright\.(?=(?:sync|async)_api(?:\.\w+)*\Z)")
PLUGIN = re.compile(r"pytest_playwright(?:_asyncio)?(?:\.\w+)*")


def migrate_source(text: str) -> Rewrite:
    """Rewrites a source's Playwright imports. One that can't be parsed is left unchanged, with a finding."""
    if "playwright" not in text:
        return Rewrite(text)
    try:
        wrapper = MetadataWrapper(cst.parse_module(text))
    except cst.ParserSyntaxError as error:
        return Rewrite(text, [Finding(error.raw_line, f"does not parse: {error.message}")])
    rewriter = _Rewriter()
    module = wrapper.visit(rewriter)
    return Rewrite(module.code, rewriter.findings)


def dotted(node: cst.BaseExpression | None) -> str:
    """Returns `a.b.c` for nested attributes, "" for anything else."""
    if isinstance(node, cst.Name):
        return node.value
    if isinstance(node, cst.Attribute):
        inner = dotted(node.value)
        return inner and f"{inner}.{node.attr.value}"
    return ""


def attribute(name: str) -> cst.Attribute | cst.Name:
    """Returns the expression of a dotted name."""
    first, *rest = name.split(".")
    node: cst.Attribute | cst.Name = cst.Name(first)
    for part in rest:
        node = cst.Attribute(node, cst.Name(part))
    return node


class _Rewriter(cst.CSTTransformer):
    METADATA_DEPENDENCIES = (PositionProvider,)

    def __init__(self) -> None:
        super().__init__()
        self.findings: list[Finding] = []
        # `import playwright.sync_api`, so that `playwright.sync_api.Page` is rewritten with it.
        self._by_path = False

    def visit_Import(self, node: cst.Import) -> None:
        self._by_path |= any(dotted(alias.name) in MODULES and alias.asname is None for alias in node.names)

    def _leave_to_person(self, node: cst.CSTNode, what: str) -> None:
        self.findings.append(Finding(self.get_metadata(PositionProvider, node).start.line, what))

    def leave_ImportFrom(self, original_node: cst.ImportFrom, updated_node: cst.ImportFrom) -> cst.ImportFrom:
        module = dotted(original_node.module)
        if original_node.relative or module.partition(".")[0] != "playwright":
            return updated_node
        names = (
            {}
            if isinstance(original_node.names, cst.ImportStar)
            else {dotted(alias.name): alias for alias in original_node.names}
        )
        if module in MODULES:
            return updated_node.with_changes(module=attribute(MODULES[module]))
        if module == "playwright" and set(names) <= {"sync_api", "async_api"} and names:
            return updated_node.with_changes(module=cst.Name("smooth_page"))
        if module in PRIVATE and names and set(names) <= ERRORS:
            return updated_node.with_changes(module=attribute(PRIVATE[module]))
        self._leave_to_person(
            original_node, f"imports {module}, which is private to Playwright and has no counterpart here"
        )
        return updated_node

    def leave_Import(self, original_node: cst.Import, updated_node: cst.Import) -> cst.Import:
        aliases = []
        for before, alias in zip(original_node.names, updated_node.names, strict=True):
            name = dotted(before.name)
            if name in MODULES:
                alias = alias.with_changes(name=attribute(MODULES[name]))
            elif name.partition(".")[0] == "playwright":
                self._leave_to_person(original_node, f"imports {name}: name what is used from smooth_page instead")
            aliases.append(alias)
        return updated_node.with_changes(names=aliases)

    def leave_Attribute(self, original_node: cst.Attribute, updated_node: cst.Attribute) -> cst.Attribute | cst.Name:
        name = dotted(original_node)
        return attribute(MODULES[name]) if self._by_path and name in MODULES else updated_node

    def leave_SimpleString(self, original_node: cst.SimpleString, updated_node: cst.SimpleString) -> cst.SimpleString:
        value = original_node.raw_value
        if DOTTED.match(value):
            return updated_node.with_changes(value=updated_node.value.replace("playwright.", "smooth_page.", 1))
        if PLUGIN.fullmatch(value):
            self._leave_to_person(original_node, f"names the plugin {value}: smooth_page.pytest_plugin replaces it")
        return updated_node

    def visit_Call(self, node: cst.Call) -> None:
        called = dotted(node.func)
        if called.endswith("chromium.launch_persistent_context"):
            kept = (
                "a profile of the service, named after the folder. The folder's content is not used: log in once more"
            )
            self._leave_to_person(node, f"calls {called}: it keeps {kept}")
        elif called.endswith(".connect_over_cdp"):
            self._leave_to_person(node, f"calls {called}: see the compatibility matrix")
