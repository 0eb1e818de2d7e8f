// Custom elements with open shadow roots.
import "@shoelace-style/shoelace/dist/themes/light.css";
import "@shoelace-style/shoelace/dist/components/button/button.js";
import "@shoelace-style/shoelace/dist/components/checkbox/checkbox.js";
import "@shoelace-style/shoelace/dist/components/dialog/dialog.js";
import "@shoelace-style/shoelace/dist/components/input/input.js";
import "@shoelace-style/shoelace/dist/components/option/option.js";
import "@shoelace-style/shoelace/dist/components/select/select.js";

document.body.insertAdjacentHTML(
  "beforeend",
  `<sl-input label="Name"></sl-input>
  <sl-select label="Colour"><sl-option value="red">Red</sl-option><sl-option value="blue">Blue</sl-option></sl-select>
  <sl-checkbox>Agree</sl-checkbox>
  <sl-button onclick="document.querySelector('sl-dialog').show()">Open</sl-button>
  <sl-dialog label="Question">Sure?<sl-button slot="footer" onclick="this.closest('sl-dialog').hide()">Yes</sl-button></sl-dialog>`,
);
