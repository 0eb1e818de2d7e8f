// A grid with virtual rows, editors and sorting.
import { AllCommunityModule, createGrid, ModuleRegistry } from "ag-grid-community";

ModuleRegistry.registerModules([AllCommunityModule]);
const main = document.body.appendChild(document.createElement("main"));
main.style.height = "300px";
window.grid = createGrid(main, {
  columnDefs: [{ field: "name", editable: true }, { field: "count", sortable: true }],
  rowData: Array.from({ length: 200 }, (_, index) => ({ name: `row ${index}`, count: (index * 37) % 200 })),
  rowSelection: { mode: "multiRow" },
});
