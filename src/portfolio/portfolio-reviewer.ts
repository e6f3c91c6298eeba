import { assertArray, assertObject, RetentionError } from "../errors.js";
import type { Account } from "../records/account/account.js";
import type { PortfolioAccount } from "./report/account-report.js";
import { bookPasses } from "./book-passes.js";
import { type Dating, type ReadingPass, type Weighing } from "./book-stages.js";
import type { Portfolio, PortfolioRecords } from "./report/portfolio.js";
import { textHash } from "../numeric/discrete/text-hash.js";
import type { FrozenBook } from "./frozen-book.js";
import { namedCurrency } from "../reading/named-currency.js";
import { assertPortfolioOptions, type PortfolioOptions } from "./options/portfolio-options.js";

const NAME = "portfolioReviewer";

/** The form of a frozen book; another number where its fields change. */
const FROZEN_FORM = 1;

/** The main job over accounts that do not fit into memory: three passes over the same accounts in the same order. */
export interface PortfolioReviewer<Plan extends boolean = true> {
  /** First pass: what the models of the book are made of. */
  learn: (account: Account) => void;
  /** Second pass: what is at stake in each account, against which the others are measured. */
  weigh: (account: Account) => void;
  /** Third pass: an account's report; `null` for what was refused. Its requests are kept for the plan, and nothing else. */
  report: (account: Account) => PortfolioAccount | null;
  /**
   * After the second pass: what the first two made of the book, as plain JSON. A reviewer that is given it goes on with the
   * third pass, at another time or on another machine, over all accounts or some.
   */
  freeze: () => FrozenBook;
  /** After the third pass: the plan; `null` with `plan: false`. */
  plan: () => Portfolio<Plan>["plan"];
  /**
   * Within the third pass, in place of `plan`: the plan of the accounts reported since the last team, for these sellers
   * alone. Then they are forgotten, so that memory is bounded by the largest team. No one else may hold their reviews. It
   * is the whole plan's part where `policies.planning.unbookedPenalty` is given; else a team's own days say what leaving
   * a review out costs.
   */
  planTeam: (sellerIds: readonly string[]) => Portfolio<Plan>["plan"];
  /** After the third pass: what is said of the book as a whole. A reviewer of a frozen book lists what it saw refused itself. */
  book: () => Omit<Portfolio<Plan>, "accounts" | "plan">;
}

/**
 * The main job over a stream, for more accounts than fit into memory. `reviewPortfolio` does the same for a list, with
 * identical results.
 *
 * Read the accounts three times in the same order, from a file or a query: `learn` each, then `weigh` each, then take
 * the `report` of each. In memory, an account keeps its id, a summary of its purchases, four numbers and its requests.
 * A sample of some ten thousand accounts is kept to fit models of the past.
 *
 * The plan comes after the reports, so these have agendas only with `agenda: "all"`; `describeAccount` makes the agenda
 * of a single booked account. State `currency` if accounts name one: which is most common is known only at the end.
 *
 * If each team's accounts come together, `planTeam` plans them as soon as they are reported, and memory no longer grows
 * with the book's requests. `freeze` returns what the first two passes made of the book. Give it to any number of
 * reviewers, each of which reports and plans its own teams.
 *
 * @param records - Products and sellers.
 * @param options - As for `reviewPortfolio`.
 * @param frozen - What `freeze` returned for the same records and options; the first two passes are then left out.
 * @returns The passes.
 * @throws RetentionError when an option is wrong, an earlier pass is asked for after a later one, or a pass does not see
 *   the accounts that the first saw, with as many rows each; when a book was frozen by other rules; when teams are planned
 *   under rules that look beyond a team: the last plan's bookings, days between an account's group, priorities by level.
 *
 * @example
 * import { portfolioReviewer } from "retention-kit";
 *
 * const products = [{ id: "mill", price: 900 }, { id: "press", price: 2400 }];
 * const hours = { mon: [["09:00", "17:00"]] };
 * const sellers = [{ id: "north", timeZone: "Europe/Oslo", calendar: { hours }, minutesPerDay: 120 }];
 * const read = () => [{ id: "bakery", sellerId: "north" }, { id: "cafe", sellerId: "north" }];
 * const reviewer = portfolioReviewer({ products, sellers }, { asOf: "2026-11-21", to: "2027-02-20" });
 * for (const account of read()) reviewer.learn(account);
 * for (const account of read()) reviewer.weigh(account);
 * for (const account of read()) reviewer.report(account);
 * reviewer.plan().booked.map(({ on, accountId }) => [on, accountId])
 * //=> [["2026-11-23", "bakery"], ["2026-11-23", "cafe"]]
 */
