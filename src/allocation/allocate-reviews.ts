import { assertOptions, type OptionNames } from "../errors.js";
import type { Assumption } from "../evidence/assumption.js";
import { exactParts, type Explained } from "../reasons/explained.js";
import { reason, type Reason } from "../reasons/reason.js";
import type { Rejection } from "../records/rows/rejection.js";
import { allocationRow, type AllocatedReviews } from "./allocated-reviews.js";
import type { AllocationAccount, ReadAccount } from "./allocation-account.js";
import type { ContactKind } from "./contact-kinds.js";
import { hourMoves, type HourMove } from "./hour-moves.js";
import { contactOptionNames, readAccounts, type ContactOptionsInput } from "./read-accounts.js";
import { relaxedValue } from "./solver/relaxation.js";
import { teamComponents, type SolvedComponent } from "./team-components.js";
import { readSellers, sellerFinder, type AllocationSeller, type SellerMinutes } from "./team-hours.js";

/** Options of `allocateReviews`. */
export interface AllocateReviewsOptions extends ContactOptionsInput {
  sellers: readonly AllocationSeller[];
  /** Hours that each seller has for it in the time that the curves cover: one number for all, or one a seller by id. */
  hours: number | Readonly<Record<string, number>>;
}

/** How one seller's hours are spent. */
export interface AllocatedSeller {
  readonly sellerId: string;
  readonly hours: number;
  readonly used: number;
  /** What the contacts that this seller holds bring. */
  readonly value: number;
  /** What one more hour would bring: the dual price of the hours. 0 if they are not all needed. */
  readonly valueOfAnHour: number;
  /** What one hour less would cost. */
  readonly anHourLess: number;
}

/** What a quarter more or fewer hours would change. */
export interface AllocationSensitivity {
  /** Times the hours given. */
  readonly times: number;
  /** What the contacts would bring, by the relaxation. */
  readonly value: number;
  /** Change as a share of what they bring now. */
  readonly change: number;
}

/**
 * How often to meet each account so that the hours bring most. The contributions, one per seller, add up to `value`.
 */
export interface ReviewAllocation extends Explained {
  /** One row an account, in the order given. */
  readonly reviews: readonly AllocatedReviews[];
  readonly sellers: readonly AllocatedSeller[];
  /** What one more hour of each seller would bring, by id. */
  readonly valueOfAnHour: Readonly<Record<string, number>>;
  /** What all contacts bring, above the worth without any. */
  readonly value: number;
  /** Upper bound: no allocation brings more. */
  readonly upperBound: number;
  /** How much more the best allocation may bring: `upperBound` − `value`; 0 where `exact`. */
  readonly gap: number;
  /** Whether no allocation brings more, rounding apart. */
  readonly exact: boolean;
  /** Hours that would bring more with another seller, if accounts or hours could change hands. */
  readonly moves: readonly HourMove[];
  /** What three quarters and five quarters of the hours would bring; empty where they cannot keep the least numbers. */
  readonly sensitivity: readonly AllocationSensitivity[];
  readonly months: number;
  readonly contacts: readonly ContactKind[];
  readonly currency: string | null;
  readonly rejected: readonly Rejection[];
}

const optionNames: OptionNames<AllocateReviewsOptions> = { sellers: true, hours: true, ...contactOptionNames };

/** The optimum is told to be flat, or not, when the hours are multiplied by these. */
const TIMES = [0.75, 1.25];

/**
 * How many reviews, or other contacts, each account should get so that the team's hours bring most. It respects each
 * seller's hours and each account's minimum and maximum, and gives the value of one more hour for each seller.
 *
 * It maximizes Σᵢ vᵢ(nᵢ) over whole numbers nᵢ from min to max, with Σ minutes·nᵢ ≤ hours of each seller. For concave
 * curves and contacts of one length it uses marginal analysis: the next contact goes where it brings most, until the
 * hours are spent. That is the optimum, even if sellers share accounts (a polymatroid). For S-shaped curves and
 * contacts of several lengths, concave hulls bound the value, and the best choice under the bound is searched exactly.
 * If it is not the optimum, `gap` says how much more is possible. If the hours do not cover the minimums, they are kept
 * where they bring most, and the reasons name the accounts that go without.
 *
 * Sources: Lodish (1971), "CALLPLAN: an interactive salesman's call planning system", Management Science 18, whose users
 * sold 8.1% more in a field test (Fudge & Lodish 1977, Interfaces 8); Fox (1966), "Discrete optimization via marginal
 * analysis", Management Science 13; Federgruen & Groenevelt (1986), Operations Research 34; Pisinger (1995), European Journal
 * of Operational Research 83.
 *
 * Cost: a sort of all steps of the curves; 100,000 accounts of 500 sellers take about a second.
 *
 * @param accounts - With what is at stake in each, or its own curve; as `reviewPortfolio` gives them.
 * @param options - Sellers, hours, curves and limits.
 * @returns Contacts by account, the value of an hour by seller, and the certificate.
 * @throws RetentionError when an option is out of bounds; an invalid account is in `rejected`.
 *
 * @example
 * import { allocateReviews } from "retention-kit";
 *
 * const accounts = [
 *   { accountId: "acme", sellerId: "north", attention: { total: 480 } },
 *   { accountId: "bolt", sellerId: "north", attention: { total: 100 } },
 *   { accountId: "cobb", sellerId: "north", attention: { total: 10 } },
 * ];
 * const { reviews, valueOfAnHour, exact } = allocateReviews(accounts, { sellers: [{ id: "north" }], hours: 6 });
 * reviews.map(({ accountId, count, marginal, next }) => [accountId, count, marginal, next])
 * //=> [["acme", 5, 30, 15], ["bolt", 2, 50, 25], ["cobb", 1, 10, 5]]
 * valueOfAnHour
 * //=> { north: 33.333 }
 * exact
 * //=> true
 */
