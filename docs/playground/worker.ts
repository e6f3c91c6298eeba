/** The library's work, off the page's thread: the real build, and no network. */
import type { PortfolioScenario, WordOfMouthProjection } from "retention-kit";
import { describe } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { playgroundJob, type Book } from "./job.js";
import { madeUpBook } from "./made-up-book.js";
import type {
  AccountLines,
  Answer,
  Part,
  Parts,
  Question,
  Reasons,
  ShownBook,
  ShownPlan,
  ShownScore,
  ShownStakes,
  ShownWhole,
  ShownWordOfMouth,
} from "./messages.js";
import { lastDayOf } from "../../examples/reading/last-day.js";
import { placeInFile } from "../../examples/reading/join-export.js";
import { readFiles } from "../../examples/reading/read-files.js";

const MOST_REJECTED = 200;
const QUARTER_DAYS = 91;
const PARTS = ["score", "stakes", "plan", "whole"] as const satisfies readonly Part[];

let job: ReturnType<typeof playgroundJob> | null = null;
let scenario: PortfolioScenario | null = null;
/** The same, without what would have booked the reviews left out: its plan is known sooner. */
let soon: PortfolioScenario | null = null;
/** Place of each account in the book. */
let placeOf = new Map<string, number>();
/** What money is in, where the book says it. */
let currency: string | undefined;
/** What was asked last. What was asked before it is done no further. */
let asked: Extract<Question, { ask: "change" }> | null = null;
/** What the page has of each part, so that nothing is sent and drawn twice. */
const sent = new Map<Part, string>();

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

/** Does one part after the other, unless something else is asked meanwhile. */
async function work(question: Extract<Question, { ask: "change" }>): Promise<void> {
  if (job === null) return;
  asked = question;
  const { change, settings, upTo } = question;
  const parts = PARTS.slice(0, PARTS.indexOf(upTo) + 1);
  for (const part of parts) {
    await messagesCame();
    if (asked !== question) return;
    if (part === "score" || soon === null || scenario === null) {
      [soon, scenario] = [job(settings, false), job(settings, true)];
    }
    tell(change, part, partOf[part](part === "whole" ? scenario : soon));
  }
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
  const text = JSON.stringify(value);
  const isNew = sent.get(part) !== text;
  sent.set(part, text);
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
  const day = asOf ?? lastDayOf(accounts) ?? new Date().toISOString().slice(0, 10);
  const end = to ?? new Date(Date.parse(day) + QUARTER_DAYS * 86_400_000).toISOString().slice(0, 10);
  return { accounts: distinct(accounts), products, sellers, asOf: day, to: end };
}

/** Of accounts that share an id the library takes the first. */
function distinct<Item extends { id: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.toReversed().map((item) => [item.id, item])).values()].reverse();
}

/** A value of each account of the book, in its order; `null` for those that were refused. */
function inOrder<Row extends { accountId: string }, Value>(
  rows: readonly Row[],
  valueOf: (row: Row) => Value,
): (Value | null)[] {
  const values = Array.from({ length: placeOf.size }, (): Value | null => null);
  for (const row of rows) values[placeOf.get(row.accountId) ?? -1] = valueOf(row);
  return values;
}

function shownScore(now: PortfolioScenario): ShownScore {
  const found = now.opportunities();
  return {
    levels: inOrder(found, ({ opportunity }) => opportunity.level),
    scores: inOrder(found, ({ opportunity }) => opportunity.score),
  };
}

function shownStakes(now: PortfolioScenario): ShownStakes {
  const { accounts, valueAtRisk, wordOfMouth } = now.stakes();
  return {
    states: inOrder(accounts, ({ standing }) => standing.state),
    atRisk: inOrder(accounts, (account) => account.valueAtRisk?.amount ?? null),
    attention: inOrder(accounts, ({ attention }) => attention.total),
    money: valueAtRisk,
    told: wordOfMouth && shownWordOfMouth(wordOfMouth.projection),
  };
}

function shownPlan(now: PortfolioScenario): ShownPlan {
  const { booked, unbooked, load } = now.plan();
  return {
    booked: booked.map(({ on, accountId, sellerId, minutes }) => [on, placeOf.get(accountId) ?? -1, sellerId, minutes]),
    unbooked: counted(unbooked.map(({ cause }) => cause)),
    load,
  };
}

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
    chances: inOrder(accounts, ({ buysAgain }) => buysAgain?.probability ?? null),
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
