/** The library's work, off the page's thread: the real build, and no network. */
import type { PortfolioScenario, WordOfMouthProjection } from "retention-kit";
import { describe } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { playgroundJob, type Book } from "./job.js";
import { madeUpBook } from "./made-up-book.js";
import {
  LEVELS,
  NONE,
  STATES,
  type AccountLines,
  type Answer,
  type Part,
  type Parts,
  type Question,
  type Reasons,
  type ShownBook,
  type ShownPlan,
  type ShownScore,
  type ShownStakes,
  type ShownWhole,
  type ShownWordOfMouth,
} from "./messages.js";
import { isSame } from "./is-same.js";
import { type Setting, settings as allSettings, type Settings, withValue } from "./settings.js";
import { lastDayOf } from "../../examples/reading/last-day.js";
import { placeInFile } from "../../examples/reading/join-export.js";
import { readFiles } from "../../examples/reading/read-files.js";

const MOST_REJECTED = 200;
const QUARTER_DAYS = 91;
const PARTS = ["score", "stakes", "plan", "whole"] as const satisfies readonly Part[];

let job: ReturnType<typeof playgroundJob> | null = null;
/** The book under the settings asked last, without what would have booked the reviews left out: its plan is known sooner. */
let soon: PortfolioScenario | null = null;
/** Place of each account in the book. */
let placeOf = new Map<string, number>();
/** What money is in, where the book says it. */
let currency: string | undefined;
/** What was asked last. What was asked before it is done no further. */
let asked: Extract<Question, { ask: "change" }> | null = null;
/** How many sliders were moved unseen for this book, so that their code is compiled. */
let tried = 0;
/** What the page has of each part, so that nothing is sent and drawn twice. */
const sent = new Map<Part, Parts[Part]>();

const send = (answer: Answer): void => {
  self.postMessage(answer);
};

self.onmessage = ({ data }: MessageEvent<Question>): void => {
  void guarded(async () => {
    if (data.ask === "book") takeBook(data);
    else if (data.ask === "account") send({ answer: "account", accountId: data.accountId, lines: linesOf(data) });
    else await work(data);
  });
};

async function guarded(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    send({ answer: "error", message: error instanceof Error ? error.message : String(error) });
  }
}

/** Does one part after the other, unless something else is asked meanwhile; then gets ready for the moves to come. */
async function work(question: Extract<Question, { ask: "change" }>): Promise<void> {
  if (job === null) return;
  asked = question;
  const { change, settings, upTo } = question;
  const parts = PARTS.slice(0, PARTS.indexOf(upTo) + 1);
  for (const part of parts) {
    await messagesCame();
    if (asked !== question) return;
    if (part === "score" || soon === null) soon = job(settings, false);
    tell(change, part, partOf[part](part === "whole" ? job(settings, true) : soon));
  }
  if (upTo === "whole") await getReady(question);
}

/**
 * Moves each slider by a step, unseen, until something is asked, and goes back to where they were. The engine compiles what ran
 * often, so that the first moves of a person take no longer than the later ones. What was tried is not tried again.
 */
async function getReady(question: Extract<Question, { ask: "change" }>): Promise<void> {
  const { settings } = question;
  const sliders = allSettings();
  while (tried <= sliders.length) {
    const scenario = job?.({ ...settings, values: stepped(settings.values, sliders[tried++]) }, false);
    for (const part of ["score", "stakes", "plan"] as const) {
      await messagesCame();
      if (asked !== question || scenario === undefined) return;
      partOf[part](scenario);
    }
  }
}

/** The values with one a step further; without one as they are. */
function stepped(values: Settings["values"], setting: Setting | undefined): Settings["values"] {
  if (setting === undefined) return values;
  const { id, usual, step, max } = setting;
  const now = values[id] ?? usual;
  return withValue(values, id, now + step > max ? now - step : now + step);
}

