import { tableNames, tables } from "../../../examples/reading/tables.js";
import {
  LEVELS,
  NONE,
  STATES,
  type Answer,
  type Part,
  type Parts,
  type Question,
  type ShownBook,
  type ShownScore,
} from "../messages.js";
import { policyAsCode, policyAsJson } from "../policy-text.js";
import { type Settings, usualSettings, withValue } from "../settings.js";
import { moneyChart, planChart, type PlanChart, scoreChart, wordsChart } from "./charts.js";
import { byId, count, element, estimate, percent, put, table } from "./dom.js";
import { sliders } from "./sliders.js";

/** How long nothing may be moved before the reports on all accounts are made again. */
const QUIET_MS = 250;
const MOST_ROWS = 50;
/** How long the parts of a change wait for each other, to be seen together. */
const TOGETHER_MS = 80;

/** What is shown, each part as the worker said it last. */
type Shown = { [Of in Part]: Parts[Of] | null };

const nothing = (): Shown => ({ score: null, stakes: null, plan: null, whole: null });

const worker = startWorker();
let settings: Settings = usualSettings();
let book: ShownBook | null = null;
/** What the accounts are searched by, in the order of the book. */
let searched: string[] = [];
let shown = nothing();
/** As the book stood under the usual settings. */
let before = nothing();
let chosen = { sellerId: "", on: "" };
let drawnPlan: PlanChart | null = null;
let quiet: ReturnType<typeof setTimeout> | undefined;
/** Parts that came and are not drawn yet, and when they are drawn at the latest. */
const undrawn = new Set<Part>();
let together: ReturnType<typeof setTimeout> | undefined;
/** Parts that are known of the last change. */
let known = new Set<Part>();
/** Number of the last change, when it was made, and after how many milliseconds each part of it was seen. */
let change = 0;
let changedAt = 0;
let seen: Partial<Record<Part, number>> = {};

worker.onmessage = ({ data }: MessageEvent<Answer>): void => {
  take(data);
};

const { show: showSliders } = sliders(byId("sliders"), byId("own-figures"), (id, value) => {
  settings = { ...settings, values: withValue(settings.values, id, value) };
  showSliders(settings);
  changed();
});
for (const input of document.querySelectorAll<HTMLInputElement>('input[name="preset"]')) {
  input.addEventListener("change", () => {
    settings = { ...settings, preset: input.value as Settings["preset"] };
    byId("own-figures").hidden = settings.preset !== "own";
    changed();
  });
}
byId("reset").addEventListener("click", () => {
  settings = usualSettings();
  const [first] = document.querySelectorAll<HTMLInputElement>('input[name="preset"]');
  if (first !== undefined) first.checked = true;
  byId("own-figures").hidden = true;
  showSliders(settings);
  changed();
});
byId("seller").addEventListener("change", () => {
  choose(valueOf("seller"), "");
});
byId("day").addEventListener("change", () => {
  choose(chosen.sellerId, valueOf("day"));
});
for (const [id, event] of [
  ["search", "input"],
  ["sort", "change"],
] as const) {
  byId(id).addEventListener(event, showAccounts);
}
for (const id of ["bookings", "accounts"]) {
  byId(id).addEventListener("click", ({ target }) => {
    const place = target instanceof HTMLElement ? target.dataset.account : undefined;
    const account = place === undefined ? undefined : book?.accounts[Number(place)];
    if (account !== undefined) ask({ ask: "account", accountId: account.id });
  });
}
byId("copy-json").addEventListener("click", () => {
  void copy(policyAsJson(settings), "JSON");
});
byId("copy-code").addEventListener("click", () => {
  void copy(code(), "code");
});
byId("files").addEventListener("change", () => {
  void open((byId("files") as HTMLInputElement).files);
});
for (const id of ["as-of", "to"]) {
  byId(id).addEventListener("change", () => {
    if (dropped !== null) askBook(dropped, valueOf("as-of"), valueOf("to"));
  });
}
byId("made-up").addEventListener("click", () => {
  askBook(null);
});
document.addEventListener("dragover", (event) => {
  event.preventDefault();
  document.body.classList.add("dragging");
});
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) document.body.classList.remove("dragging");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  document.body.classList.remove("dragging");
  void open(event.dataTransfer?.files ?? null);
});
byId("columns").append(
  table(
    ["file", "columns"],
    tableNames.map((name) => [element("code", {}, `${name}.csv`), Object.keys(tables[name]).join(", ")]),
  ),
);