export function allocateReviews(
  accounts: readonly AllocationAccount[],
  options: AllocateReviewsOptions,
): ReviewAllocation {
  const functionName = "allocateReviews";
  const chosen = assertOptions(functionName, "options", options, optionNames);
  const sellers = readSellers(functionName, chosen);
  const eligibleFor = sellerFinder(functionName, sellers);
  const read = readAccounts(functionName, accounts, chosen, (account) => ({ eligible: eligibleFor(account) }));
  const components = teamComponents(read.accepted, sellers, read.contacts);
  return allocation(components, { ...read, accounts: read.accepted.map((account) => account.read), sellers });
}

interface Team {
  accounts: readonly ReadAccount[];
  sellers: readonly SellerMinutes[];
  contacts: readonly ContactKind[];
  months: number;
  currency: string | null;
  rejected: Rejection[];
}

function allocation(components: readonly SolvedComponent[], team: Team): ReviewAllocation {
  const { accounts, sellers, contacts, months, currency, rejected } = team;
  const reviews: AllocatedReviews[] = new Array<AllocatedReviews>(accounts.length);
  const values = new Float64Array(sellers.length);
  const used = new Float64Array(sellers.length);
  const prices = new Float64Array(sellers.length);
  const lastDensities = new Float64Array(sellers.length);
  let missed = 0;
  let gap = 0;
  for (const component of components) {
    const { solution } = component;
    gap += solution.upperBound - solution.value;
    for (const [at, seller] of component.sellers.entries()) {
      prices[seller] = solution.prices[at] ?? 0;
      lastDensities[seller] = solution.lastDensities[at] ?? 0;
    }
    const groupPrices = Float64Array.from(component.component.sellersOf, (each) =>
      each.reduce((least, seller) => Math.min(least, solution.prices[seller]!), Infinity),
    );
    for (const [at, index] of component.accounts.entries()) {
      const row = allocationRow(component, at, { account: accounts[index]!, sellers, contacts, groupPrices });
      reviews[index] = row;
      if (row.count < accounts[index]!.min) missed++;
      for (const { sellerId, minutes } of row.held) {
        const seller = component.sellers.find((each) => sellers[each]?.id === sellerId) ?? 0;
        used[seller]! += minutes;
        values[seller]! += row.minutes === 0 ? 0 : (row.value * minutes) / row.minutes;
      }
    }
  }

  const parts = exactParts([...values]);
  const value = parts.reduce((sum, part) => sum + part, 0);
  const exact = components.every(({ solution }) => solution.exact);
  const sensitivity = hourSensitivity(components, value);
  const reasons: Reason[] = [
    exact
      ? reason("allocation.exact")
      : reason("allocation.gap", { share: gap / Math.max(value + gap, Number.MIN_VALUE) }),
  ];
  if (missed > 0) reasons.push(reason("allocation.floors-missed", { accounts: missed }));
  if (accounts.some(({ curve }) => curve.chosen)) reasons.push(reason("allocation.fit.chosen"));
  const [less, more] = sensitivity;
  if (less !== undefined && more !== undefined) {
    reasons.push(reason("allocation.flat", { less: 0 - less.change, more: more.change }));
  }
  return {
    reviews,
    sellers: sellers.map(({ id, minutes }, at) => ({
      sellerId: id,
      hours: minutes / 60,
      used: used[at]! / 60,
      value: parts[at]!,
      valueOfAnHour: prices[at]! * 60,
      anHourLess: lastDensities[at]! * 60,
    })),
    valueOfAnHour: Object.fromEntries(sellers.map(({ id }, at) => [id, prices[at]! * 60])),
    value,
    upperBound: exact ? value : value + gap,
    gap: exact ? 0 : gap,
    exact,
    moves: hourMoves(components, sellers),
    sensitivity,
    months,
    contacts: contacts.map((contact) => ({ ...contact })),
    currency,
    rejected,
    contributions: [
      { factor: "baseline", points: 0, weight: 1, value: 0 },
      ...sellers.map(({ id }, at) => ({
        factor: `seller.${id}`,
        points: parts[at]!,
        weight: 1,
        value: used[at]! / 60,
      })),
    ],
    reasons,
    assumptions: figuresOf(accounts),
    coverage: accounts.length === 0 ? 0 : accounts.filter(({ curve }) => curve.known).length / accounts.length,
  };
}

/**
 * The figures that the curves rest on, each once.
 * @internal
 */
export function figuresOf(accounts: readonly ReadAccount[]): Assumption<unknown>[] {
  const figures = new Set<Assumption<unknown>>();
  for (const { curve } of accounts) for (const figure of curve.assumptions) figures.add(figure);
  return [...figures];
}

/** What the relaxation says of other hours, less the worth without contacts. */
function hourSensitivity(components: readonly SolvedComponent[], value: number): AllocationSensitivity[] {
  const found: AllocationSensitivity[] = [];
  for (const times of TIMES) {
    let sum = 0;
    for (const { component, solution, withoutAny } of components) {
      const relaxed = relaxedValue(component, solution.steps, times);
      if (relaxed === null) return [];
      sum += relaxed - withoutAny;
    }
    found.push({ times, value: sum, change: value === 0 ? 0 : (sum - value) / value });
  }
  return found;
}
