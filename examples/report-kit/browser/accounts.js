/**
 * The accounts of the page: cards that can be searched, filtered, sorted, opened and linked to. It runs in the page, without
 * a network: rows and phrases stand in `#account-data`, what is chosen in the address after `#`.
 */
(() => {
  const { rows, phrases, day } = JSON.parse(document.getElementById("account-data").textContent);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const form = document.getElementById("account-choices");
  const list = document.getElementById("account-list");
  const count = document.getElementById("account-count");
  const more = document.getElementById("account-more");
  const dialog = document.getElementById("account-dialog");
  const STEP = 24;
  let shown = STEP;

  const orders = {
    attention: (a, b) => b.attention - a.attention,
    risk: (a, b) => (b.risk ?? 0) - (a.risk ?? 0),
    growth: (a, b) => (b.growth ?? 0) - (a.growth ?? 0),
    ending: (a, b) => b.ending - a.ending,
    day: (a, b) => (a.on ?? "9999").localeCompare(b.on ?? "9999"),
    name: (a, b) => a.name.localeCompare(b.name),
  };
  const fields = ["view", "day", "seller", "segment", "standing", "sort", "text"];
  const value = (name) => form.elements[name].value;
  const firstValue = (name) => form.elements[name].dataset.first ?? "";

  function element(tag, text, className) {
    const made = document.createElement(tag);
    if (text !== undefined) made.textContent = text;
    if (className !== undefined) made.className = className;
    return made;
  }

  function lines(tag, texts, className) {
    const made = element(tag, undefined, className);
    made.append(...texts.map((text) => element("li", text)));
    return made;
  }

  /** What is told of an account: in the list of reviews for one with a day, else in its row. */
  function partsOf(row) {
    const told = row.told === null ? null : document.getElementById(row.told)?.querySelector(".told");
    if (told)
      return Object.fromEntries(["facts", "why", "offer", "ask"].map((part) => [part, told.querySelector(`.${part}`)]));
    const facts = element("dl", undefined, "facts");
    for (const [label, texts] of row.facts) {
      facts.append(element("dt", label), ...texts.map((text) => element("dd", text)));
    }
    return { facts, why: row.why.length === 0 ? null : lines("ul", row.why, "why"), offer: null, ask: null };
  }

  const searched = new Map();
  /** All that is said of an account, to be searched. */
  function textOf(row) {
    if (!searched.has(row)) {
      const told = Object.values(partsOf(row)).map((part) => part?.textContent ?? "");
      const named = [row.name, row.id, row.segment, row.seller, row.standingText];
      searched.set(row, [...named, ...told].join(" ").toLowerCase());
    }
    return searched.get(row);
  }

  const onDay = (row) =>
    value("view") === "all" || (value("view") === "day" ? row.on === value("day") : row.on !== null);
  const ofSeller = (row) => value("seller") === "" || row.seller === value("seller");

  function chosen() {
    const words = value("text").toLowerCase().split(/\s+/).filter(Boolean);
    return rows
      .filter(
        (row) =>
          onDay(row) &&
          ofSeller(row) &&
          (value("segment") === "" || row.segment === value("segment")) &&
          (value("standing") === "" || row.standing === value("standing")) &&
          words.every((word) => textOf(row).includes(word)),
      )
      .sort((a, b) => orders[value("sort")](a, b) || (a.id < b.id ? -1 : 1));
  }

  function card(row, open) {
    const made = element("article", undefined, "account");
    if (!open) made.id = `account-${row.id}`;
    made.tabIndex = -1;
    const head = element("h3");
    if (open) {
      head.id = "account-dialog-name";
      head.append(row.name, " ");
    } else {
      const link = element("a", row.name);
      link.href = `#account=${encodeURIComponent(row.id)}`;
      head.append(link, " ");
    }
    head.append(element("span", row.standingText, `standing ${row.standing}`));
    const about = [row.id, row.segment].filter((text) => text !== "" && text !== row.name).join(" · ");
    const { facts, why, offer, ask } = partsOf(row);
    made.append(head, element("p", about, "soft"), element("p", row.review), facts.cloneNode(true));
    const parts = [
      [phrases.why, why],
      [phrases.offer, offer],
      [phrases.questions, ask],
    ];
    for (const [title, content] of parts) {
      if (!content) continue;
      const details = element("details");
      details.open = open || title === phrases.why;
      details.append(element("summary", title), content.cloneNode(true));
      made.append(details);
    }
    return made;
  }

  /** A count as the page writes numbers; that of Hindi parts from it at a hundred thousand only, more than a page holds. */
  function grouped(number) {
    return String(number).replace(/\B(?=(\d{3})+$)/g, document.documentElement.lang === "lo" ? "." : ",");
  }

  function show() {
    const found = chosen();
    list.replaceChildren(...found.slice(0, shown).map((row) => card(row, false)));
    const counted = phrases.count
      .replace("{shown}", grouped(Math.min(shown, found.length)))
      .replace("{count}", grouped(found.length));
    count.textContent = found.length === 0 ? phrases.none : counted;
    more.hidden = found.length <= shown;
    form.elements.day.closest("label").hidden = value("view") !== "day";
    // Who has chosen a seller prints what that seller needs.
    const seller = value("seller");
    document.body.classList.toggle("one-seller", seller !== "");
    for (const diary of document.querySelectorAll("details.diary")) {
      diary.classList.toggle("unprinted", seller !== "" && diary.dataset.seller !== seller);
    }
  }

  /** A day without a review of the chosen seller gives way to the next with one, or else the first. */
  function moveDay() {
    if (value("view") !== "day" || rows.some((row) => onDay(row) && ofSeller(row))) return;
    const days = rows.flatMap((row) => (row.on !== null && ofSeller(row) ? [row.on] : [])).sort();
    const next = days.find((on) => on >= value("day")) ?? days[0];
    if (next !== undefined) form.elements.day.value = next;
  }

  /** What is chosen, as it stands in the address. */
  function address(account) {
    const state = new URLSearchParams();
    for (const name of fields) {
      if (name === "day" && value("view") !== "day") continue;
      if (value(name) !== "" && value(name) !== firstValue(name)) state.set(name, value(name));
    }
    if (account !== undefined) state.set("account", account);
    return `#${state}`;
  }

  let opener = null;
  function openCard(row) {
    dialog.lastElementChild.replaceChildren(card(row, true));
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
  }
  dialog.addEventListener("close", () => {
    if (location.hash.includes("account=")) history.replaceState(null, "", address());
    // The card may have been drawn again since.
    const again = opener?.isConnected ? opener : document.getElementById("accounts");
    again?.focus();
    opener = null;
  });
  // A click beside the card closes it.
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  /** Opens the card that a link or a dot leads to; what is chosen stays. */
  function follow(id, from) {
    opener = from;
    history.pushState(null, "", address(id));
    openCard(byId.get(id));
  }
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#account="]');
    const dot = link ? null : event.target.closest?.("[data-account]");
    const id = link ? decodeURIComponent(link.getAttribute("href").slice("#account=".length)) : dot?.dataset.account;
    if (id === undefined || !byId.has(id)) return;
    event.preventDefault();
    follow(id, link);
  });

  /** Shows what the address says. */
  function restore(moves) {
    const state = new URLSearchParams(location.hash.slice(1));
    const row = byId.get(state.get("account") ?? "");
    if (row === undefined && dialog.open) dialog.close();
    const known = fields.filter((name) => state.has(name));
    if (known.length === 0 && row === undefined && location.hash.length > 1) return;
    for (const name of fields) {
      const given = state.get(name) ?? (name === "day" ? day : firstValue(name));
      form.elements[name].value = given;
      // A choice that does not exist would leave none.
      if (form.elements[name].value !== given) form.elements[name].value = firstValue(name);
    }
    shown = STEP;
    show();
    if (row !== undefined) openCard(row);
    else if (moves && known.length > 0) {
      const title = document.getElementById("accounts");
      title.scrollIntoView();
      title.focus({ preventScroll: true });
    }
  }

  form.elements.day.value ||= day;
  form.addEventListener("input", (event) => {
    shown = STEP;
    if (event.target?.name !== "day") moveDay();
    show();
    history.replaceState(null, "", address());
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("account-print").addEventListener("click", () => print());
  more.addEventListener("click", () => {
    const first = shown;
    shown += STEP;
    show();
    list.children[first]?.focus();
  });
  addEventListener("hashchange", () => restore(true));

  // A dot of a chart that names an account leads to its card.
  for (const title of document.querySelectorAll("svg title")) {
    const id = /\(([^()]+)\)$/.exec(title.textContent)?.[1];
    if (byId.has(id)) title.parentElement.dataset.account = id;
  }

  // On paper everything is unfolded.
  let unfolded = [];
  addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("#diaries details:not([open])")];
    for (const details of unfolded) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of unfolded) details.open = false;
  });
  show();
  restore(false);
})();