/** Waits until what was posted meanwhile has been read. */
function messagesCame(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function tell<Of extends Part>(change: number, part: Of, value: Parts[Of]): void {
  const isNew = !isSame(sent.get(part), value);
  if (isNew) sent.set(part, value);
  send({ answer: "change", change, part, ...(isNew && { [part]: value }) });
}

const partOf: { [Of in Part]: (scenario: PortfolioScenario) => Parts[Of] } = {
  score: shownScore,
  stakes: shownStakes,
  plan: shownPlan,
  whole: shownWhole,
};

function takeBook({ files, asOf, to }: Extract<Question, { ask: "book" }>): void {
  const read = files === null ? null : readFiles(files);
  const found = read === null ? madeUpBook() : dated(read, asOf, to);
  // An account that the library refuses has no report, and is told among what was left out.
  job = playgroundJob(found);
  asked = null;
  tried = 0;
  sent.clear();
  const { accounts, sellers, products } = found;
  placeOf = new Map(accounts.map(({ id }, place) => [id, place]));
  currency = accounts.find((account) => account.currency != null)?.currency ?? undefined;
  const book: ShownBook = {
    accounts: accounts.map(({ id, name, segment, sellerId }) => ({
      id,
      name: name ?? id,
      segment: segment ?? "",
      sellerId: sellerId ?? "",
    })),
    sellers: sellers.map(({ id }) => id),
    products: products.length,
    asOf: found.asOf,
    to: found.to,
    currency: currency ?? "",
    files: read && {
      read: read.read,
      unused: read.unused,
      derived: read.derived,
      rejected: read.rejected.slice(0, MOST_REJECTED).map((row) => ({
        place: placeInFile(row),
        message: row.kept ? `${row.message}; the row counts without it` : row.message,
      })),
      rejectedCount: read.rejected.length,
    },
  };
  send({ answer: "book", book });
}

function dated(read: ReturnType<typeof readFiles>, asOf: string | null, to: string | null): Book {
  const { accounts, products, sellers } = read;
  const today = new Date().toISOString().slice(0, 10);
  const day = asOf ?? lastDayOf(accounts, today) ?? today;
  const end = to ?? new Date(Date.parse(day) + QUARTER_DAYS * 86_400_000).toISOString().slice(0, 10);
  return { accounts: distinct(accounts), products, sellers, asOf: day, to: end };
}

/** Of accounts that share an id the library takes the first. */
function distinct<Item extends { id: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.toReversed().map((item) => [item.id, item])).values()].reverse();
}

/** A number of each account of the book, in its order; `NaN` for those that were refused, and where it is not known. */
function numbersOf<Row extends { accountId: string }>(
  rows: readonly Row[],
  numberOf: (row: Row) => number | null | undefined,
): Float64Array {
  const numbers = new Float64Array(placeOf.size).fill(NaN);
  for (const row of rows) numbers[placeOf.get(row.accountId) ?? -1] = numberOf(row) ?? NaN;
  return numbers;
}

/** A name of each account of the book by its place among names, in the order of the book; `NONE` for those refused. */
function namesOf<Row extends { accountId: string }, Name extends string>(
  rows: readonly Row[],
  names: readonly Name[],
  nameOf: (row: Row) => Name,
): Uint8Array {
  const places = new Uint8Array(placeOf.size).fill(NONE);
  for (const row of rows) places[placeOf.get(row.accountId) ?? -1] = names.indexOf(nameOf(row));
  return places;
}

/** What is shown of the same list is the same. */
function shownOnce<Rows extends object, Shown>(show: (rows: Rows) => Shown): (rows: Rows) => Shown {
  let last: { rows: Rows; shown: Shown } | null = null;
  return (rows) => {
    if (last?.rows !== rows) last = { rows, shown: show(rows) };
    return last.shown;
  };
}

