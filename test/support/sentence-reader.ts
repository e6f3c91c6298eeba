import {
  type Contract,
  type Deal,
  expectedPurchases,
  probabilityAlive,
  probabilityOfBuying,
  summarizePurchases,
  type Account,
  type Portfolio,
  type PortfolioAccount,
  type Product,
} from "retention-kit";
import { lastDecidedByRule } from "./decided-by-rule.js";
import {
  comingYear,
  contractsInTurn,
  type ContractsInTurn,
  endsWithinYear,
  lastOfYear,
  lateUntil,
  maybeLost,
  paidOn,
  termOn,
  termEndOf,
  yearOf,
} from "./contracts-by-rule.js";

/** What a sentence is read against: the rows themselves, and what else the book says of the account. */
export interface Scene {
  account: Account;
  /** All of the book, this one among them. */
  accounts: readonly Account[];
  picture: PortfolioAccount;
  book: Portfolio;
  products: readonly Product[];
  asOf: string;
  to: string;
  model: Parameters<typeof probabilityOfBuying>[0];
  /** The review that the sentence is said of; `null` where it is not said of one that is booked. */
  booked: Portfolio["plan"]["booked"][number] | null;
  /** The offer that it is said of. */
  offer: PortfolioAccount["opportunity"]["offers"][number] | null;
}

/** Without what a sentence is said of. */
type Rows = Omit<Scene, "booked" | "offer">;

type Check = (said: string[], scene: Scene) => boolean;

const DAY = 86_400_000;
export const dayOf = (on: string): number => Date.parse(on.slice(0, 10)) / DAY;
export const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);
const SMALL = "under 1";
const number = (text: string | undefined): number => (text === SMALL ? 0 : Number((text ?? "").replaceAll(",", "")));

