/** The library's work, off the page's thread: the real build, and no network. */
import type { Portfolio } from "retention-kit";
import { describe } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { playgroundJob, type Book, type PlaygroundJob, type ShownPlan as Plan } from "./job.js";
import { madeUpBook } from "./made-up-book.js";
import type {
  AccountLines,
  Answer,
  Question,
  Reasons,
  ShownBook,
  ShownJob,
  ShownPlan,
  ShownWordOfMouth,
} from "./messages.js";
import { readFiles } from "./read-files.js";

const MOST_REJECTED = 200;
const QUARTER_DAYS = 91;

let book: Book | null = null;
let job: PlaygroundJob | null = null;
let last: Portfolio | null = null;
/** Index of each account that has a report. */
let indexOf = new Map<string, number>();

self.onmessage = ({ data }: MessageEvent<Question>): void => {
  const started = performance.now();
  const send = (answer: Answer): void => {
    self.postMessage(answer);
  };
  try {
    const answer = answerTo(data);
    if (answer !== null) send({ ...answer, milliseconds: performance.now() - started });
  } catch (error) {
    send({ answer: "error", message: error instanceof Error ? error.message : String(error) });
  }
};

type Untimed<Each = Answer> = Each extends { milliseconds: number } ? Omit<Each, "milliseconds"> : never;

function answerTo(question: Question): Untimed | null {
  if (question.ask === "book") return { answer: "book", book: takeBook(question) };
  if (job === null || book === null) return null;
  if (question.ask === "account") {
    return { answer: "account", accountId: question.accountId, lines: linesOf(question.accountId) };
  }
  const { reach, settings } = question;
  switch (reach) {
    case "score":
      return { answer: "change", reach, score: job.score(settings) };
    case "plan":
      return { answer: "change", reach, plan: shownPlan(job.plan(settings)) };
    case "word-of-mouth":
      return { answer: "change", reach, told: shownWordOfMouth(job.wordOfMouth(settings)) };
    case "job": {
      last = job.whole(settings);
      indexOf = new Map(last.accounts.map(({ accountId }, index) => [accountId, index]));
      return {
        answer: "change",
        reach,
        score: {
          levels: last.accounts.map(({ opportunity }) => opportunity.level),
          scores: last.accounts.map(({ opportunity }) => opportunity.score),
        },
        plan: shownPlan(last.plan),
        told: shownWordOfMouth(last.wordOfMouth?.projection ?? null),
        job: shownJob(last),
      };
    }
  }
}

function takeBook({ files, asOf, to }: Extract<Question, { ask: "book" }>): ShownBook {
  const read = files === null ? null : readFiles(files);
  const found = read === null ? madeUpBook() : dated(read, asOf, to);
  // An account that the library refuses has no report, and is told among what was left out.
  book = found;
  job = playgroundJob(found);
  const { accounts, sellers, products } = found;
  return {
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
    currency: accounts.find(({ currency }) => currency != null)?.currency ?? "",
    files: read && {
      read: read.read,
      unknown: read.unknown,
      derived: read.derived,
      rejected: read.rejected
        .slice(0, MOST_REJECTED)
        .map(({ file, line, message }) => ({ place: `${file}.csv:${line}`, message })),
      rejectedCount: read.rejected.length,
    },
  };
}

function dated(read: ReturnType<typeof readFiles>, asOf: string | null, to: string | null): Book {
  const { accounts, products, sellers, lastDay } = read;
  const day = asOf ?? lastDay ?? new Date().toISOString().slice(0, 10);
  const end = to ?? new Date(Date.parse(day) + QUARTER_DAYS * 86_400_000).toISOString().slice(0, 10);
  return { accounts: distinct(accounts), products, sellers, asOf: day, to: end };
}

/** Of accounts that share an id the library takes the first. */
function distinct<Item extends { id: string }>(items: readonly Item[]): Item[] {
  return [...new Map(items.toReversed().map((item) => [item.id, item])).values()].reverse();
}

function shownPlan({ booked, unbooked, load }: Plan): ShownPlan {
  const causes: Record<string, number> = {};
  for (const { cause } of unbooked) causes[cause] = (causes[cause] ?? 0) + 1;
  return {
    booked: booked.map(({ on, accountId, sellerId, minutes }) => [on, indexOf.get(accountId) ?? -1, sellerId, minutes]),
    unbooked: causes,
    load,
  };
}

function shownJob({ accounts, valueAtRisk, reasons, rejected }: Portfolio): ShownJob {
  return {
    states: accounts.map(({ standing }) => standing.state),
    chances: accounts.map(({ buysAgain }) => buysAgain?.probability ?? null),
    atRisk: accounts.map((account) => account.valueAtRisk?.amount ?? null),
    attention: accounts.map(({ attention }) => attention.total),
    money: valueAtRisk,
    reasons: reasons.map((reason) => describe(reason, en)),
    rejected: rejected.slice(0, MOST_REJECTED).map(({ id, path, message }) => ({ place: id ?? path, message })),
  };
}

function shownWordOfMouth(told: ReturnType<PlaygroundJob["wordOfMouth"]>): ShownWordOfMouth | null {
  if (told === null) return null;
  const { hearers, won, lost, net, byPeriod } = told;
  const netByPeriod = byPeriod.flatMap(({ cumulative }) => cumulative.net ?? []);
  return { hearers, won, lost, net, netByPeriod };
}

function linesOf(accountId: string): AccountLines {
  const account = last?.accounts[indexOf.get(accountId) ?? -1];
  const booking = last?.plan.booked.find((review) => review.accountId === accountId);
  const lines = (reasons: Reasons | undefined): string[] => (reasons ?? []).map((reason) => describe(reason, en));
  return {
    standing: lines(account?.standing.reasons),
    review: lines(booking?.reasons ?? account?.nextReview.reasons),
    opportunity: lines(account?.opportunity.reasons),
    buysAgain: lines(account?.buysAgain?.reasons),
  };
}