const scoreOf = shownOnce((found: ReturnType<PortfolioScenario["opportunities"]>): ShownScore => ({
  levels: namesOf(found, LEVELS, ({ opportunity }) => opportunity.level),
  scores: numbersOf(found, ({ opportunity }) => opportunity.score),
}));

function shownScore(now: PortfolioScenario): ShownScore {
  return scoreOf(now.opportunities());
}

const accountsOf = shownOnce((accounts: ReturnType<PortfolioScenario["stakes"]>["accounts"]) => ({
  states: namesOf(accounts, STATES, ({ standing }) => standing.state),
  atRisk: numbersOf(accounts, ({ valueAtRisk: money }) => money?.amount),
  attention: numbersOf(accounts, ({ attention }) => attention.total),
}));

function shownStakes(now: PortfolioScenario): ShownStakes {
  const { accounts, valueAtRisk, wordOfMouth } = now.stakes();
  return {
    ...accountsOf(accounts),
    money: valueAtRisk,
    told: wordOfMouth && shownWordOfMouth(wordOfMouth.projection),
  };
}

function shownPlan(now: PortfolioScenario): ShownPlan {
  return planOf(now.plan());
}

const planOf = shownOnce(({ booked, unbooked, load }: ReturnType<PortfolioScenario["plan"]>): ShownPlan => {
  const days = load.flatMap(({ sellerId, days: own }) => own.map((day) => ({ ...day, sellerId })));
  const dates = [...new Set([...days, ...booked].map(({ on }) => on))].sort();
  const dateAt = new Map(dates.map((on, place) => [on, place]));
  const sellerAt = new Map(load.map(({ sellerId }, place) => [sellerId, place]));
  const placed = (
    rows: readonly { on: string; sellerId: string; minutes: number }[],
  ): Pick<ShownPlan["load"], "on" | "sellers" | "minutes"> => ({
    on: Uint16Array.from(rows, ({ on }) => dateAt.get(on) ?? 0),
    sellers: Uint16Array.from(rows, ({ sellerId }) => sellerAt.get(sellerId) ?? 0),
    minutes: Float64Array.from(rows, ({ minutes }) => minutes),
  });
  return {
    dates,
    sellerIds: [...sellerAt.keys()],
    booked: { ...placed(booked), accounts: Int32Array.from(booked, ({ accountId }) => placeOf.get(accountId) ?? -1) },
    unbooked: counted(unbooked.map(({ cause }) => cause)),
    load: { ...placed(days), capacity: Float64Array.from(days, ({ capacity }) => capacity) },
  };
});

/** How often each comes. */
function counted(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function shownWhole(now: PortfolioScenario): ShownWhole {
  const { accounts, plan, reasons, rejected } = now.portfolio();
  return {
    remedies: counted(plan.unbooked.map(({ remedy }) => remedy?.kind ?? "none")),
    chances: numbersOf(accounts, ({ buysAgain }) => buysAgain?.probability),
    reasons: reasons.map((reason) => describe(reason, en, { currency })),
    rejected: rejected.slice(0, MOST_REJECTED).map(({ id, path, message }) => ({ place: id ?? path, message })),
  };
}

function shownWordOfMouth({ hearers, won, lost, net, byPeriod }: WordOfMouthProjection): ShownWordOfMouth {
  const netByPeriod = byPeriod.flatMap(({ cumulative }) => cumulative.net ?? []);
  return { hearers, won, lost, net, netByPeriod };
}

function linesOf({ accountId }: { accountId: string }): AccountLines {
  const account = soon?.account(accountId);
  const booking = soon?.plan().booked.find((review) => review.accountId === accountId);
  const lines = (reasons: Reasons | undefined): string[] =>
    (reasons ?? []).map((reason) => describe(reason, en, { currency }));
  return {
    standing: lines(account?.standing.reasons),
    review: lines(booking?.reasons ?? account?.nextReview.reasons),
    opportunity: lines(account?.opportunity.reasons),
    buysAgain: lines(account?.buysAgain?.reasons),
  };
}
