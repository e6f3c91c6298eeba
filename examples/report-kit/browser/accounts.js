/**
 * The accounts of the page: cards that can be searched, filtered, sorted and linked to. It runs in the page, without a
 * network: rows and phrases stand in `#account-data`, the choices in the address after `#`.
 */
(() => {
  const { rows, phrases, day } = JSON.parse(document.getElementById("account-data").textContent);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const form = document.getElementById("account-choices");
  const list = document.getElementById("account-list");
  const count = document.getElementById("account-count");
  const more = document.getElementById("account-more");
  const STEP = 24;
  let shown = STEP;

  const orders = {
    attention: (a, b) => b.attention - a.attention,
    risk: (a, b) => b.risk - a.risk,
    growth: (a, b) => b.growth - a.growth,
    day: (a, b) => (a.on ?? "9999").localeCompare(b.on ?? "9999"),
    name: (a, b) => a.name.localeCompare(b.name),
  };
  const fields = ["view", "day", "seller", "segment", "standing", "sort", "text"];
  const value = (name) => form.elements[name].value;

  function chosen() {
    const words = value("text").toLowerCase().split(/\s+/).filter(Boolean);
    return rows
      .filter(
        (row) =>
          (value("view") === "all" || (value("view") === "day" ? row.on === value("day") : row.on !== null)) &&
          (value("seller") === "" || row.seller === value("seller")) &&
          (value("segment") === "" || row.segment === value("segment")) &&
          (value("standing") === "" || row.standing === value("standing")) &&
          words.every((word) => row.text.includes(word)),
      )
      .sort((a, b) => orders[value("sort")](a, b) || (a.id < b.id ? -1 : 1));
  }

  function element(tag, text, className) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (className !== undefined) made.className = className;
    return made;
  }

  function lines(tag, texts) {
    const made = element(tag);
    made.append(...texts.map((text) => element("li", text)));
    return made;
  }

  function card(row, open) {
    const made = element("article", undefined, "account");
    made.id = `account-${row.id}`;
    made.tabIndex = -1;
    const head = element("h3");
    const link = element("a", row.name);
    link.href = `#account=${encodeURIComponent(row.id)}`;
    head.append(link, " ", element("span", row.standingText, `standing ${row.standing}`));
    const facts = element("ul", undefined, "facts");
    facts.append(...row.facts.map((text) => element("li", text)));
    made.append(head, element("p", row.review, "soft"), facts);
    const told = row.told === null ? null : document.getElementById(row.told);
    const parts = [
      [phrases.why, told?.querySelector("ul")?.cloneNode(true) ?? lines("ul", row.why)],
      [phrases.offer, told?.querySelector("p")?.cloneNode(true)],
      [phrases.questions, told?.querySelector("ol")?.cloneNode(true)],
    ];
    for (const [title, content] of parts) {
      if (content === undefined || content.textContent === "") continue;
      const details = element("details");
      details.open = open || title === phrases.why;
      details.append(element("summary", title), content);
      made.append(details);
    }
    // What the reasons say is not said twice.
    const reasons = new Set([...made.querySelectorAll("details li")].map((item) => item.textContent));
    for (const item of [...facts.children]) if (reasons.has(item.textContent)) item.remove();
    return made;
  }

  function show() {
    const found = chosen();
    list.replaceChildren(...found.slice(0, shown).map((row) => card(row, false)));
    count.textContent = phrases.count
      .replace("{shown}", Math.min(shown, found.length))
      .replace("{count}", found.length);
    more.hidden = found.length <= shown;
    form.elements.day.closest("label").hidden = value("view") !== "day";
  }

  function remember() {
    const state = new URLSearchParams();
    for (const name of fields) {
      if (name === "day" && value("view") !== "day") continue;
      if (value(name) !== "" && value(name) !== form.elements[name].dataset?.first) state.set(name, value(name));
    }
    history.replaceState(null, "", `#${state}`);
  }

  function restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    const account = byId.get(state.get("account") ?? "");
    if (account !== undefined) {
      list.replaceChildren(card(account, true));
      count.textContent = phrases.count.replace("{shown}", 1).replace("{count}", rows.length);
      more.hidden = true;
      const made = list.firstElementChild;
      made.scrollIntoView({ block: "start" });
      made.focus({ preventScroll: true });
      return;
    }
    for (const name of fields) {
      if (state.has(name)) form.elements[name].value = state.get(name);
    }
    show();
  }

  form.elements.day.value ||= day;
  form.addEventListener("input", () => {
    shown = STEP;
    show();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => {
    const first = shown;
    shown += STEP;
    show();
    list.children[first]?.focus();
  });
  addEventListener("hashchange", restore);

  // An account named in a table leads to its card.
  for (const cell of document.querySelectorAll("td, details.diary summary")) {
    const id = /\(([^()]+)\)$/.exec(cell.textContent.trim())?.[1];
    if (cell.tagName !== "TD" || !byId.has(id) || cell.querySelector("a")) continue;
    const link = element("a", cell.textContent);
    link.href = `#account=${encodeURIComponent(id)}`;
    cell.replaceChildren(link);
  }
  // So does a dot of a chart that names one.
  for (const title of document.querySelectorAll("svg title")) {
    const id = /\(([^()]+)\)/.exec(title.textContent)?.[1];
    if (!byId.has(id)) continue;
    title.parentElement.style.cursor = "pointer";
    title.parentElement.addEventListener("click", () => {
      location.hash = `account=${encodeURIComponent(id)}`;
    });
  }

  // On paper every review is unfolded, a seller begins a page.
  const folded = () => [...document.querySelectorAll("details:not([open])")];
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = folded();
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });
  restore();
})();
