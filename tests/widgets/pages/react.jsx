// A form whose every value is held by React.
import { useState } from "react";
import { createRoot } from "react-dom/client";

function Form() {
  const [name, setName] = useState("");
  const [size, setSize] = useState("small");
  const [agreed, setAgreed] = useState(false);
  const [amount, setAmount] = useState(1);
  const [hovered, setHovered] = useState(0);
  const [sent, setSent] = useState("");
  const submit = (event) => {
    event.preventDefault();
    setSent(JSON.stringify({ name, size, agreed, amount, hovered }));
  };
  return (
    <form onSubmit={submit}>
      <label>Name <input value={name} onChange={({ target }) => setName(target.value.toUpperCase())} /></label>
      <label>Size
        <select value={size} onChange={({ target }) => setSize(target.value)}>
          <option value="small">Small</option><option value="large">Large</option>
        </select>
      </label>
      <label><input type="checkbox" checked={agreed} onChange={({ target }) => setAgreed(target.checked)} />Agree</label>
      <label>Amount <input type="range" min="0" max="10" value={amount} onChange={({ target }) => setAmount(+target.value)} /></label>
      <p onMouseEnter={() => setHovered((count) => count + 1)}>hover me</p>
      <button disabled={!agreed}>Send</button>
      <output>{sent}</output>
    </form>
  );
}

createRoot(document.body.appendChild(document.createElement("main"))).render(<Form />);
