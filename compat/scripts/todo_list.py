"""A list of things to do: typing, keys, filters, counts."""

from playwright.sync_api import expect, sync_playwright

PAGE = """
<h1>todos</h1>
<input placeholder="What needs to be done?" autofocus>
<ul></ul>
<footer><span data-testid="count">0 left</span> <button hidden>Clear completed</button></footer>
<script>
  const field = document.querySelector("input"), list = document.querySelector("ul");
  const count = () => {
    const left = list.querySelectorAll("li:not(.done)").length;
    document.querySelector("span").textContent = left + " left";
    document.querySelector("button").hidden = left === list.children.length;
  };
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !field.value.trim()) return;
    const make = (name) => document.createElement(name);
    const item = make("li"), box = make("input"), label = make("label");
    box.type = "checkbox";
    box.onchange = () => { item.classList.toggle("done", box.checked); count(); };
    label.append(box, " ", field.value.trim());
    item.append(label);
    item.ondblclick = () => { item.remove(); count(); };
    list.append(item);
    field.value = "";
    setTimeout(count, 50);
  });
  document.querySelector("button").onclick = () => {
    list.querySelectorAll(".done").forEach((item) => item.remove());
    count();
  };
</script>
"""
ITEMS = ["buy some cheese", "feed the cat", "book an appointment"]

with sync_playwright() as p:
    browser = p.chromium.launch()
    page = browser.new_page()
    page.set_content(PAGE)
    new_todo = page.get_by_placeholder("What needs to be done?")
    for item in ITEMS:
        new_todo.press_sequentially(item)
        new_todo.press("Enter")
    expect(page.get_by_test_id("count")).to_have_text("3 left")
    expect(page.get_by_role("listitem")).to_have_text(ITEMS)
    page.get_by_role("listitem").filter(has_text="cat").get_by_role("checkbox").check()
    expect(page.get_by_role("listitem").nth(1)).to_have_class("done")
    print([box.is_checked() for box in page.get_by_role("checkbox").all()])
    page.get_by_text("buy some cheese").dblclick()
    expect(page.get_by_role("listitem")).to_have_count(2)
    page.get_by_role("button", name="Clear completed").click()
    expect(page.get_by_role("button", name="Clear completed", include_hidden=True)).to_be_hidden()
    print(page.locator("li").all_text_contents(), page.locator("[data-testid=count]").text_content())
    browser.close()
