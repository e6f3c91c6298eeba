import { tableNames, tables } from "../../../examples/portfolio-review/tables.js";
import type { Answer, Question, ShownBook, ShownJob, ShownPlan, ShownScore, ShownWordOfMouth } from "../messages.js";
import { policyAsCode, policyAsJson } from "../policy-text.js";
import { type Reach, type SettingId, type Settings, usualSettings } from "../settings.js";
import { moneyChart, planChart, scoreChart, wordsChart } from "./charts.js";
import { byId, count, element, estimate, percent, table } from "./dom.js";
import { sliders } from "./sliders.js";

/** How long nothing may be moved before the whole job is done again. */
const QUIET_MS = 250;
const MOST_ROWS = 50;

/** What is shown, each part as the worker said it last. */
interface Shown {
  score: ShownScore | null;
  plan: ShownPlan | null;
  job: ShownJob | null;
  told: ShownWordOfMouth | null;
}

const nothing = (): Shown => ({ score: null, plan: null, job: null, told: null });

const worker = startWorker();
let settings: Settings = usualSettings();
let book: ShownBook | null = null;
let shown = nothing();
/** As the book stood under the usual settings. */
let before = nothing();
let chosen = { sellerId: "", on: "" };
let isBusy = false;
let quiet: ReturnType<typeof setTimeout> | undefined;
/** What the worker has not been asked yet: of each reach the last is enough. */
const waiting = new Map<Reach, Question>();

worker.onmessage = ({ data }: MessageEvent<Answer>): void => {
  isBusy = false;
  take(data);
  askNext();
};

const { show: showSliders } = sliders(byId("sliders"), byId("own-figures"), (id, value, reach) => {
  set(id, value);
  changed(reach);
});
for (const input of document.querySelectorAll<HTMLInputElement>('input[name="preset"]')) {
  input.addEventListener("change", () => {
    settings = { ...settings, preset: input.value as Settings["preset"] };
    byId("own-figures").hidden = settings.preset !== "own";
    changed("job");
  });
}
byId("reset").addEventListener("click", () => {
  settings = usualSettings();
  const [first] = document.querySelectorAll<HTMLInputElement>('input[name="preset"]');
  if (first !== undefined) first.checked = true;
  byId("own-figures").hidden = true;
  showSliders(settings);
  changed("job");
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
  if (shown.job !== null) show("job");
});

let dropped: { name: string; text: string }[] | null = null;
askBook(null);

/** The worker's program lies in the page, so that the page is one file and needs no network. */
function startWorker(): Worker {
  const source = byId("worker").textContent;
  return new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
}

function set(id: SettingId, value: number | undefined): void {
  const others = Object.fromEntries(Object.entries(settings.values).filter(([name]) => name !== id));
  settings = { ...settings, values: value === undefined ? others : { ...others, [id]: value } };
}

/** Asks for what a change touches at once, and for the whole job when the slider rests. */
function changed(reach: Reach): void {
  showPolicy();
  if (reach !== "job") {
    waiting.set(reach, { ask: "change", reach, settings });
    askNext();
  }
  clearTimeout(quiet);
  byId("told").classList.add("working");
  quiet = setTimeout(
    () => {
      waiting.set("job", { ask: "change", reach: "job", settings });
      askNext();
    },
    reach === "job" ? QUIET_MS / 2 : QUIET_MS,
  );
}

function askNext(): void {
  const [next] = waiting;
  if (isBusy || next === undefined) return;
  waiting.delete(next[0]);
  ask(next[1]);
}

function ask(question: Question): void {
  isBusy = true;
  worker.postMessage(question);
}

function askBook(files: typeof dropped, asOf = "", to = ""): void {
  dropped = files;
  waiting.clear();
  clearTimeout(quiet);
  before = nothing();
  tell("Reading the book");
  byId("told").classList.add("working");
  worker.postMessage({ ask: "book", files, asOf: asOf || null, to: to || null } satisfies Question);
  isBusy = true;
}

async function open(list: FileList | null): Promise<void> {
  const files = [...(list ?? [])];
  if (files.length === 0) return;
  askBook(await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() }))));
}

