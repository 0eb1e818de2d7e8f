// Marks every page, and hands the page's questions to the worker.
document.documentElement.setAttribute("extended", "");
addEventListener("ask", async (event) => {
  dispatchEvent(new CustomEvent("answer", { detail: await chrome.runtime.sendMessage(event.detail) }));
});
