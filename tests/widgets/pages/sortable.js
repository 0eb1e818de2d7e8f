// Lists that are sorted by the browser's drag and drop, and by pointer events.
import Sortable from "sortablejs";

for (const id of ["native", "pointer"]) {
  const items = ["one", "two", "three"].map((word) => `<li style="height: 30px">${word}</li>`).join("");
  document.body.insertAdjacentHTML("beforeend", `<ul id=${id} style="width: 100px">${items}</ul>`);
  new Sortable(document.getElementById(id), { forceFallback: id === "pointer", animation: 0 });
}
