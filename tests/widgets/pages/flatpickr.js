// A calendar.
import flatpickr from "flatpickr";
import "flatpickr/dist/flatpickr.css";

document.body.append(document.createElement("input"));
flatpickr("input", { defaultDate: "2024-01-15", enableTime: true });
