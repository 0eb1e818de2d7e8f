// A code editor, which draws its text itself.
import { basicSetup, EditorView } from "codemirror";
import { javascript } from "@codemirror/lang-javascript";

window.editor = new EditorView({ doc: "", extensions: [basicSetup, javascript()], parent: document.body });
