/** The page's element of a name. */
export function byId(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
}

/** Children of an element: elements, or text. */
type Child = Node | string;

/** An element with attributes; those that are `undefined` are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>> = {},
  ...children: Child[]
): HTMLElement {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

/** Puts children into an element. What is as it was stays, so that the browser lays out no more than what changed. */
export function put(parent: Element, ...children: readonly Child[]): void {
  const old = [...parent.childNodes];
  children.forEach((child, place) => {
    const node = typeof child === "string" ? document.createTextNode(child) : child;
    const there = old[place];
    if (there === undefined) parent.append(node);
    else if (!there.isEqualNode(node)) become(there, node);
  });
  for (const left of old.slice(children.length)) left.remove();
}

/** Makes a node what another one is: nothing that is put into the page has listeners of its own. */
function become(old: ChildNode, node: Node): void {
  if (old instanceof Text && node instanceof Text) old.data = node.data;
  else if (old instanceof Element && node instanceof Element && old.nodeName === node.nodeName) {
    for (const name of old.getAttributeNames()) if (!node.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of node.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
    put(old, ...node.childNodes);
  } else old.replaceWith(node);
}

/** A table with a head; columns of numbers stand to the right. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly Child[])[],
  numbers: readonly number[] = [],
): HTMLElement {
  const kind = (index: number): { class?: string } => (numbers.includes(index) ? { class: "number" } : {});
  return element(
    "table",
    {},
    element(
      "thead",
      {},
      element("tr", {}, ...columns.map((name, index) => element("th", { scope: "col", ...kind(index) }, name))),
    ),
    element(
      "tbody",
      {},
      ...rows.map((row) => element("tr", {}, ...row.map((cell, index) => element("td", kind(index), cell)))),
    ),
  );
}

/** A drawing that is told in words, too. */
export function drawing(width: number, height: number, label: string): SVGElement {
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label });
}

/** An element of a drawing. */
export function svg(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: Child[]
): SVGElement {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  made.append(...children);
  return made;
}

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });

/** A count. */
export function count(value: number): string {
  return whole.format(value);
}

const twoDigits = new Intl.NumberFormat("en-US", { maximumSignificantDigits: 2 });

/** An estimate, to two digits: `27,000`, `27`, `2.7`. */
export function estimate(value: number): string {
  return twoDigits.format(value).replace("-", "−");
}

/** A chance in percent; what is not certain is neither 0% nor 100%. */
export function percent(value: number): string {
  if (value > 0 && value < 0.005) return "<1%";
  if (value < 1 && value >= 0.995) return ">99%";
  return `${(value * 100).toFixed(0)}%`;
}
