/** :left-of, :right-of, :above, :below and :near: the relative position of boxes, and their distance. */

type Sides = { left: number; right: number; top: number; bottom: number };

/** How far `a` extends beyond `b` on the other axis. */
const acrossY = (a: Sides, b: Sides) => Math.max(b.bottom - a.bottom, 0) + Math.max(a.top - b.top, 0);
const acrossX = (a: Sides, b: Sides) => Math.max(a.left - b.left, 0) + Math.max(b.right - a.right, 0);

/** The distance, or a negative number if the relation does not hold. */
const gaps: Record<string, (a: Sides, b: Sides) => { gap: number; across: number }> = {
  "left-of": (a, b) => ({ gap: b.left - a.right, across: acrossY(a, b) }),
  "right-of": (a, b) => ({ gap: a.left - b.right, across: acrossY(a, b) }),
  above: (a, b) => ({ gap: b.top - a.bottom, across: acrossX(a, b) }),
  below: (a, b) => ({ gap: a.top - b.bottom, across: acrossX(a, b) }),
};

const NEAR = 50;

/** The smallest distance to any of the others. Undefined if the relation holds with none. */
export function layoutScore(name: string, element: Element, others: Element[], limit?: number): number | undefined {
  const box = element.getBoundingClientRect();
  let best: number | undefined;
  for (const other of others) {
    if (other === element) continue;
    const score = name === "near" ? near(box, other.getBoundingClientRect(), limit) : beside(name, box, other, limit);
    if (score !== undefined && (best === undefined || score < best)) best = score;
  }
  return best;
}

function beside(name: string, box: Sides, other: Element, limit = Infinity): number | undefined {
  const { gap, across } = gaps[name]!(box, other.getBoundingClientRect());
  return gap < 0 || gap > limit ? undefined : gap + across;
}

function near(a: Sides, b: Sides, limit = NEAR): number | undefined {
  let score = 0;
  for (const measure of Object.values(gaps)) {
    const { gap } = measure(a, b);
    if (gap > 0) score += gap;
  }
  return score > limit ? undefined : score;
}