function take(answer: Answer): void {
  switch (answer.answer) {
    case "error":
      tell(answer.message, true);
      return;
    case "book":
      book = answer.book;
      shown = nothing();
      chosen = { sellerId: book.sellers[0] ?? "", on: "" };
      showBook(book);
      waiting.set("job", { ask: "change", reach: "job", settings });
      return;
    case "account":
      showCard(answer);
      return;
    case "change": {
      const { score, plan, job, told } = answer;
      if (score !== undefined) shown.score = score;
      if (plan !== undefined) shown.plan = plan;
      if (job !== undefined) shown.job = job;
      if (told !== undefined) shown.told = told;
      if (before.job === null && isUsual()) before = { ...shown };
      const started = performance.now();
      show(answer.reach);
      const drawn = performance.now() - started;
      const isWhole = answer.reach === "job";
      const names = {
        score: "Scores and levels",
        plan: "The plan",
        "word-of-mouth": "Word of mouth",
        job: "The whole job",
      };
      const accounts = count(book?.accounts.length ?? 0);
      tell(
        `${names[answer.reach]} for ${accounts} accounts: ${count(answer.milliseconds)} ms, drawn in ${count(drawn)} ms.${isWhole ? "" : " The whole job follows."}`,
      );
      if (isWhole && waiting.size === 0) byId("told").classList.remove("working");
      Object.assign(document.body.dataset, {
        [isWhole ? "job" : "part"]: String(Math.round(answer.milliseconds + drawn)),
        reach: answer.reach,
      });
    }
  }
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
function show(reach: Reach): void {
  const has = (part: Reach): boolean => reach === part || reach === "job";
  if (has("score") && shown.score !== null)
    byId("score").replaceChildren(scoreChart(wide(), shown.score, isUsual() ? null : before.score));
  if (has("plan")) showPlan();
  if (has("word-of-mouth")) showWords();
  if (reach === "job") showMoney();
  if (reach === "job" || reach === "score") showAccounts();
  showTiles();
}

/** A tile's figure, its bounds or a note, and how it differs from before. */
type Tile = [name: string, value: string, bounds: string, change: string];

function showTiles(): void {
  const { score, plan, job, told } = shown;
  const high = (of: ShownScore | null): number | null => of?.levels.filter((level) => level === "high").length ?? null;
  const currency = book?.currency ?? "";
  const reach = ({ plan: booked, job: known }: Shown): number | null => {
    if (booked === null || known === null) return null;
    const reviewed = new Set(booked.booked.map(([, index]) => index));
    return sum([...reviewed].map((index) => known.attention[index] ?? 0));
  };
  const tiles: Tile[] = [
    [
      "accounts of high opportunity",
      score ? count(high(score) ?? 0) : "–",
      "",
      difference(high(score), high(before.score)),
    ],
    [
      "reviews in the plan",
      plan ? count(plan.booked.length) : "–",
      plan ? `${count(sum(Object.values(plan.unbooked)))} without a day` : "",
      difference(plan?.booked.length ?? null, before.plan?.booked.length ?? null),
    ],
    [
      "at stake in reviewed accounts",
      reach(shown) === null ? "–" : `${estimate(reach(shown) ?? 0)} ${currency}`,
      "what their reviews may protect or bring",
      difference(reach(shown), reach(before), true),
    ],
    [
      "money at risk in a year",
      job?.money ? `${estimate(job.money.amount)} ${currency}` : "not known",
      job?.money ? `${estimate(job.money.lower)} to ${estimate(job.money.upper)}` : "",
      difference(job?.money?.amount ?? null, before.job?.money?.amount ?? null, true),
    ],
    [
      "won less lost by word of mouth",
      told?.net ? estimate(told.net.mean) : "not known",
      told?.net ? `${estimate(told.net.lower)} to ${estimate(told.net.upper)} customers` : "",
      difference(told?.net?.mean ?? null, before.told?.net?.mean ?? null, true),
    ],
  ];
  byId("tiles").replaceChildren(
    ...tiles.map(([name, value, bounds, change]) =>
      element(
        "div",
        {},
        element("dt", {}, name),
        element("dd", {}, value),
        element("dd", { class: "bounds" }, bounds),
        element("dd", { class: "change" }, change),
      ),
    ),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
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
  byId("plan").replaceChildren(planChart(wide(), plan, chosen, choose));
  const days = [...new Set(plan.booked.filter(([, , sellerId]) => sellerId === chosen.sellerId).map(([on]) => on))];
  if (!days.includes(chosen.on)) chosen = { ...chosen, on: days[0] ?? "" };
  options("seller", book?.sellers ?? [], chosen.sellerId);
  options("day", days, chosen.on);
  const rows = plan.booked.filter(([on, , sellerId]) => sellerId === chosen.sellerId && on === chosen.on);
  byId("bookings").replaceChildren(
    rows.length === 0
      ? element("p", { class: "hint" }, "Nothing is booked.")
      : table(
          ["account", "level", "minutes"],
          rows.map(([, index, , minutes]) => [accountButton(index), shown.score?.levels[index] ?? "", String(minutes)]),
          [2],
        ),
  );
}

function choose(sellerId: string, on: string): void {
  chosen = { sellerId, on };
  showPlan();
}

function options(id: string, values: readonly string[], value: string): void {
  byId(id).replaceChildren(
    ...values.map((each) => element("option", { value: each, ...(each === value && { selected: "" }) }, each)),
  );
}

function showMoney(): void {
  const { job } = shown;
  if (job === null || book === null) return;
  const { money, states, atRisk } = job;
  byId("money-told").textContent =
    money === null
      ? job.reasons.join(". ")
      : `${estimate(money.amount)} of the ${estimate(money.worth)} ${book.currency} that ${count(money.accounts)} customers would bring in 12 months; 90% bounds ${estimate(money.lower)} to ${estimate(money.upper)}.`;
  const standings = (["active", "slowing", "new"] as const).map((state) => {
    const members = states.flatMap((each, index) => (each === state ? [atRisk[index] ?? 0] : []));
    return { state, accounts: members.length, atRisk: sum(members) };
  });
  byId("money").replaceChildren(...(money === null ? [] : [moneyChart(wide(), standings, book.currency)]));
}

function showWords(): void {
  const { told } = shown;
  byId("words-told").textContent =
    told === null
      ? "Not known: no tickets."
      : `${estimate(told.hearers.mean)} people hear of it within a year. By your guesses ${estimate(told.won?.mean ?? 0)} of them become customers and ${estimate(told.lost?.mean ?? 0)} are lost.`;
  byId("words").replaceChildren(...(told === null ? [] : [wordsChart(wide(), told)]));
}

function showAccounts(): void {
  const { score, job, plan } = shown;
  if (score === null || job === null || book === null) return;
  const wanted = valueOf("search").trim().toLowerCase();
  const by = valueOf("sort");
  const key = (index: number): number => {
    if (by === "score") return score.scores[index] ?? 0;
    if (by === "atRisk") return job.atRisk[index] ?? -1;
    if (by === "chance") return -(job.chances[index] ?? 2);
    return job.attention[index] ?? 0;
  };
  const dayOf = new Map(plan?.booked.map(([on, index]) => [index, on]).reverse() as [number, string][] | undefined);
  const found = book.accounts
    .map((account, index) => ({
      index,
      text: `${account.id} ${account.name} ${account.segment} ${account.sellerId}`.toLowerCase(),
    }))
    .filter(({ text }) => text.includes(wanted))
    .sort((a, b) => key(b.index) - key(a.index));
  const money = (value: number | null | undefined): string => (value == null ? "–" : estimate(value));
  byId("accounts").replaceChildren(
    element("p", { class: "hint" }, `${count(Math.min(MOST_ROWS, found.length))} of ${count(found.length)} accounts`),
    table(
      ["account", "rep", "standing", "level", "score", "buys again", "at risk", "attention", "review"],
      found
        .slice(0, MOST_ROWS)
        .map(({ index }) => [
          accountButton(index),
          book?.accounts[index]?.sellerId ?? "",
          job.states[index] ?? "",
          score.levels[index] ?? "",
          (score.scores[index] ?? 0).toFixed(0),
          job.chances[index] == null ? "–" : percent(job.chances[index]),
          money(job.atRisk[index]),
          money(job.attention[index]),
          dayOf.get(index) ?? "–",
        ]),
      [4, 5, 6, 7],
    ),
  );
}

function accountButton(index: number): HTMLElement {
  const account = book?.accounts[index];
  const button = element("button", { type: "button" }, account?.name ?? "");
  button.addEventListener("click", () => {
    if (account !== undefined) worker.postMessage({ ask: "account", accountId: account.id } satisfies Question);
  });
  return button;
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
  const { read, unknown, derived, rejected, rejectedCount } = files;
  const notes = [
    ...read.map(
      ({ file, table: name, rows, ignoredColumns }) =>
        `${file}: ${count(rows)} rows of ${name}${ignoredColumns.length > 0 ? `; not used: ${ignoredColumns.join(", ")}` : ""}`,
    ),
    ...unknown.map((file) => `${file}: its columns are of none of the files below; left out`),
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