let drawnWide = wide();
addEventListener("resize", () => {
  if (wide() === drawnWide) return;
  drawnWide = wide();
  for (const part of ["score", "stakes", "plan"] as const) show(part);
  showAccounts();
  showTiles();
});

let dropped: { name: string; bytes: Uint8Array }[] | null = null;
askBook(null);

/** The worker's program lies in the page, so that the page is one file and needs no network. */
function startWorker(): Worker {
  const source = byId("worker").textContent;
  return new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
}

/** Asks for what a change touches at once, and for the reports on all accounts when the slider rests. */
function changed(): void {
  change++;
  changedAt = performance.now();
  seen = {};
  known = new Set();
  showPolicy();
  byId("told").classList.add("working");
  askUpTo("plan");
  clearTimeout(quiet);
  quiet = setTimeout(askUpTo, QUIET_MS, "whole");
}

function askUpTo(upTo: Part): void {
  ask({ ask: "change", change, settings, upTo });
}

function ask(question: Question): void {
  worker.postMessage(question);
}

function askBook(files: typeof dropped, asOf = "", to = ""): void {
  dropped = files;
  clearTimeout(quiet);
  before = nothing();
  tell("Reading the book");
  byId("told").classList.add("working");
  ask({ ask: "book", files, asOf: asOf || null, to: to || null });
}

async function open(list: FileList | null): Promise<void> {
  const files = [...(list ?? [])];
  if (files.length === 0) return;
  askBook(
    await Promise.all(
      files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
    ),
  );
}

function take(answer: Answer): void {
  switch (answer.answer) {
    case "error":
      tell(answer.message, true);
      return;
    case "book":
      book = answer.book;
      shown = nothing();
      drawnPlan = null;
      undrawn.clear();
      chosen = { sellerId: book.sellers[0] ?? "", on: "" };
      searched = book.accounts.map((each) => `${each.id} ${each.name} ${each.segment} ${each.sellerId}`.toLowerCase());
      showBook(book);
      change++;
      changedAt = performance.now();
      seen = {};
      known = new Set();
      askUpTo("whole");
      return;
    case "account":
      showCard(answer);
      return;
    case "change": {
      const { part } = answer;
      const value = answer[part];
      if (value !== undefined) {
        Object.assign(shown, { [part]: value });
        undrawn.add(part);
      }
      const isLast = answer.change === change;
      if (isLast) known.add(part);
      // Figures that follow from the same setting change together.
      if (isLast && (part === "plan" || part === "whole")) draw();
      else together ??= setTimeout(draw, TOGETHER_MS);
    }
  }
}

/** Draws what came since, and tells of what is known of the last change. */
function draw(): void {
  clearTimeout(together);
  together = undefined;
  for (const part of undrawn) show(part);
  undrawn.clear();
  showAccounts();
  showTiles();
  for (const part of known) if (seen[part] === undefined) done(part);
}

/** Tells how long a part of the last change took until it was seen. */
function done(part: Part): void {
  if (part === "whole" && before.whole === null && isUsual()) {
    before = { ...shown };
    showTiles();
  }
  const of = change;
  // What was drawn is seen with the next frame.
  requestAnimationFrame(() => {
    if (of !== change) return;
    seen[part] = Math.round(performance.now() - changedAt);
    document.body.dataset[part] = String(seen[part]);
    const names = { score: "scores", stakes: "money and word of mouth", plan: "the plan", whole: "every report" };
    const told = Object.entries(seen).map(([each, ms]) => `${names[each as Part]} after ${count(ms)} ms`);
    tell(`${count(book?.accounts.length ?? 0)} accounts: ${told.join(", ")}.`);
    if (part === "whole") byId("told").classList.remove("working");
  });
}

/** How wide a drawing may be, so that its words keep their size on a phone. */
function wide(): number {
  return Math.max(280, Math.min(900, byId("results").clientWidth));
}

function isUsual(): boolean {
  return settings.preset === "published" && Object.keys(settings.values).length === 0;
}

function tell(text: string, isBad = false): void {
  const told = byId("told");
  told.textContent = text;
  told.classList.toggle("bad", isBad);
  if (isBad) told.classList.remove("working");
}