export function portfolioReviewer<Plan extends boolean = true>(
  records: Pick<PortfolioRecords, "products" | "sellers">,
  options: PortfolioOptions<Plan>,
  frozen?: FrozenBook,
): PortfolioReviewer<Plan> {
  assertObject(NAME, "records", records);
  const known = assertPortfolioOptions(NAME, options);
  for (const list of ["products", "sellers"] as const) assertArray(NAME, list, records[list]);
  const learning = bookPasses(records, known, undefined);
  const rules = frozen === undefined ? null : frozenRules(records, known);
  if (frozen !== undefined) {
    assertObject(NAME, "frozen", frozen);
    if (frozen.rules !== rules) {
      const rule = "must have been made by the same products, sellers and options, and the same version";
      throw new RetentionError(NAME, "frozen", rule, frozen.rules);
    }
    for (const field of ["models", "reasons", "scale"] as const) assertObject(NAME, `frozen.${field}`, frozen[field]);
    for (const field of ["assumptions", "dearest", "stories", "rejected"] as const) {
      assertArray(NAME, `frozen.${field}`, frozen[field]);
    }
  }
  let weighing: (Weighing & { read: ReadingPass }) | null = null;
  let dating: (Dating & { read: ReadingPass; report: ReturnType<Dating["reporter"]> }) | null =
    frozen === undefined ? null : thirdPass(learning.thawed(frozen));
  let arePlannedApart = false;
  const seen = { learn: nothingSeen(), weigh: nothingSeen(), report: nothingSeen() };

  const startWeighing = (): Weighing & { read: ReadingPass } => {
    const next = learning.weighing();
    return { ...next, read: next.readAgain() };
  };
  const weighed = (): NonNullable<typeof weighing> => (weighing ??= startWeighing());
  const dated = (): NonNullable<typeof dating> => {
    if (dating !== null) return dating;
    const { readAgain, ...before } = weighed();
    assertSeen("weigh");
    return (dating = thirdPass({ ...before.dating(), readAgain }));
  };
  return {
    learn(account) {
      if (frozen !== undefined) throw outOfOrder("learn", "freeze");
      if (weighing !== null) throw outOfOrder("learn", "weigh");
      const currency = namedCurrency(account);
      if (known.currency === undefined && typeof currency === "string" && currency !== "") {
        throw new RetentionError(NAME, "options.currency", "must be given where accounts name one", currency);
      }
      see(seen.learn, account);
      const facts = learning.read(account);
      if (facts !== null) learning.learn(facts);
    },
    weigh(account) {
      if (frozen !== undefined) throw outOfOrder("weigh", "freeze");
      if (dating !== null) throw outOfOrder("weigh", "report");
      const pass = weighed();
      see(seen.weigh, account);
      const facts = pass.read(account);
      if (facts !== null) pass.weigh(facts);
    },
    report(account) {
      const pass = dated();
      see(seen.report, account);
      const facts = pass.read(account);
      const assessed = facts === null ? null : pass.assess(facts);
      const withDates = assessed === null ? null : pass.date(assessed);
      if (withDates === null) return null;
      pass.keep(withDates);
      return pass.report(withDates);
    },
    freeze: () => frozen ?? { ...dated().freeze(), rules: frozenRules(records, known) },
    planTeam(sellerIds) {
      assertArray(NAME, "planTeam.sellerIds", sellerIds);
      arePlannedApart = true;
      return dated().planTeam(new Set<string>(sellerIds)) as Portfolio<Plan>["plan"];
    },
    plan() {
      if (arePlannedApart) throw outOfOrder("plan", "planTeam");
      const pass = dated();
      assertSeen("report");
      return pass.plan() as Portfolio<Plan>["plan"];
    },
    book() {
      const pass = dated();
      assertSeen("report");
      return pass.book();
    },
  };

  function assertSeen(pass: "weigh" | "report"): void {
    // Others may report the rest of a frozen book.
    if (frozen !== undefined) return;
    const { accounts, digest } = seen[pass];
    if (accounts !== seen.learn.accounts) {
      throw new RetentionError(NAME, pass, `must see the ${seen.learn.accounts} accounts that learn saw`, accounts);
    }
    if (digest === seen.learn.digest) return;
    const rule = "must see the accounts that learn saw, each with the same rows: a later pass read others";
    throw new RetentionError(NAME, pass, rule, accounts);
  }
}

function thirdPass(
  next: Dating & Pick<Weighing, "readAgain">,
): Dating & { read: ReadingPass; report: ReturnType<Dating["reporter"]> } {
  return { ...next, read: next.readAgain(), report: next.reporter(new Set()) };
}

/** A number that stands for what a book is frozen by. */
function frozenRules(
  records: Pick<PortfolioRecords, "products" | "sellers">,
  options: PortfolioOptions<boolean>,
): number {
  const { products, sellers } = records;
  return textHash([FROZEN_FORM, ...[options, ...products, ...sellers].map(rowText)].join("\n"));
}

/** A row as text, also one that is refused later, of which JSON may make nothing. */
function rowText(row: unknown): string {
  try {
    return JSON.stringify(row, (_, value: unknown) => (typeof value === "bigint" ? `${value}n` : value));
  } catch {
    return "unreadable";
  }
}

function outOfOrder(pass: string, later: string): RetentionError {
  return new RetentionError(NAME, pass, `must not be called after ${later}`, pass);
}

/** What a pass saw. */
interface Seen {
  accounts: number;
  /** A sum over its accounts, in whatever order: another one where an id or the length of a list is another. */
  digest: number;
}

function nothingSeen(): Seen {
  return { accounts: 0, digest: 0 };
}

function see(seen: Seen, account: unknown): void {
  seen.accounts++;
  seen.digest = (seen.digest + digestOf(account)) >>> 0;
}

/** The lists of an account that its digest counts. */
const LISTS = ["owned", "touches", "purchases", "tickets", "surveys", "contracts", "deals", "invoices"] as const;

/** FNV-1a over the account's id and the lengths of its lists, 32 bits. */
function digestOf(account: unknown): number {
  let hash = 0x811c9dc5;
  try {
    const row = (account ?? {}) as Partial<Record<"id" | (typeof LISTS)[number], unknown>>;
    const id = String(row.id);
    for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
    for (const name of LISTS) {
      const list = row[name];
      hash = Math.imul(hash ^ (Array.isArray(list) ? list.length + 1 : 0), 0x01000193);
    }
  } catch {
    // What cannot be read is the same each time.
  }
  return hash >>> 0;
}
