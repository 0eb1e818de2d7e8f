// A rich text editor.
import Quill from "quill";
import "quill/dist/quill.snow.css";

document.body.append(document.createElement("main"));
window.editor = new Quill("main", { theme: "snow" });