/** Draws what a change touched. */
function show(part: Part): void {
  if (part === "score" && shown.score !== null) {
    put(byId("score"), scoreChart(wide(), shown.score, isUsual() ? null : before.score));
  }
  if (part === "plan") showPlan();
  if (part === "stakes") showWords();
  if (part === "stakes" || part === "whole") showMoney();
  if (part === "whole") showRemedies();
}

/** Whether what is shown of some parts is not that of the last change yet. */
function isOld(...parts: readonly Part[]): boolean {
  return parts.some((part) => !known.has(part));
}

/** A tile's figure, its bounds or a note, how it differs from before, and the parts that it follows from. */
type Tile = [name: string, value: string, bounds: string, change: string, ...from: Part[]];

function showTiles(): void {
  const { score, plan, stakes } = shown;
  const told = stakes?.told;
  const isHigh = LEVELS.indexOf("high");
  const high = (of: ShownScore | null): number | null => of?.levels.filter((level) => level === isHigh).length ?? null;
  const currency = book?.currency ?? "";
  const reach = ({ plan: booked, stakes: known }: Shown): number | null => {
    if (booked === null || known === null) return null;
    const amounts = [...new Set(booked.booked.accounts)].map((index) => known.attention[index] ?? NaN);
    return sum(amounts.filter((amount) => !Number.isNaN(amount)));
  };
  const tiles: Tile[] = [
    [
      "accounts of high opportunity",
      score ? count(high(score) ?? 0) : "–",
      "",
      difference(high(score), high(before.score)),
      "score",
    ],
    [
      "reviews in the plan",
      plan ? count(plan.booked.on.length) : "–",
      plan ? `${count(sum(Object.values(plan.unbooked)))} without a day` : "",
      difference(plan?.booked.on.length ?? null, before.plan?.booked.on.length ?? null),
      "plan",
    ],
    [
      "at stake in reviewed accounts",
      reach(shown) === null ? "–" : `${estimate(reach(shown) ?? 0)} ${currency}`,
      "what their reviews may protect or bring",
      difference(reach(shown), reach(before), true),
      "stakes",
      "plan",
    ],
    [
      "money at risk in a year",
      stakes?.money ? `${estimate(stakes.money.amount)} ${currency}` : "not known",
      stakes?.money ? `${estimate(stakes.money.lower)} to ${estimate(stakes.money.upper)}` : "",
      difference(stakes?.money?.amount ?? null, before.stakes?.money?.amount ?? null, true),
      "stakes",
    ],
    [
      "won less lost by word of mouth in a year",
      told?.net ? estimate(told.net.mean) : "not known",
      told?.net ? `${estimate(told.net.lower)} to ${estimate(told.net.upper)} customers` : "",
      difference(told?.net?.mean ?? null, before.stakes?.told?.net?.mean ?? null, true),
      "stakes",
    ],
  ];
  put(
    byId("tiles"),
    ...tiles.map(([name, value, bounds, change, ...from]) =>
      element(
        "div",
        isOld(...from) ? { class: "old" } : {},
        element("dt", {}, name),
        element("dd", {}, value),
        element("dd", { class: "bounds" }, bounds),
        element("dd", { class: "change" }, change),
      ),
    ),
  );
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function difference(now: number | null, then: number | null, isEstimate = false): string {
  if (now === null || then === null || isUsual()) return "";
  const change = now - then;
  if (Math.abs(change) < 1e-9 * Math.abs(then) || change === 0) return "as before";
  const size = isEstimate ? estimate(Math.abs(change)) : count(Math.abs(change));
  return `${change > 0 ? "+" : "−"}${size} against before`;
}

function showPlan(): void {
  const { plan } = shown;
  if (plan === null) return;
  const { dates, sellerIds, booked } = plan;
  const own = [...booked.on.keys()].filter((place) => sellerIds[booked.sellers[place] ?? -1] === chosen.sellerId);
  const dayOf = (place: number): string => dates[booked.on[place] ?? -1] ?? "";
  const days = [...new Set(own.map(dayOf))];
  if (!days.includes(chosen.on)) chosen = { ...chosen, on: days[0] ?? "" };
  if (drawnPlan?.fits(plan, wide()) !== true) {
    drawnPlan = planChart(wide(), plan, choose);
    byId("plan").replaceChildren(drawnPlan.element);
  }
  drawnPlan.show(plan, chosen);
  options("seller", book?.sellers ?? [], chosen.sellerId);
  options("day", days, chosen.on);
  const rows = own.filter((place) => dayOf(place) === chosen.on);
  put(
    byId("bookings"),
    rows.length === 0
      ? element("p", { class: "hint" }, "Nothing is booked.")
      : table(
          ["account", "level", "minutes"],
          rows.map((place) => {
            const index = booked.accounts[place] ?? -1;
            return [accountButton(index), levelOf(index) ?? "", String(booked.minutes[place])];
          }),
          [2],
        ),
  );
}

/** What would book the reviews without a day, each on its own. */
function showRemedies(): void {
  const { remedies = {} } = shown.whole ?? {};
  const words = [
    ["minutes", "more time on one day"],
    ["period-minutes", "more time in a week or month"],
    ["window", "a wider window"],
    ["daily-minutes", "more time every day"],
    ["none", "none of these"],
  ] as const;
  const told = words.flatMap(([kind, what]) => (remedies[kind] ? `${count(remedies[kind])} by ${what}` : []));
  byId("remedies").textContent =
    told.length === 0 ? "" : `Of the reviews without a day, each on its own would be booked: ${told.join(", ")}.`;
}

function choose(sellerId: string, on: string): void {
  chosen = { sellerId, on };
  showPlan();
}

function options(id: string, values: readonly string[], value: string): void {
  put(byId(id), ...values.map((each) => element("option", { value: each }, each)));
  (byId(id) as HTMLSelectElement).value = value;
}

function showMoney(): void {
  const { stakes, whole } = shown;
  if (stakes === null || book === null) return;
  const { money, states, atRisk } = stakes;
  byId("money-told").textContent =
    money === null
      ? (whole?.reasons ?? []).join(". ")
      : `${estimate(money.amount)} of the ${estimate(money.worth)} ${book.currency} that ${count(money.accounts)} customers would bring in 12 months; 90% bounds ${estimate(money.lower)} to ${estimate(money.upper)}.`;
  const standings = (["active", "slowing", "new"] as const).map((state) => {
    const wanted = STATES.indexOf(state);
    const members = atRisk.filter((_, index) => states[index] === wanted);
    return { state, accounts: members.length, atRisk: sum(members.filter((money) => !Number.isNaN(money))) };
  });
  put(byId("money"), ...(money === null ? [] : [moneyChart(wide(), standings, book.currency)]));
}

function showWords(): void {
  const told = shown.stakes?.told ?? null;
  byId("words-told").textContent =
    told === null
      ? "Not known: no tickets."
      : `${estimate(told.hearers.mean)} people hear within a year what became of a customer's problem. By your guesses ${estimate(told.won?.mean ?? 0)} of them become customers and ${estimate(told.lost?.mean ?? 0)} are lost.`;
  put(byId("words"), ...(told === null ? [] : [wordsChart(wide(), told)]));
}

function showAccounts(): void {
  const { score, stakes, whole, plan } = shown;
  if (score === null || stakes === null || book === null) return;
  const { accounts } = book;
  const chances = whole?.chances ?? new Float64Array();
  const wanted = valueOf("search").trim().toLowerCase();
  const by = valueOf("sort");
  const values =
    by === "score"
      ? score.scores
      : by === "atRisk"
        ? stakes.atRisk
        : by === "chance"
          ? chances.map((chance) => -chance)
          : stakes.attention;
  const known = (value: number | undefined): value is number => value !== undefined && !Number.isNaN(value);
  // What is not known comes last.
  const keys = Float64Array.from(accounts, (_, index) => (known(values[index]) ? values[index] : -Infinity));
  const key = (index: number): number => keys[index] ?? -Infinity;
  const dayOf = new Map<number, string>();
  plan?.booked.accounts.forEach((index, place) => {
    const on = plan.dates[plan.booked.on[place] ?? -1] ?? "";
    const first = dayOf.get(index);
    if (first === undefined || on < first) dayOf.set(index, on);
  });
  const found = [...accounts.keys()]
    .filter((index) => searched[index]?.includes(wanted))
    .sort((a, b) => (key(a) === key(b) ? a - b : key(b) - key(a)));
  const money = (value: number | undefined): string => (known(value) ? estimate(value) : "–");
  const rows = found.slice(0, MOST_ROWS).map((index) => {
    const [chance, points] = [chances[index], score.scores[index]];
    return [
      accountButton(index),
      accounts[index]?.sellerId ?? "",
      STATES[stakes.states[index] ?? NONE] ?? "refused",
      levelOf(index) ?? "–",
      known(points) ? points.toFixed(0) : "–",
      known(chance) ? percent(chance) : "–",
      money(stakes.atRisk[index]),
      money(stakes.attention[index]),
      dayOf.get(index) ?? "–",
    ];
  });
  // The chance of buying comes with the reports.
  byId("accounts").classList.toggle("old-chances", isOld("whole"));
  put(
    byId("accounts"),
    element(
      "p",
      { class: "hint" },
      `${count(rows.length)} of ${count(found.length)} accounts. Chances of buying again are for 180 days; money at risk and at stake is of 12 months${book.currency === "" ? "" : `, in ${book.currency}`}.`,
    ),
    table(
      ["account", "rep", "standing", "level", "score", "buys again", "at risk", "at stake", "review"],
      rows,
      [4, 5, 6, 7],
    ),
  );
}

function levelOf(index: number): string | undefined {
  return LEVELS[shown.score?.levels[index] ?? NONE];
}

/** What opens the card of an account; the table that it stands in listens. */
function accountButton(index: number): HTMLElement {
  return element("button", { type: "button", "data-account": index }, book?.accounts[index]?.name ?? "");
}

function showCard({ accountId, lines }: Extract<Answer, { answer: "account" }>): void {
  const account = book?.accounts.find(({ id }) => id === accountId);
  byId("card-title").textContent = account?.name ?? accountId;
  const part = (title: string, sentences: readonly string[]): Node[] =>
    sentences.length === 0
      ? []
      : [element("h3", {}, title), element("ul", {}, ...sentences.map((sentence) => element("li", {}, sentence)))];
  byId("card-body").replaceChildren(
    ...part("Why a review, and when", lines.review),
    ...part("Where it stands", lines.standing),
    ...part("What it could still buy", lines.opportunity),
    ...part("Whether it buys again", lines.buysAgain),
  );
  (byId("card") as HTMLDialogElement).showModal();
}

function showBook({ accounts, sellers, products, asOf, to, files }: ShownBook): void {
  const what = `${count(accounts.length)} accounts, ${count(products)} products, ${count(sellers.length)} reps; as of ${asOf}, planned until ${to}`;
  byId("book-now").textContent = files === null ? `The made-up book: ${what}.` : `Your book: ${what}.`;
  byId("own-dates").hidden = files === null;
  (byId("as-of") as HTMLInputElement).value = asOf;
  (byId("to") as HTMLInputElement).value = to;
  const leftOut = byId("left-out");
  leftOut.replaceChildren();
  showPolicy();
  if (files === null) return;
  const { read, unused, derived, rejected, rejectedCount } = files;
  const notes = [
    ...read.map(({ file, table: name, rows, ignoredColumns, notes }) =>
      [
        `${file}: ${count(rows)} rows of ${name}`,
        ...notes,
        ...(ignoredColumns.length > 0 ? [`not used: ${ignoredColumns.join(", ")}`] : []),
      ].join("; "),
    ),
    ...unused.map(({ file, why }) => `${file}: ${why}; left out`),
    ...derived.map((name) => `no ${name}.csv: ${name} follow from the other files`),
  ];
  leftOut.append(element("ul", {}, ...notes.map((note) => element("li", {}, note))));
  if (rejectedCount > 0) {
    leftOut.append(
      element(
        "details",
        { open: "" },
        element("summary", {}, `${count(rejectedCount)} bad lines left out`),
        element(
          "div",
          { class: "table", tabindex: 0, role: "region", "aria-label": "Bad lines" },
          table(
            ["line", "what is wrong"],
            rejected.map(({ place, message }) => [element("code", {}, place), message]),
          ),
        ),
      ),
    );
  }
}

function showPolicy(): void {
  byId("policy").textContent = code();
}

function code(): string {
  return policyAsCode(settings, { asOf: book?.asOf ?? "2026-11-21", to: book?.to ?? "2027-02-20" });
}

async function copy(text: string, name: string): Promise<void> {
  byId("policy").textContent = text;
  try {
    await navigator.clipboard.writeText(text);
    byId("copied").textContent = `Copied as ${name}.`;
  } catch {
    byId("copied").textContent = `Shown below as ${name}: copying is not allowed here.`;
  }
}

function valueOf(id: string): string {
  return (byId(id) as HTMLInputElement | HTMLSelectElement).value;
}