/** The same day of another month, or its last day. */
export function monthsLater(on: string, months: number): string {
  const [year = 0, month = 1, day = 1] = on.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

// What the rows say, read without the library.

const termEnd = ({ asOf }: Rows, contract: Contract): string | null => termEndOf(contract, asOf);

/** What each contract has come to: those that renewed one another, in turn. */
const inTurn = (scene: Rows): ContractsInTurn[] => contractsInTurn(contractsOf(scene), scene.asOf);

/** The last of those in turn that bears a name. */
const turnOf = (scene: Rows, id: string | undefined): ContractsInTurn | undefined =>
  inTurn(scene).find(({ last }) => last.id === id);

/** Whether a contract of that name ended on a day, and may still be renewed. */
function isLate(scene: Rows, id: string | undefined, on: string): boolean {
  const turn = turnOf(scene, id);
  return turn?.state === "late" && turn.end === on;
}

/** Money of each day with a purchase that was not taken back on it. */
function spendByDay({ account, asOf }: Rows): Map<string, number> {
  const days = new Map<string, number>();
  for (const { on, amount } of account.purchases ?? []) {
    if (on <= asOf) days.set(on, (days.get(on) ?? 0) + (amount ?? 0));
  }
  return new Map([...days].filter(([, money]) => money > 0));
}

const purchaseDays = (scene: Rows): string[] => [...spendByDay(scene).keys()].sort();

function spentIn(scene: Rows, until: string): number {
  const since = monthsLater(until, -12);
  return [...spendByDay(scene)].filter(([on]) => on > since && on <= until).reduce((sum, [, money]) => sum + money, 0);
}

/** What it spent in each of the last three years, by the year's last day. */
const spentByYear = (scene: Rows): Map<string, number> =>
  new Map(
    [0, -12, -24].map((months) => {
      const until = monthsLater(scene.asOf, months);
      return [until, spentIn(scene, until)];
    }),
  );

/**
 * Money of the coming 12 months at the pace of those up to a day: a product that lasts longer than a year comes again when its
 * lifespan is up, an option without one never, unless it was bought on three days of two years.
 */
function comingAfter(scene: Rows, until: string): { worth: number; lasting: [productId: string, amount: number][] } {
  const lasting: [string, number][] = [];
  let worth = spentIn(scene, until);
  for (const { id, kind, lifespanMonths } of scene.products) {
    if (!(kind === "option" && lifespanMonths == null) && (lifespanMonths ?? 0) <= 12) continue;
    const bought = (since: string) =>
      (scene.account.purchases ?? []).filter(({ productId, on }) => productId === id && on > since && on <= until);
    if (bought(monthsLater(until, -24)).length >= 3) continue;
    const rows = bought(monthsLater(until, -12));
    let comes = 0;
    for (const { on, amount } of rows) {
      for (let due = 1; lifespanMonths != null && due <= 10; due++) {
        const day = monthsLater(on, due * lifespanMonths);
        const isLastOverdue = day <= scene.asOf && monthsLater(on, (due + 1) * lifespanMonths) > scene.asOf;
        if (isLastOverdue || (day > scene.asOf && day <= monthsLater(scene.asOf, 12))) comes += amount ?? 0;
      }
    }
    const amount = rows.reduce((sum, row) => sum + (row.amount ?? 0), 0);
    worth += comes - amount;
    if (comes === 0 && amount > 0) lasting.push([id, amount]);
  }
  return { worth, lasting: lasting.sort((a, b) => b[1] - a[1]) };
}

/** The days up to which a year of purchases sets the pace: today, or its last purchase where it has left. */
const pacesUntil = (scene: Rows): string[] => [scene.asOf, ...purchaseDays(scene).slice(-1)];
const boughtInYear = ({ account }: Rows, until: string) =>
  (account.purchases ?? []).filter(({ on }) => on > monthsLater(until, -12) && on <= until);

/** Whether it has probably left. */
function hasLeft({ picture }: Pick<Scene, "picture">): boolean {
  return ["lapsed", "lost"].includes(picture.standing.state);
}

/** What was invoiced in the 12 months up to a day under contracts that end in the coming ones, or may: all of the test are for care. */
function invoicedUpTo(scene: Rows, until: string): number {
  const ending = inTurn(scene).filter((turn) => maybeLost(turn, scene.asOf));
  const ofContracts = ending.reduce((sum, { last }) => sum + (yearOf(last) ?? 0), 0);
  const invoices = (scene.account.purchases ?? []).filter(
    ({ productId, on }) => productId === "care" && on > monthsLater(until, -12) && on <= until,
  );
  const invoiced = invoices.reduce((sum, row) => sum + (row.amount ?? 0), 0);
  return Math.min(invoiced, ofContracts);
}

/** Money of a year of the contracts that run. */
function paidUnderContracts(scene: Rows): number {
  return inTurn(scene).reduce((sum, turn) => sum + paidOn(turn, scene.asOf), 0);
}

/** Products that it has: what is listed, else what it bought. */
function ownedOf(scene: Rows): Set<string> {
  const { account, asOf } = scene;
  const listed = account.owned?.filter(({ purchasedOn }) => purchasedOn <= asOf).map(({ productId }) => productId);
  const bought = (account.purchases ?? []).filter(({ on }) => on <= asOf).flatMap(({ productId }) => productId ?? []);
  return new Set([...(listed ?? bought), ...ownedByContract(scene)]);
}

/** Products of the contracts that run, or may still be renewed. */
function ownedByContract(scene: Rows): string[] {
  return inTurn(scene).flatMap((turn) => (turn.state === "over" ? [] : (termOn(turn, scene.asOf)?.productId ?? [])));
}

/** The day that a product's age counts from. */
function ownedSince({ account, asOf }: Rows, productId: string): string {
  const listed = account.owned
    ?.filter((row) => row.productId === productId && row.purchasedOn <= asOf)
    .map(({ purchasedOn }) => purchasedOn)
    .sort();
  const bought = (account.purchases ?? [])
    .filter((row) => row.productId === productId && row.on <= asOf)
    .map(({ on }) => on)
    .sort();
  return (account.owned == null ? bought.at(-1) : listed?.[0]) ?? "";
}

/** Products that can be sold to it. The test's contracts save hours that nobody counts, so that none is offered. */
function sellable(scene: Rows): string[] {
  const owned = ownedOf(scene);
  const until = monthsLater(scene.asOf, 12);
  const isSold = ({ segments }: Product): boolean =>
    segments == null || segments.includes(scene.account.segment ?? "-");
  const due = ({ id, kind, lifespanMonths }: Product): boolean =>
    lifespanMonths != null &&
    kind !== "service-contract" &&
    monthsLater(ownedSince(scene, id), lifespanMonths) <= until;
  const open = scene.products.filter((product) => {
    if (!isSold(product)) return false;
    if (owned.has(product.id)) return due(product);
    return product.kind !== "service-contract" && (product.addOnTo?.some((base) => owned.has(base)) ?? true);
  });
  const ids = new Set(open.map(({ id }) => id));
  return open
    .filter(
      ({ id, requires }) => owned.has(id) || (requires ?? []).every((other) => owned.has(other) || ids.has(other)),
    )
    .map(({ id }) => id);
}

const isOpenDeal = ({ asOf }: Rows, { status, openedOn }: Deal): boolean =>
  status === "open" && (openedOn ?? "") <= asOf;
/** Whether a deal is more than a month past the day on which it was expected to be won. */
const isStale = ({ asOf }: Rows, { expectedCloseOn }: Deal): boolean =>
  expectedCloseOn != null && dayOf(asOf) - dayOf(expectedCloseOn) > 30;

/** Products that may be sold and are not offered: in an open deal, or declined within half a year, with what requires them. */
function heldBack(scene: Rows): { inDeals: string[]; declined: string[] } {
  const { account, asOf, products } = scene;
  const owned = ownedOf(scene);
  const linesOf = (isMeant: (deal: Deal) => boolean): [productId: string, closedOn: string][] =>
    (account.deals ?? [])
      .filter(isMeant)
      .flatMap(({ products: lines, closedOn }) =>
        (lines ?? []).map(({ productId }): [string, string] => [productId, closedOn ?? ""]),
      );
  const open = linesOf((deal) => isOpenDeal(scene, deal) && !isStale(scene, deal)).map(([id]) => id);
  const lost = linesOf(
    ({ status, closedOn }) =>
      status === "lost" && closedOn != null && closedOn <= asOf && asOf < monthsLater(closedOn, 6),
  )
    .filter(([id, on]) => !open.includes(id) && ownedSince(scene, id) <= on)
    .map(([id]) => id);
  const sold = sellable(scene);
  const without = (from: readonly string[], ids: readonly string[]): string[] =>
    from.filter((id) => {
      const needs = products.find((product) => product.id === id)?.requires ?? [];
      const isBarred = !owned.has(id) && needs.some((other) => ids.includes(other) && !owned.has(other));
      return !ids.includes(id) && !isBarred;
    });
  const beside = without(sold, open);
  const wanted = without(beside, lost);
  return {
    inDeals: sold.filter((id) => !beside.includes(id)),
    declined: beside.filter((id) => !wanted.includes(id)),
  };
}

/** Open deals that count: not past their day by more than a month, and within a year. */
function dealsThatCount({ account, asOf }: Rows): Deal[] {
  return (account.deals ?? []).filter(
    ({ status, openedOn, expectedCloseOn, amount }) =>
      status === "open" &&
      (openedOn ?? "") <= asOf &&
      (amount ?? 0) > 0 &&
      (expectedCloseOn == null ||
        (dayOf(expectedCloseOn) >= dayOf(asOf) - 30 && expectedCloseOn <= monthsLater(asOf, 12))),
  );
}

/** The first purchase of an account that no one says was a customer without one; infinite where it is still to come. */
function beganOn(scene: Rows): string | null {
  const [first] = purchaseDays(scene);
  if (first !== undefined) return first;
  const { status, owned, contracts } = scene.account;
  const pieces = (owned ?? []).length + (contracts ?? []).filter(({ status: of }) => of !== "draft").length;
  const isKnown = status === "customer" || status === "churned" || pieces > 0;
  return isKnown ? null : "never";
}

/** Accounts that had bought nothing a year ago, and those of them that have bought since. */
function beginners(scene: Rows): { of: number; began: number } | null {
  const yearAgo = monthsLater(scene.asOf, -12);
  const firsts = scene.accounts.map((account) => beganOn({ ...scene, account }));
  if (!firsts.some((first) => first !== null && first <= yearAgo)) return null;
  const waited = firsts.filter((first) => first !== null && first > yearAgo);
  return { of: waited.length, began: waited.filter((first) => first !== "never").length };
}

/** Accounts that bought in the year before the last, and those of them that bought nothing in the last. */
function stoppers(scene: Rows): { of: number; stopped: number } {
  const [yearAgo, before] = [monthsLater(scene.asOf, -12), monthsLater(scene.asOf, -24)];
  const histories = scene.accounts.map((account) => purchaseDays({ ...scene, account }));
  if (!histories.some(([first]) => first !== undefined && first <= before)) return { of: 0, stopped: 0 };
  const bought = histories.filter((days) => days.some((on) => on > before && on <= yearAgo));
  return { of: bought.length, stopped: bought.filter((days) => days.every((on) => on <= yearAgo)).length };
}

function stopping(scene: Rows): number {
  const { of, stopped } = stoppers(scene);
  return (stopped + 0.5) / (of + 1);
}

/** By what the money of offers counts: the chance that the account stays, or that a prospect begins. */
function staying(scene: Rows): number {
  const { standing, growth } = scene.picture;
  if (standing.state !== "prospect") return growth?.stays ?? 1;
  const counts = beganOn(scene) === "never" ? beginners(scene) : null;
  return counts === null ? 1 : (counts.began + 0.5) / (counts.of + 1);
}

const expectedOf = (deals: readonly Deal[]): number =>
  deals.reduce((sum, { amount, probability }) => sum + (amount ?? 0) * (probability ?? 0.25), 0);

/** What open deals bring beyond the offers, where one that names no product may be one of them. */
function ofDeals(scene: Rows): number {
  const [deals, { picture }] = [dealsThatCount(scene), scene];
  const names = ({ products }: Deal): boolean => (products ?? []).length > 0;
  if (hasLeft(scene)) return Math.max(0, expectedOf(deals) - (picture.winBack?.amount ?? 0));
  const offers = picture.opportunity.expectedValue * staying(scene);
  return expectedOf(deals.filter(names)) + Math.max(0, expectedOf(deals.filter((deal) => !names(deal))) - offers);
}

const talks = ["review", "meeting", "call"];

const lastTalk = ({ account, asOf }: Rows): string | null =>
  (account.touches ?? [])
    .filter(({ kind, on }) => talks.includes(kind) && on <= asOf)
    .map(({ on }) => on)
    .sort()
    .at(-1) ?? null;

/** Days of the talks up to today, as day numbers. */
const talkDays = ({ account, asOf }: Rows): number[] =>
  (account.touches ?? []).flatMap(({ kind, on }) => (talks.includes(kind) && on <= asOf ? dayOf(on) : []));

/** The last day up to today on which something was taken back. */
const lastReturn = ({ account, asOf }: Rows): string | null =>
  (account.purchases ?? [])
    .filter(({ on, amount, quantity }) => on <= asOf && ((amount ?? 0) < 0 || (quantity ?? 0) < 0))
    .map(({ on }) => on)
    .sort()
    .at(-1) ?? null;

const firstBought = (scene: Rows): string | null =>
  [...(scene.account.owned ?? []).map(({ purchasedOn }) => purchasedOn), ...purchaseDays(scene)]
    .filter((on) => on <= scene.asOf)
    .sort()[0] ?? null;

/** The last day on which the customer bought, talked, wrote or answered. */
function lastHeard(scene: Rows): string | null {
  const { account, asOf } = scene;
  const touched = (account.touches ?? []).filter(
    ({ kind, direction }) => talks.includes(kind) || direction === "in" || (kind === "ticket" && direction !== "out"),
  );
  return (
    [
      ...purchaseDays(scene),
      ...touched.map(({ on }) => on),
      ...(account.tickets ?? []).map(({ openedAt }) => String(openedAt).slice(0, 10)),
      ...(account.surveys ?? []).map(({ at }) => String(at).slice(0, 10)),
    ]
      .filter((on) => on <= asOf)
      .sort()
      .at(-1) ?? null
  );
}

/** A customer's usual gap by the model of the test: (α + recency)/(r + repeat purchases) weeks. */
function gapOf(scene: Rows): number {
  const days = purchaseDays(scene);
  const weeks = (dayOf(days.at(-1) ?? "") - dayOf(days[0] ?? "")) / 7;
  const { r = 0, alpha = 0 } = scene.model.parameters as { r?: number; alpha?: number };
  return ((alpha + weeks) / (r + days.length - 1)) * 7;
}

function historyOf(scene: Rows) {
  const rows = (scene.account.purchases ?? []).map((row) => ({ ...row, accountId: scene.account.id }));
  return summarizePurchases(rows, { until: scene.asOf, unit: "week" }).summaries[0];
}

function chanceWithin(scene: Rows, days: number): number {
  const history = historyOf(scene);
  if (history === undefined) return NaN;
  return probabilityOfBuying(scene.model as never, history as never, { horizon: days / 7 });
}

/** Of who buys within a year: the purchases that it leaves out by leaving, of those of one that stays. */
function leavesOf(scene: Rows): number {
  const history = historyOf(scene);
  if (history === undefined) return NaN;
  const horizon = 365.25 / 7;
  const alive = probabilityAlive(scene.model as never, history as never);
  const { r = NaN, alpha = NaN } = (scene.model as { parameters: { r?: number; alpha?: number } }).parameters;
  const stayed = ((r + history.repeatPurchases) / (alpha + history.observed)) * horizon;
  const made = expectedPurchases(scene.model as never, history as never, { horizon }) / alive;
  return (1 - made / stayed) / (chanceWithin(scene, 365.25) / alive);
}

const lostOf = (scene: Rows, loss: number): number => 1 - (1 - loss) * (1 - leavesOf(scene));
/** Less than half a percent is not said. */
const isLostLater = (later: string | undefined, scene: Rows): boolean =>
  later === undefined ? leavesOf(scene) < 0.005 + 1e-9 : percent(later, leavesOf(scene));

const isOpen = ({ resolvedAt }: { resolvedAt?: unknown }, asOf: string): boolean =>
  typeof resolvedAt !== "string" || resolvedAt.slice(0, 10) > asOf;

/** The test says in a ticket's id how hard it was. */
const hardTickets = ({ account, asOf }: Rows) =>
  (account.tickets ?? []).filter((ticket) => {
    const openedOn = String(ticket.openedAt).slice(0, 10);
    return openedOn <= asOf && (ticket.id.startsWith("hard") || (isOpen(ticket, asOf) && openedOn < asOf));
  });

/** What it went through: tickets but those that nobody closed, each with the answer about it, and other answers on effort. */
function problemsOf(
  scene: Rows,
): { end: number; between: readonly [number, number]; isOutlived: boolean; isBilled: boolean }[] {
  const { account, asOf } = scene;
  const found = (account.tickets ?? []).flatMap(
    (ticket): { end: number; between: [number, number]; isAnswered: boolean }[] => {
      const opened = dayOf(String(ticket.openedAt));
      const open = isOpen(ticket, asOf);
      if (opened > dayOf(asOf) || (open && dayOf(asOf) - opened > 365)) return [];
      // What is open for long is hard by its age alone.
      const isAlone = (account.tickets ?? []).every(
        (other) => other.id === ticket.id || String(other.openedAt) > String(ticket.openedAt),
      );
      // What others cost before it counts as well.
      const between: [number, number] = ticket.id.startsWith("hard") ? [3.5, 5] : [1, open || !isAlone ? 5 : 2.5];
      return [
        {
          end: open ? opened : dayOf(String(ticket.resolvedAt)),
          between,
          isAnswered: false,
        },
      ];
    },
  );
  for (const { at, metric, score, scale } of account.surveys ?? []) {
    const day = dayOf(String(at));
    if (metric !== "ces" || day > dayOf(asOf)) continue;
    const effort = 5 - (4 * (score - scale.min)) / (scale.max - scale.min);
    const about = found
      .filter(({ end, isAnswered }) => !isAnswered && end <= day && day - end <= 14)
      .sort((a, b) => b.end - a.end)[0];
    if (about === undefined) found.push({ end: day, between: [effort, effort], isAnswered: true });
    else Object.assign(about, { between: [effort, effort], isAnswered: true });
  }
  const lastPurchase = dayOf(purchaseDays(scene).at(-1) ?? "0001-01-01");
  const lastDecided = lastDecidedByRule(account, asOf);
  return found.map(({ end, between }) => ({
    end,
    between,
    isOutlived: lastDecided > end,
    isBilled: lastDecided <= end && lastPurchase > end,
  }));
}

const contractsOf = ({ account }: Rows) => account.contracts ?? [];

const contractNamed = (scene: Rows, id: string | undefined) => contractsOf(scene).find((each) => each.id === id);

const perYear: Record<string, number> = { month: 12, quarter: 4, year: 1 };

const percent = (text: string | undefined, share: number): boolean =>
  Math.round(share * 100) === number(text) && (share > 0 && share < 0.005) === (text === SMALL);
/** The same with as many decimals as are written. */
const decimalPercent = (text = "", share: number): boolean => {
  const [, decimals = ""] = text.split(".");
  return decimals === "" ? percent(text, share) : Number((share * 100).toFixed(decimals.length)) === Number(text);
};
const money = (text: string | undefined, amount: number): boolean => Math.abs(Math.round(amount) - number(text)) <= 0;

/** Days of silence, against what is usual. */
const silence: Check = ([, days, gap], scene) =>
  number(days) === dayOf(scene.asOf) - dayOf(purchaseDays(scene).at(-1) ?? "") &&
  number(gap) === Math.round(gapOf(scene));

const silenceOfMany: Check = (said, scene) => purchaseDays(scene).length > 1 && silence(said, scene);

/** Of one that bought once, the model's rhythm is that of all. */
const silenceOfOne: Check = (said, scene) => purchaseDays(scene).length === 1 && silence(said, scene);

const PERCENT = String.raw`(under 1|\d+)%`;
const LATER = String.raw`(?:; even if it buys, (under 1|\d+)% of its money is expected to be lost by its leaving later)?`;
const DATE = String.raw`(\d{4}-\d\d-\d\d)`;
const NUMBER = String.raw`(-?[\d,.]+)`;
const ITEMS = String.raw`([\d,]+) \w+`;

const always: Check = () => true;

/** Whether a day is as many days away as is said; "today" names no number. */
function isInDays({ asOf }: Scene, on: string, days: string | undefined): boolean {
  const left = dayOf(on) - dayOf(asOf);
  return days === undefined ? left === 0 : left > 0 && number(days) === left;
}

/** A sentence with what makes it true. Numbers are read from the words, and all else from the rows. */
const sentences: [pattern: string, check: Check][] = [
  // Where it stands.
  [
    `the CRM says: (a prospect|on trial|a customer|no longer a customer)(?:, since ${DATE})?`,
    ([, words, since], { account }) => {
      const status =
        { "a prospect": "prospect", "on trial": "trial", "a customer": "customer" }[words ?? ""] ?? "churned";
      return account.status === status && (since ?? null) === (account.statusSince ?? null);
    },
  ],
  [`last bought on ${DATE}`, ([, on], scene) => purchaseDays(scene).at(-1) === on],
  [
    `has bought again since it left on ${DATE}`,
    ([, since = ""], scene) =>
      scene.account.status === "churned" &&
      since === scene.account.statusSince &&
      (purchaseDays(scene).at(-1) ?? "") > since,
  ],
  [
    `contract (\\S+) is running`,
    ([, id], scene) => {
      const contract = contractNamed(scene, id);
      return (
        contract !== undefined &&
        contract.status !== "draft" &&
        contract.status !== "expired" &&
        contract.startsOn <= scene.asOf &&
        ((contract.endsOn ?? "9999") >= scene.asOf || (contract.autoRenews === true && contract.status !== "cancelled"))
      );
    },
  ],
  [
    `contract (\\S+) is signed and starts on ${DATE}`,
    ([, id, on = ""], scene) => {
      const contract = contractNamed(scene, id);
      return (
        contract?.startsOn === on &&
        on > scene.asOf &&
        !["draft", "cancelled", "expired"].includes(contract.status ?? "")
      );
    },
  ],
  [
    `contract (\\S+) ended on ${DATE}, and no purchase since is on record`,
    ([, id, on = ""], scene) =>
      contractNamed(scene, id)?.endsOn === on &&
      on < scene.asOf &&
      // One that may still be renewed is not waited for where something was bought since.
      !inTurn(scene).some(
        ({ state, end }) =>
          state === "runs" || (state === "late" && !purchaseDays(scene).some((day) => day > (end ?? ""))),
      ) &&
      !purchaseDays(scene).some((day) => day > on),
  ],
  [
    `contract (\\S+) ended on ${DATE} and is not renewed yet; lost after ${DATE} unless it is`,
    ([, id, on = "", until = ""], scene) => {
      const contract = contractNamed(scene, id);
      return (
        contract !== undefined &&
        isLate(scene, id, on) &&
        dayOf(until) === lateUntil(contract, on) &&
        !inTurn(scene).some(({ state }) => state === "runs") &&
        !purchaseDays(scene).some((day) => day > on)
      );
    },
  ],
  [
    `owns ${ITEMS}; no purchase is on record`,
    ([, count], scene) =>
      purchaseDays(scene).length === 0 &&
      number(count) === (scene.account.owned ?? []).filter(({ purchasedOn }) => purchasedOn <= scene.asOf).length,
  ],
  [
    `all that it bought was returned, the last of it on ${DATE}`,
    ([, on], scene) => purchaseDays(scene).length === 0 && lastReturn(scene) === on,
  ],
  [
    "nothing has been bought so far",
    (_, scene) =>
      // What it owns came later than the day.
      (scene.account.purchases != null ||
        (scene.account.owned ?? []).some(({ purchasedOn }) => purchasedOn > scene.asOf)) &&
      purchaseDays(scene).length === 0 &&
      lastReturn(scene) === null,
  ],
  [
    `what it bought is unknown: ${NUMBER} purchase rows? could not be read`,
    ([, rows], scene) =>
      number(rows) > 0 && number(rows) <= (scene.account.purchases ?? []).length && purchaseDays(scene).length === 0,
  ],
  [
    `its purchases were not given; it is taken for a customer, as it has ${NUMBER} tickets?, the first of ${DATE}`,
    ([, tickets, first], { account, asOf }) => {
      const days = (account.tickets ?? [])
        .filter(({ mergedInto }) => mergedInto == null)
        .map(({ openedAt }) => String(openedAt).slice(0, 10))
        .filter((on) => on <= asOf);
      return account.purchases == null && Number(tickets) === days.length && first === days.sort()[0];
    },
  ],
  [
    "neither purchases nor products were given",
    (_, { account }) => account.purchases == null && (account.owned ?? []).length === 0,
  ],
  [
    `bought once, on ${DATE}; slowing from ${DATE} on unless it buys again`,
    ([, on = "", slows], scene) =>
      purchaseDays(scene).join() === on && slows === dateOf(dayOf(on) + Math.floor(2 * gapOf(scene)) + 1),
  ],
  [
    `last bought on ${DATE}, expected about every ${ITEMS}; slowing from ${DATE} on unless it buys`,
    ([, on = "", gap, slows], scene) =>
      purchaseDays(scene).at(-1) === on &&
      number(gap) === Math.round(gapOf(scene)) &&
      slows === dateOf(dayOf(on) + Math.floor(2 * gapOf(scene)) + 1) &&
      slows > scene.asOf,
  ],
  [`has not bought for ${ITEMS}; expected about every ${ITEMS}`, silenceOfMany],
  [`has bought only once, ${ITEMS} ago; other customers buy about every ${ITEMS}`, silenceOfOne],
  [
    `has bought only once, ${ITEMS} ago, where other customers buy about every ${ITEMS}; by its purchases alone, the chance of another within ${ITEMS} is ${PERCENT}`,
    (said, scene) => silenceOfOne(said, scene) && percent(said[4], chanceWithin(scene, number(said[3]))),
  ],
  [
    `has not bought for ${ITEMS}, expected about every ${ITEMS}; by its purchases alone, the chance of another within ${ITEMS} is ${PERCENT}`,
    (said, scene) => silenceOfMany(said, scene) && percent(said[4], chanceWithin(scene, number(said[3]))),
  ],
  [
    "a purchase would make it active again",
    (_, { picture }) => ["slowing", "lapsed", "lost"].includes(picture.standing.state),
  ],

  // What is missing.
  ["no tickets were given, so effort is unknown", (_, { account }) => account.tickets == null],
  [
    "no problem was reported in the last 12 months",
    (_, { account, asOf }) =>
      (account.tickets ?? [{ openedAt: asOf }]).every(({ openedAt }) => {
        const on = String(openedAt).slice(0, 10);
        return on > asOf || on <= monthsLater(asOf, -12);
      }),
  ],
  [
    "no tickets or surveys were given, and its purchases do not tell enough, so loyalty is unknown",
    (_, { account }) => account.tickets == null && account.surveys == null && account.purchases != null,
  ],
  [
    "no tickets, surveys or purchases were given, so loyalty is unknown",
    (_, scene) => scene.account.tickets == null && scene.account.surveys == null && purchaseDays(scene).length === 0,
  ],
  ["no purchases were given, so what its loss would cost is unknown", (_, { account }) => account.purchases == null],
  [
    "no value at risk, because it is not a customer now",
    (_, { picture }) => ["prospect", "lapsed", "lost"].includes(picture.standing.state),
  ],
  [
    "its amounts are in (.+) and are left out, as those of the book are in (.+)",
    ([, own, others], { account, picture }) =>
      account.currency === own && picture.opportunity.currency === others && own !== others,
  ],
  [
    "value at risk is unknown, because no model tells what it will spend",
    (_, { account }) => (account.purchases ?? []).some(({ amount }) => amount == null),
  ],

  // The chance of buying again.
  [
    `going by its purchases alone, the chance that it buys within ${ITEMS} is ${PERCENT}`,
    ([, days, chance], scene) => percent(chance, chanceWithin(scene, number(days))),
  ],
  [
    `it has left, so the chance of a purchase within ${ITEMS} is capped at ${PERCENT}`,
    ([, days, most], { picture: { standing, buysAgain } }) =>
      ["lapsed", "lost"].includes(standing.state) &&
      number(days) === 180 &&
      number(most) === 10 &&
      (buysAgain?.probability ?? 1) <= 0.1 + 1e-9,
  ],
  [
    "not a customer yet, so a repeat purchase cannot be expected",
    (_, { picture }) => picture.standing.state === "prospect" && picture.buysAgain === null && picture.loyalty === null,
  ],
  [
    "based on published figures, not yet on your own customers",
    (_, { picture }) => picture.buysAgain?.fromPurchases == null,
  ],
  [
    "the effect of problems is based on published figures, not yet on your own customers",
    (_, { account, picture }) =>
      picture.loyalty?.calibrated === false &&
      picture.buysAgain?.fromPurchases != null &&
      (account.tickets != null || account.surveys != null),
  ],
  [
    "had no problem",
    (_, { account, asOf }) =>
      (account.tickets ?? []).every(({ openedAt }) => String(openedAt).slice(0, 10) > asOf) &&
      (account.surveys ?? []).every(({ at, metric }) => metric !== "ces" || String(at).slice(0, 10) > asOf),
  ],
  [
    "what problems cost the customer is not known",
    (_, { account, asOf }) => account.tickets == null || account.tickets.some((ticket) => isOpen(ticket, asOf)),
  ],
  [
    `([\\d,]+) service experiences?, at an effort of ([\\d.]+) out of 5`,
    ([, count, effort], scene) => {
      const live = problemsOf(scene).filter(({ isOutlived }) => !isOutlived);
      const least = Math.min(...live.map(({ between: [from] }) => from));
      const most = Math.max(...live.map(({ between: [, to] }) => to));
      // Told to one decimal.
      return number(count) === live.length && number(effort) >= least - 0.05 && number(effort) <= most + 0.05;
    },
  ],
  [`${ITEMS} had too little on record to be scored`, () => false],
  [
    `(\\d+) open tickets? without any activity for long (?:is|are) not counted here`,
    ([, count], { account, asOf }) =>
      number(count) ===
      (account.tickets ?? []).filter(
        (ticket) => isOpen(ticket, asOf) && dayOf(asOf) - dayOf(String(ticket.openedAt)) > 365,
      ).length,
  ],
  [
    `bought again after ${ITEMS}, which ended (?:its|their) effect`,
    ([, count], scene) => number(count) === problemsOf(scene).filter(({ isOutlived }) => isOutlived).length,
  ],
  [
    `what it bought after ${ITEMS} came by contract or at a fixed interval, and does not end (?:its|their) effect`,
    ([, count], scene) => number(count) === problemsOf(scene).filter(({ isBilled }) => isBilled).length,
  ],
  [
    `([\\d,]+) later records? left out`,
    ([, count], { account, asOf }) =>
      number(count) ===
      [
        ...(account.tickets ?? []).map(({ openedAt }) => openedAt),
        ...(account.surveys ?? []).map(({ at }) => at),
      ].filter((at) => String(at).slice(0, 10) > asOf).length,
  ],
  [
    `(service effort|satisfaction|the purchases so far|the probability of still being a customer) at ${NUMBER} would change it most, to ${PERCENT}`,
    ([, , , to], { picture }) => percent(to, picture.loyalty?.changedMostBy.probability ?? NaN),
  ],

  // Money.
  [
    `${NUMBER} of it went into (\\S+?)(?: and ${ITEMS} products?)?, which lasts? and will not be bought again within 12 months`,
    ([, amount, id, others], scene) => {
      const last = purchaseDays(scene).at(-1) ?? "";
      // Of a customer that spent nothing in a year it is what it spent before.
      const until = hasLeft(scene) || spentIn(scene, scene.asOf) === 0 ? last : scene.asOf;
      const { lasting } = comingAfter(scene, until);
      return (
        lasting[0]?.[0] === id &&
        lasting.length - 1 === number(others ?? "0") &&
        money(
          amount,
          lasting.reduce((sum, [, each]) => sum + each, 0),
        )
      );
    },
  ],
  [`spent ${NUMBER} in the last 12 months`, ([, spent], scene) => number(spent) === spentIn(scene, scene.asOf)],
  [
    `([\\d,]+) repeat purchases? in ([\\d,.]+) weeks?`,
    ([, repeats], scene) => number(repeats) === purchaseDays(scene).length - 1,
  ],
  [
    `last purchase ([\\d,.]+) weeks? ago`,
    ([, weeks], scene) =>
      number(weeks) === Math.round(((dayOf(scene.asOf) - dayOf(purchaseDays(scene).at(-1) ?? "")) / 7) * 10) / 10,
  ],
  [
    "no tickets or surveys were given, so the probability of loss comes from its purchases alone",
    (_, { account }) => account.tickets == null && account.surveys == null,
  ],
  ["the model of its purchases has no covariance, so the bounds leave its uncertainty out", always],
  [
    `spent ${NUMBER} in the 12 months up to its last purchase on ${DATE}`,
    ([, spent, on = ""], scene) => purchaseDays(scene).at(-1) === on && number(spent) === spentIn(scene, on),
  ],
  [
    `${NUMBER} at risk in the next 12 months: chance of no purchase ${PERCENT}${LATER}`,
    ([, amount, loss, later], scene) => {
      const { valueAtRisk } = scene.picture;
      return (
        valueAtRisk !== null &&
        percent(loss, valueAtRisk.loss.value) &&
        isLostLater(later, scene) &&
        money(amount, comingAfter(scene, scene.asOf).worth * lostOf(scene, valueAtRisk.loss.value))
      );
    },
  ],
  [
    `${NUMBER} at risk in the next 12 months, ${NUMBER} of it outside its contracts: chance of no purchase ${PERCENT}${LATER}`,
    ([, amount, beyond, loss, later], scene) => {
      const { valueAtRisk } = scene.picture;
      const { worth } = comingAfter(scene, scene.asOf);
      const invoiced = invoicedUpTo(scene, scene.asOf);
      const beside = worth - invoiced;
      return (
        valueAtRisk !== null &&
        invoiced > 0 &&
        percent(loss, valueAtRisk.loss.value) &&
        isLostLater(later, scene) &&
        money(amount, worth * lostOf(scene, valueAtRisk.loss.value)) &&
        money(beyond, beside * lostOf(scene, valueAtRisk.loss.value))
      );
    },
  ],
  [
    `if it buys, ${PERCENT} of the money of 12 months is still expected to be lost, as it may leave within them`,
    ([, share], scene) => percent(share, leavesOf(scene)),
  ],
  [
    `at the pace of its last 12 months it would bring ${NUMBER} in the next 12 months; ${NUMBER} of it counts as at risk`,
    ([, worth, amount], scene) => {
      const { worth: coming } = comingAfter(scene, scene.asOf);
      const ends = inTurn(scene).some((turn) => maybeLost(turn, scene.asOf) && yearOf(turn.last) !== null);
      const beside = ends ? coming - invoicedUpTo(scene, scene.asOf) : coming;
      // Who buys within the months buys again at all.
      const lost = Math.max(stopping(scene), 1 - (scene.picture.buysAgain?.probability ?? 1));
      return scene.book.models.purchases === null && money(worth, coming) && money(amount, beside * lost);
    },
  ],
  [
    `the chance that it buys again counts as ${PERCENT}, by the service it had`,
    ([, chance], scene) => {
      const { probability = NaN } = scene.picture.buysAgain ?? {};
      const knowsService = scene.account.tickets != null || scene.account.surveys != null;
      return knowsService && percent(chance, probability) && probability < 1 - stopping(scene);
    },
  ],
  [
    `of ${ITEMS} that bought in the 12 months before, ([\\d,]+) bought nothing in the last 12 months, so the chance that it stops counts as ${PERCENT}`,
    ([, of, stopped, chance], scene) => {
      const counts = stoppers(scene);
      return number(of) === counts.of && number(stopped) === counts.stopped && percent(chance, stopping(scene));
    },
  ],
  [
    `the record does not tell how many accounts stop buying, so the chance that it stops counts as ${PERCENT}`,
    ([, chance], scene) => stoppers(scene).of === 0 && percent(chance, 0.5),
  ],
  [
    `no purchases of the last 12 months are known, so the money is that of its contracts: ${NUMBER} in the next 12 months, (?:and none of them ends by then|of which (?:${NUMBER} is of contracts without an end and ${NUMBER} of|${NUMBER} is of) contracts with an end by then)`,
    ([, amount, endless, beside, alone], scene) => {
      const ending = beside ?? alone;
      const { asOf } = scene;
      const turns = inTurn(scene).filter(({ state }) => state !== "over");
      const coming = turns.reduce((sum, turn) => sum + (comingYear(turn, asOf) ?? 0), 0);
      const soon = turns.filter((turn) => endsWithinYear(turn, asOf));
      const endingMoney = soon.reduce((sum, turn) => sum + lastOfYear(turn, asOf), 0);
      const openMoney = turns.filter(({ end }) => end === null).reduce((sum, turn) => sum + lastOfYear(turn, asOf), 0);
      return (
        spentIn(scene, asOf) === 0 &&
        scene.picture.valueAtRisk?.lossFrom === "contracts" &&
        money(amount, coming) &&
        (ending === undefined ? endingMoney === 0 : money(ending, endingMoney)) &&
        (endless === undefined ? openMoney === 0 : money(endless, openMoney))
      );
    },
  ],
  [
    `what it buys is billed under its contracts, so the money is theirs: ${NUMBER} in the next 12 months, of which ${NUMBER} is of contracts without an end and ${NUMBER} of contracts with an end by then`,
    // Which lines are bills is recounted in test/accounts/billed-gap-days.test.ts.
    ([, amount, endless, ending], scene) => {
      const { asOf } = scene;
      const turns = inTurn(scene).filter(({ state }) => state !== "over");
      const coming = turns.reduce((sum, turn) => sum + (comingYear(turn, asOf) ?? 0), 0);
      const soon = turns.filter((turn) => endsWithinYear(turn, asOf));
      const open = turns.filter(({ end }) => end === null);
      const ofYear = (some: typeof turns): number => some.reduce((sum, turn) => sum + lastOfYear(turn, asOf), 0);
      return (
        purchaseDays(scene).length > 0 &&
        scene.picture.valueAtRisk?.lossFrom === "contracts" &&
        money(amount, coming) &&
        money(ending, ofYear(soon)) &&
        money(endless, ofYear(open))
      );
    },
  ],
  [
    `for the service that it had, the odds that its contracts go on count (less than 0\\.01|${NUMBER}) times`,
    // How they follow is recounted in test/portfolio/stakes/contracts-at-risk.test.ts.
    (_, scene) => {
      const { tickets, surveys } = scene.account;
      const hasContract = inTurn(scene).some(({ state }) => state !== "over");
      return hasContract && (tickets ?? []).length + (surveys ?? []).length > 0;
    },
  ],
  [
    `contract (\\S+) ended on ${DATE}; the chance that it is still renewed counts as ${PERCENT}`,
    // How it follows from the book is recounted in test/portfolio/stakes/contracts-at-risk.test.ts.
    ([, id, on = ""], scene) => {
      const turn = inTurn(scene).find(({ last }) => last.id === id);
      return turn?.state === "late" && turn.end === on;
    },
  ],
  [
    `the account buys more slowly than usual, which lowers the chance`,
    (_, { picture }) => picture.standing.state === "slowing",
  ],
  // The chances of these are recounted in test/portfolio/contracts/told-of-contracts.test.ts.
  [
    `contract (\\S+) is running, and has no end: it may be left at any time`,
    ([, id], scene) => turnOf(scene, id)?.state === "runs" && turnOf(scene, id)?.end === null,
  ],
  [
    `contract (\\S+) has no end: the chance that it is left within 12 months (?:is assumed to be|counts as) ${PERCENT}.*`,
    ([, id], scene) => turnOf(scene, id)?.state === "runs" && turnOf(scene, id)?.end === null,
  ],
  [
    `contract (\\S+), ${NUMBER} a year, may be left at any time: chance ${PERCENT} within 12 months`,
    ([, id, amount], scene) =>
      turnOf(scene, id)?.end === null && money(amount, yearOf(contractNamed(scene, id) ?? ({} as Contract)) ?? NaN),
  ],
  [
    `the chance that contract (\\S+) still runs in 12 months counts as ${PERCENT}(?:: of the terms of its length that ended, [\\d,]+ of [\\d,]+ were renewed|, by contracts of its length (?:in their first term|after ${ITEMS}))`,
    ([, id], scene) => {
      const turn = turnOf(scene, id);
      return turn?.state === "runs" && turn.last.status !== "cancelled" && endsWithinYear(turn, scene.asOf);
    },
  ],
  [
    `no renewal is signed yet, so its chance is assumed to be ${PERCENT}`,
    (_, scene) =>
      inTurn(scene).some(
        (turn) =>
          turn.state === "runs" &&
          endsWithinYear(turn, scene.asOf) &&
          turn.last.status !== "cancelled" &&
          !(
            turn.last.autoRenews === true &&
            (turn.last.noticeOn ?? "9999") < scene.asOf &&
            turn.end === turn.last.endsOn
          ),
      ),
  ],
  [
    `([\\d,]+) purchase lines? without an amount or a list price, not in the money`,
    ([, lines], scene) =>
      pacesUntil(scene).some(
        (until) =>
          number(lines) > 0 &&
          number(lines) ===
            boughtInYear(scene, until).filter(
              ({ amount, productId, quantity }) =>
                amount == null && (quantity ?? 1) > 0 && scene.products.every(({ id }) => id !== productId),
            ).length,
      ),
  ],
  [
    `([\\d,]+) credits? on purchases without an amount, not taken off`,
    ([, credits], scene) => {
      // A credit of which no line of its product says what it cost.
      const priced = (scene.account.purchases ?? []).filter(({ amount }) => amount != null && amount >= 0);
      return pacesUntil(scene).some(
        (until) =>
          number(credits) > 0 &&
          number(credits) ===
            boughtInYear(scene, until).filter(
              ({ amount, productId }) =>
                (amount ?? 0) < 0 && productId != null && priced.every((row) => row.productId !== productId),
            ).length,
      );
    },
  ],
  [
    `([\\d,]+) running contracts? without an amount, not in the money`,
    ([, contracts], scene) => {
      const running = inTurn(scene).filter(({ state }) => state !== "over");
      return (
        number(contracts) > 0 &&
        number(contracts) === running.filter((turn) => comingYear(turn, scene.asOf) === null).length
      );
    },
  ],
  [
    `contract (\\S+), ${NUMBER} a year, is up for renewal on ${DATE}`,
    ([, id, amount, on], scene) => {
      const contract = contractNamed(scene, id);
      return (
        contract !== undefined &&
        contract.status !== "cancelled" &&
        turnOf(scene, id)?.state === "runs" &&
        termEnd(scene, contract) === on &&
        money(amount, (contract.amount ?? 0) * (perYear[contract.per ?? "year"] ?? NaN))
      );
    },
  ],
  [
    `contract (\\S+), ${NUMBER} a year, ends on ${DATE}: notice was given`,
    ([, id, amount, on], scene) => {
      const contract = contractNamed(scene, id);
      return (
        contract?.status === "cancelled" &&
        contract.endsOn === on &&
        money(amount, (contract.amount ?? 0) * (perYear[contract.per ?? "year"] ?? NaN))
      );
    },
  ],
  [
    `contract (\\S+), ${NUMBER} a year, ended on ${DATE}(?:, ${ITEMS} ago,)? and is not renewed yet`,
    ([, id, amount, on = "", days], scene) =>
      isLate(scene, id, on) &&
      money(amount, yearOf(contractNamed(scene, id) ?? ({} as Contract)) ?? NaN) &&
      (days === undefined || number(days) === dayOf(scene.asOf) - dayOf(on)),
  ],
  [
    `contract (\\S+) ended on ${DATE}, ${ITEMS} ago, and is not renewed yet`,
    ([, id, on = "", days], scene) => isLate(scene, id, on) && number(days) === dayOf(scene.asOf) - dayOf(on),
  ],
  [
    `further sales within 12 months are worth ${NUMBER} on average`,
    ([, amount], scene) =>
      ofDeals(scene) < 0.5 && money(amount, scene.picture.opportunity.expectedValue * staying(scene)),
  ],
  [
    `further sales within 12 months are worth ${NUMBER} on average, ${NUMBER} of it from ([\\d,]+) open deals?`,
    ([, amount, part, count], scene) => {
      const offers = hasLeft(scene) ? 0 : scene.picture.opportunity.expectedValue * staying(scene);
      const beyond = ofDeals(scene);
      return money(amount, offers + beyond) && money(part, beyond) && number(count) === dealsThatCount(scene).length;
    },
  ],
  [
    `([\\d,]+) of ${ITEMS} without a purchase 12 months ago ha(?:s|ve) bought since, so the chance that it begins counts as ${PERCENT}`,
    ([, began, of, chance], scene) => {
      const counts = beginners(scene);
      return (
        counts !== null && number(of) === counts.of && number(began) === counts.began && percent(chance, staying(scene))
      );
    },
  ],
  [
    `if it buys again as before, that is worth ${NUMBER} in 12 months; chance of a purchase within them ${PERCENT}`,
    ([, worth, chance], scene) => {
      const last = purchaseDays(scene).at(-1) ?? "";
      const { worth: before } = comingAfter(scene, last);
      // A customer's contracts that run still bring what is invoiced under them.
      const comesBack = hasLeft(scene) ? before : before - invoicedUpTo(scene, last);
      return (
        (hasLeft(scene) || spentIn(scene, scene.asOf) === 0) &&
        money(worth, comesBack) &&
        number(chance) >= Math.round(100 * (scene.picture.buysAgain?.probability ?? 0)) &&
        (!hasLeft(scene) || number(chance) <= 25)
      );
    },
  ],
  [
    `contract (\\S+), ${NUMBER} a year, ends on ${DATE}, (?:in ${ITEMS}|today)`,
    ([, id, amount, on = "", days], scene) => {
      const contract = contractNamed(scene, id);
      const year = (contract?.amount ?? 0) * (perYear[contract?.per ?? "year"] ?? NaN);
      return (
        contract !== undefined && termEnd(scene, contract) === on && money(amount, year) && isInDays(scene, on, days)
      );
    },
  ],
  [
    `contract (\\S+) ends on ${DATE}, (?:in ${ITEMS}|today)`,
    ([, id, on = "", days], scene) =>
      contractsOf(scene).some((contract) => contract.id === id && termEnd(scene, contract) === on) &&
      isInDays(scene, on, days),
  ],
  [
    `notice can be given until ${DATE}, (?:${ITEMS} from now|today)`,
    ([, on = "", days], scene) =>
      contractsOf(scene).some(({ noticeOn }) => noticeOn === on) && isInDays(scene, on, days),
  ],
  [
    `after the last day for notice of contract (\\S+), ${DATE}`,
    ([, id, on = ""], scene) =>
      isFirstBooking(scene) &&
      (scene.booked?.on ?? "") > on &&
      on >= scene.asOf &&
      contractNamed(scene, id)?.noticeOn === on,
  ],
  [
    `after the end of contract (\\S+), ${DATE}`,
    ([, id, on = ""], scene) => {
      const contract = contractNamed(scene, id);
      return (
        isFirstBooking(scene) &&
        (scene.booked?.on ?? "") > on &&
        contract !== undefined &&
        termEnd(scene, contract) === on &&
        (contract.noticeOn ?? "") < scene.asOf
      );
    },
  ],
  ["notice was given", (_, scene) => contractsOf(scene).some(({ status }) => status === "cancelled")],
  [
    "it renews by itself, and the last day for notice has passed",
    (_, scene) =>
      contractsOf(scene).some(({ autoRenews, noticeOn }) => autoRenews === true && (noticeOn ?? "9999") < scene.asOf),
  ],
  [
    "the contract that will renew it is waiting for a signature",
    (_, scene) => contractsOf(scene).some(({ status }) => status === "draft"),
  ],

  // When to review it.
  [
    `its longest interval ends on ${DATE}`,
    ([, on = ""], scene) => on >= scene.asOf && on <= scene.to && on === longest(scene),
  ],
  [`its longest interval ended on ${DATE}`, ([, on = ""], scene) => on < scene.asOf && on === longest(scene)],
  [
    `last conversation: a (review|call|meeting) on ${DATE}`,
    ([, kind, on], scene) =>
      on === lastTalk(scene) && (scene.account.touches ?? []).some((touch) => touch.on === on && touch.kind === kind),
  ],
  [
    `no review or other conversation on record since the first purchase on ${DATE}`,
    ([, on], scene) => lastTalk(scene) === null && firstBought(scene) === on,
  ],
  [
    `last contact on ${DATE} by (?:an email|a ticket|a touch of kind "newsletter")`,
    ([, on], { account, asOf }) =>
      on ===
      (account.touches ?? [])
        .map((touch) => touch.on)
        .filter((day) => day <= asOf)
        .sort()
        .at(-1),
  ],
  [
    "no review or other conversation on record, so due at once",
    (_, scene) => lastTalk(scene) === null && firstBought(scene) === null,
  ],
  [
    `(\\d+) touch(?:es)? dated in the future do(?:es)? not count yet`,
    ([, count], { account, asOf }) =>
      number(count) === (account.touches ?? []).filter(({ kind, on }) => on > asOf && talks.includes(kind)).length,
  ],
  [`follows the review expected on ${DATE}`, ([, on = ""], { asOf }) => on >= asOf],
  [
    `(low|medium|high) opportunity is reviewed every (\\d+) months?(?:, at most (\\d+) apart)?`,
    ([, level, ideal, most], { picture }) =>
      level === picture.opportunity.level &&
      `${ideal} ${most ?? ideal}` === { low: "12 12", medium: "6 9", high: "3 4" }[level],
  ],
  [
    `overdue by ${ITEMS}`,
    ([, days], scene) => number(days) === dayOf(scene.asOf) - dayOf(longest(scene)) && number(days) > 0,
  ],

  // What asks for it sooner.
  [
    `a renewal is coming up, so review by ${DATE}`,
    ([, by = ""], scene) =>
      by >= scene.asOf &&
      dayOf(by) - 60 <= dayOf(scene.to) &&
      (contractsOf(scene).some((contract) => contract.noticeOn === by || termEnd(scene, contract) === by) ||
        scene.products.some(
          ({ id, kind, lifespanMonths }) =>
            kind === "service-contract" &&
            (scene.account.owned ?? []).some(
              ({ productId, purchasedOn }) => productId === id && monthsLater(purchasedOn, lifespanMonths ?? 0) === by,
            ),
        )),
  ],
  [
    `a contract has ended and is not renewed yet, so review by ${DATE}`,
    ([, by = ""], scene) =>
      inTurn(scene).some(({ state, end }) => state === "late" && end !== null && dayOf(by) === dayOf(end) + 15),
  ],
  [
    `a warranty is ending, so review by ${DATE}`,
    ([, by = ""], { account, asOf, to }) =>
      by >= asOf &&
      dayOf(by) - 60 <= dayOf(to) &&
      (account.owned ?? []).some(({ warrantyEndsOn }) => warrantyEndsOn === by),
  ],
  [
    `no sign of the customer on record for a long time, so review by ${DATE}`,
    ([, by = ""], scene) => {
      const since = dateOf(dayOf(by) - 30);
      const heard = lastHeard(scene) ?? "";
      const gap =
        purchaseDays(scene).length > 0
          ? dateOf(dayOf(heard) + Math.floor(2 * gapOf(scene)) + 1)
          : monthsLater(heard, 6);
      return since === gap && since <= scene.asOf;
    },
  ],
  [
    `a problem took the customer a lot of effort \\(on ${DATE}\\), so review by ${DATE}`,
    ([, since, by = ""], scene) =>
      hardTickets(scene).some(
        (ticket) => String(ticket.openedAt).slice(0, 10) === since && !isOpen(ticket, scene.asOf),
      ) && dayOf(by) - dayOf(since ?? "") === 14,
  ],
  [
    `a hard problem is still open \\(since ${DATE}\\), so review by ${DATE}`,
    ([, since, by = ""], scene) =>
      hardTickets(scene).some(
        (ticket) => String(ticket.openedAt).slice(0, 10) === since && isOpen(ticket, scene.asOf),
      ) && dayOf(by) - dayOf(since ?? "") === 14,
  ],
  [
    `a hard problem that was talked about is still open, so review by ${DATE}`,
    ([, by = ""], scene) => {
      // Thirty days after the talk it asks for one in two weeks more, and is planned for if that is within the plan.
      const talked = dayOf(by) - 44;
      const asks = [scene.asOf, dateOf(talked + 30)].sort()[1] ?? "";
      return (
        talkDays(scene).includes(talked) &&
        asks <= scene.to &&
        hardTickets(scene).some((ticket) => {
          const opened = String(ticket.openedAt).slice(0, 10);
          return isOpen(ticket, scene.asOf) && dayOf(opened) <= talked && asks <= monthsLater(opened, 12);
        })
      );
    },
  ],
  [
    `a deal is expected to close, so review by ${DATE}`,
    ([, by = ""], { account, asOf, to }) =>
      by >= asOf &&
      dayOf(by) - 30 <= dayOf(to) &&
      (account.deals ?? []).some(
        ({ status, openedOn, expectedCloseOn }) =>
          status === "open" && expectedCloseOn === by && (openedOn ?? "") <= asOf,
      ),
  ],
  [
    `an invoice is overdue \\(on ${DATE}\\), so review by ${DATE}`,
    ([, on = "", by = ""], { account, asOf }) =>
      on <= asOf &&
      dayOf(by) === dayOf(on) + 14 &&
      (account.invoices ?? []).some(
        ({ dueOn, paidOn }) =>
          dayOf(dueOn) + 31 === dayOf(on) && (paidOn == null || (paidOn >= on && dayOf(paidOn) > dayOf(asOf) - 90)),
      ),
  ],
  [
    `an invoice that was talked about is still unpaid, so review by ${DATE}`,
    ([, by = ""], scene) => {
      const talked = dayOf(by) - 44;
      const asks = [scene.asOf, dateOf(talked + 30)].sort()[1] ?? "";
      return (
        talkDays(scene).includes(talked) &&
        asks <= scene.to &&
        (scene.account.invoices ?? []).some(({ dueOn, paidOn }) => {
          const late = dateOf(dayOf(dueOn) + 31);
          const isOpen = paidOn == null || paidOn > scene.asOf;
          return isOpen && dayOf(late) <= talked && asks <= monthsLater(late, 12);
        })
      );
    },
  ],
  [
    `all that it bought was returned \\(on ${DATE}\\), so review by ${DATE}`,
    ([, on = "", by = ""], scene) =>
      purchaseDays(scene).length === 0 && lastReturn(scene) === on && dayOf(by) - dayOf(on) === 14,
  ],
  [
    `a survey answer was bad \\(on ${DATE}\\), so review by ${DATE}`,
    ([, since, by = ""], { account }) =>
      dayOf(by) - dayOf(since ?? "") === 2 &&
      (account.surveys ?? []).some(({ at, metric, score, scale: { min, max } }) => {
        const share = (score - min) / (max - min);
        return String(at).slice(0, 10) === since && (metric === "nps" ? score <= 6 : share < 1 / 3);
      }),
  ],
  [
    `it is among the customers with the most money that a review can keep, so review by ${DATE}`,
    ([, by = ""], scene) => {
      const { picture, book, asOf, to } = scene;
      const known = book.accounts.flatMap(({ valueAtRisk, attention }) => (valueAtRisk && attention.keep) ?? []);
      const more = known.filter((amount) => amount > (picture.attention.keep ?? 0)).length;
      // After a talk such an account has as long as one of high opportunity: two months, then 30 days.
      const talk = lastTalk(scene);
      const isLater = dayOf(by) - 30 > dayOf(asOf);
      return (
        picture.valueAtRisk !== null &&
        more < Math.floor(known.length / 10) &&
        by > asOf &&
        dayOf(by) - 30 <= dayOf(to) &&
        (!isLater || (talk !== null && dayOf(by) - dayOf(talk) <= 93))
      );
    },
  ],
  [
    `the customer is talking to a competitor \\(on ${DATE}\\), so review by ${DATE}`,
    ([, since, by], { account }) =>
      (account.signals ?? []).some(
        ({ code, on, reviewBy }) => code === "rival-near" && on === since && reviewBy === by,
      ),
  ],

  // What it could buy.
  [`cannot afford a product`, (_, scene) => ownedOf(scene).size === 0 && scene.picture.opportunity.means === "lacks"],
  [
    `owns ${ITEMS} and cannot afford another`,
    (said, scene) => owns(said[1], scene) && scene.picture.opportunity.means === "lacks",
  ],
  [
    `owns ${ITEMS} and cannot afford more now`,
    (said, scene) => owns(said[1], scene) && scene.picture.opportunity.means === "lacks",
  ],
  [
    `owns ${ITEMS}; no other can be sold to it, and none falls due within 12 months`,
    (said, scene) => owns(said[1], scene) && sellable(scene).length === 0,
  ],
  [
    `no product is known that is sold to it`,
    (_, { products, account }) =>
      products.every(({ segments }) => segments != null && !segments.includes(account.segment ?? "-")),
  ],
  [
    `owns only ${ITEMS} and can afford more; could still buy ${ITEMS}`,
    (said, scene) => owns(said[1], scene) && left(said[2], scene) && scene.picture.opportunity.means === "has",
  ],
  [
    `has bought nothing yet; could still buy ${ITEMS}`,
    (said, scene) =>
      scene.account.purchases != null &&
      purchaseDays(scene).length === 0 &&
      ownedOf(scene).size === 0 &&
      left(said[1], scene),
  ],
  [
    `has no product on record; could buy ${ITEMS}`,
    (said, scene) =>
      ownedOf(scene).size === 0 &&
      left(said[1], scene) &&
      ((scene.account.owned ?? scene.account.purchases) != null || ownedByContract(scene).length > 0),
  ],
  [
    `what it owns is not known; could buy ${ITEMS} at most`,
    (said, scene) =>
      scene.account.owned == null &&
      scene.account.purchases == null &&
      ownedByContract(scene).length === 0 &&
      left(said[1], scene),
  ],
  [`owns ${ITEMS} already; could still buy ${ITEMS}`, (said, scene) => owns(said[1], scene) && left(said[2], scene)],
  [
    `owns ${ITEMS}; whether it can afford more is not known; could still buy ${ITEMS}`,
    (said, scene) =>
      owns(said[1], scene) &&
      left(said[2], scene) &&
      scene.account.annualBudget == null &&
      scene.account.resources !== "ample",
  ],
  [
    `owns ${ITEMS} and (is not a customer yet|has lapsed|is lost); could still buy ${ITEMS}`,
    (said, scene) =>
      owns(said[1], scene) &&
      left(said[3], scene) &&
      { prospect: "is not a customer yet", lapsed: "has lapsed", lost: "is lost" }[
        scene.picture.standing.state as string
      ] === said[2],
  ],
  [
    `owns ${ITEMS}; its chance of buying, (under 1|[\\d.]+)%, is below ([\\d.]+)%; could still buy ${ITEMS}`,
    (said, scene) =>
      owns(said[1], scene) &&
      left(said[4], scene) &&
      decimalPercent(said[2], scene.picture.buysAgain?.probability ?? chanceWithin(scene, 180)) &&
      number(said[2]) < number(said[3]),
  ],
  [
    `a budget of ${NUMBER} (covers|does not cover) the cheapest offer, ${NUMBER}`,
    ([, budget, covers, cheapest], { account, products }) =>
      (account.annualBudget == null || number(budget) === account.annualBudget) &&
      covers === (number(budget) >= number(cheapest) ? "covers" : "does not cover") &&
      number(cheapest) >= Math.min(...products.map(({ price }) => price)),
  ],
  [
    `has a budget of ${NUMBER}, and no offer to spend it on`,
    ([, budget], scene) =>
      sellable(scene).length === 0 &&
      (scene.account.annualBudget == null || number(budget) === scene.account.annualBudget),
  ],
  [`its resources are stated as (none|limited|ample)`, ([, resources], { account }) => account.resources === resources],
  [
    `the budget is estimated from ${NUMBER} spent in the last 12 months`,
    ([, spent], scene) =>
      number(spent) === spentIn(scene, scene.asOf) && number(spent) === Math.max(...spentByYear(scene).values()),
  ],
  [
    `the budget is estimated from ${NUMBER} spent in the year to ${DATE}, more than in other years`,
    ([, spent, until = ""], scene) => {
      const years = spentByYear(scene);
      return number(spent) === years.get(until) && number(spent) === Math.max(...years.values());
    },
  ],
  [
    "it spent nothing in the last 3 years, so no budget for more is assumed",
    (_, scene) => Math.max(...spentByYear(scene).values()) === 0 && paidUnderContracts(scene) === 0,
  ],
  [
    `the budget is estimated from ${NUMBER} a year that it pays under contracts`,
    ([, paid], scene) => {
      const year = paidUnderContracts(scene);
      return number(paid) === year && year > Math.max(...spentByYear(scene).values());
    },
  ],
  [
    "whether it can pay is not known",
    (_, { account }) => account.annualBudget == null && account.resources !== "ample" && account.resources !== "none",
  ],
  [
    "what it owns was not recorded, so it is treated as owning nothing",
    (_, scene) => scene.account.owned == null && scene.account.purchases == null && ownedByContract(scene).length === 0,
  ],
  [
    "its segment is not known; products for some segments only were left out",
    (_, { account }) => account.segment == null,
  ],
  [`whether (\\S+) would pay is not known: hours of maintenance or the cost of an hour are missing`, always],
  [
    `owned and not in the catalogue: ${ITEMS}, among them (\\S+)`,
    ([, count, id], scene) => {
      const unlisted = [...ownedOf(scene)].filter((owned) => scene.products.every((product) => product.id !== owned));
      return number(count) === unlisted.length && unlisted.includes(id ?? "");
    },
  ],
  [
    `left out as not yet made: ${ITEMS} dated later`,
    ([, count], { account, asOf }) =>
      number(count) ===
      [
        ...(account.owned ?? []).map(({ purchasedOn }) => purchasedOn),
        ...(account.purchases ?? []).map(({ on }) => on),
      ].filter((on) => on > asOf).length,
  ],
  [
    `${ITEMS} it could still buy (?:is|are) beyond its budget`,
    ([, count], scene) => {
      const { inDeals, declined } = heldBack(scene);
      const offered = sellable(scene).length - inDeals.length - declined.length;
      return number(count) === offered - scene.picture.opportunity.offers.length;
    },
  ],
  [
    `in an open deal already, not offered again: ([\\d,]+)`,
    ([, count], scene) => number(count) === heldBack(scene).inDeals.length,
  ],
  [
    `open more than ${ITEMS} past the expected day, so that what is in it is offered again: ${ITEMS}`,
    ([, days, deals], scene) => {
      const { account, products } = scene;
      const isListed = ({ products: lines }: Deal): boolean =>
        (lines ?? []).some(({ productId }) => products.some(({ id }) => id === productId));
      const stale = (account.deals ?? []).filter(
        (deal) => isOpenDeal(scene, deal) && isStale(scene, deal) && isListed(deal),
      );
      return number(days) === 30 && number(deals) === stale.length;
    },
  ],
  [
    `declined within the last ${ITEMS} or requiring what was, not offered again yet: ([\\d,]+)`,
    ([, months, count], scene) => number(months) === 6 && number(count) === heldBack(scene).declined.length,
  ],
  [`another set of offers may be better than the chosen one, by ${NUMBER} at most`, always],
  ["the probabilities are judgments, not yet fitted to your sales", always],

  // Each offer.
  ["not owned yet", (_, { offer, ...scene }) => offer !== null && !ownedOf(scene).has(offer.productId)],
  [
    `bought on ${DATE}, due for replacement on ${DATE}`,
    ([, on = "", due], { offer, ...scene }) => {
      const months = scene.products.find(({ id }) => id === offer?.productId)?.lifespanMonths ?? NaN;
      return offer !== null && ownedSince(scene, offer.productId) === on && monthsLater(on, months) === due;
    },
  ],
  [
    `adds to (\\S+), which it owns`,
    ([, base = ""], { offer, ...scene }) =>
      ownedOf(scene).has(base) &&
      scene.products.some(({ id, addOnTo }) => id === offer?.productId && addOnTo?.includes(base) === true),
  ],
  [
    `needs (\\S+) with it`,
    ([, other = ""], { offer, ...scene }) =>
      !ownedOf(scene).has(other) &&
      scene.products.some(({ id, requires }) => id === offer?.productId && requires?.includes(other) === true),
  ],
  [
    "margin not known, so the whole price counts as margin",
    (_, { offer, products }) => products.some(({ id, margin }) => id === offer?.productId && margin == null),
  ],
  [
    `([\\d,]+) pieces? due together`,
    ([, pieces], { offer }) => offer !== null && number(pieces) === offer.quantity && number(pieces) > 1,
  ],
  [
    `([\\d,]+) pieces? due, of which the budget covers ([\\d,]+)`,
    ([, due, paid], { offer, account }) => {
      const quantity = offer?.quantity ?? NaN;
      if (number(paid) !== quantity || number(paid) >= number(due)) return false;
      const { annualBudget, owned } = account;
      const pieces = (owned ?? []).reduce((sum, row) => sum + (row.quantity ?? 1), 0);
      if (account.owned != null && number(due) > pieces) return false;
      return annualBudget == null || Math.floor(annualBudget / (offer?.price ?? NaN)) === quantity;
    },
  ],

  // Its day.
  ["on its ideal day", (_, { booked }) => booked !== null],
  [
    `${ITEMS} (before|after) its ideal day, ${DATE}`,
    ([, days, side, on = ""], { booked }) =>
      booked !== null &&
      number(days) === (dayOf(booked.on) - dayOf(on)) * (side === "after" ? 1 : -1) &&
      number(days) > 0,
  ],
  [`after its last day, ${DATE}`, ([, on = ""], { booked }) => booked !== null && booked.on > on],
  ["no seller is allowed to hold it", (_, { account }) => account.sellerId === "nobody"],
  ["its window has no working day that suits", always],
  [`no day of its window has ${ITEMS} to spare`, always],
  ["no room: other reviews would cost more to leave out", always],
  [`the free days are too far from its ideal day, ${DATE}, to be worthwhile`, always],
  [
    `its window opens on ${DATE}, and the plan ends on ${DATE}`,
    ([, opens = "", ends = ""], { to }) => ends === to && opens > to,
  ],
  [`${ITEMS} more minutes? of .*`, always],
  [`\\d+ more minutes? of .*`, always],
  [`a window that (?:opens|closes) .*`, always],
  ["they do not want to be contacted", (_, { account }) => account.preferences?.doNotContact === true],
  [
    `the last contact was on ${DATE}, and they want ${ITEMS} between contacts`,
    ([, on, days], { account, asOf }) =>
      number(days) === account.preferences?.daysBetweenContacts &&
      on ===
        (account.touches ?? [])
          .filter(({ kind }) => kind !== "ticket")
          .map((touch) => touch.on)
          .filter((day) => day <= asOf)
          .sort()
          .at(-1),
  ],
];

/** Whether a review is the first that the account has in the plan. */
const isFirstBooking = ({ booked, book }: Scene): boolean =>
  booked !== null && book.plan.booked.every(({ accountId, on }) => accountId !== booked.accountId || on >= booked.on);

const owns = (count: string | undefined, scene: Scene): boolean => number(count) === ownedOf(scene).size;
const left = (count: string | undefined, scene: Scene): boolean => number(count) === sellable(scene).length;

/** The last day of the interval of its level, from its last talk, else its first purchase, else today. */
function longest(scene: Scene): string {
  const { level } = scene.picture.opportunity;
  const start = lastTalk(scene) ?? firstBought(scene);
  const months = { low: 12, medium: 9, high: 4 }[level];
  return start === null ? monthsLater(scene.asOf, { low: 12, medium: 6, high: 3 }[level]) : monthsLater(start, months);
}

const compiled = sentences.map(([pattern, check]) => ({ pattern: new RegExp(`^${pattern}$`), check }));

/** What a signal asked for that has passed, and what one asks for. */
const late = new RegExp(`; the review for it was due by ${DATE}, ${ITEMS} ago$`);
const asking = new RegExp(`, so review by ${DATE}$`);

/** Whether a sentence is one that is checked, not only understood. */
export function isChecked(sentence: string): boolean {
  const asked = sentence.replace(late, ", so review by $1");
  return compiled.some(({ pattern, check }) => check !== always && pattern.test(asked));
}

/** What is wrong with a sentence about an account; `null` where it is true. */
export function faultOf(sentence: string, scene: Scene): string | null {
  const [, day = "", days] = late.exec(sentence) ?? [];
  if (day !== "" && number(days) !== dayOf(scene.asOf) - dayOf(day)) return "false";
  const [, asked] = asking.exec(sentence) ?? [];
  if (asked !== undefined && asked < scene.asOf) return "false";
  for (const { pattern, check } of compiled) {
    const said = pattern.exec(sentence.replace(late, `, so review by ${day}`));
    if (said !== null) return check([...said], scene) ? null : "false";
  }
  return "not understood";
}
