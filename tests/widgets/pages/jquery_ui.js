// Widgets of mouse events.
import "jquery-ui/dist/themes/base/jquery-ui.css";

window.jQuery = require("jquery");
require("jquery-ui/dist/jquery-ui.js");

const $ = window.jQuery;
$("body").append(`
  <input id=date><input id=fruit>
  <div id=slider style="width: 200px; margin: 20px"></div>
  <ul id=list style="width: 100px"><li>one</li><li>two</li><li>three</li></ul>
  <div id=thing style="width: 50px; height: 50px; background: red"></div>
  <div id=target style="width: 90px; height: 90px; background: blue; margin: 30px"></div>`);
$("#date").datepicker({ defaultDate: new Date(2024, 0, 15) });
$("#fruit").autocomplete({ source: ["apple", "apricot", "banana"], delay: 0 });
$("#slider").slider({ max: 100, step: 10 });
$("#list").sortable();
$("#thing").draggable();
$("#target").droppable({ drop: (event) => $(event.target).text("dropped") });
