import { InternalError } from "../errors.js";
import type { ReadAccount } from "./allocation-account.js";
import type { ContactKind } from "./contact-kinds.js";
import { contactOptions, keptBonus, type ContactOptions } from "./contact-options.js";
import type { ChoiceProblem } from "./solver/choice-problem.js";
import { solveComponent } from "./solver/solve-component.js";
import { type Component, type ComponentSolution } from "./solver/component.js";
import type { SellerMinutes } from "./team-hours.js";

/** What rounding may leave of a bonus, as a share of it. */
const ROUNDING = 1e-6;

/** Sellers linked by accounts that they share, with how their hours are best spent. */
export interface SolvedComponent {
  /** Positions of its sellers. */
  sellers: readonly number[];
  /** Positions of its accounts. */
  accounts: readonly number[];
  options: readonly ContactOptions[];
  component: Component;
  solution: ComponentSolution;
  /** Worth of all its accounts without any contact, on the scale of the solution's value. */
  withoutAny: number;
}

/** An account with the sellers who may hold its contacts. */
export interface ServedAccount {
  read: ReadAccount;
  eligible: readonly number[];
}

/**
 * Parts the team where no account is shared, and solves each part.
 * @internal
 */
export function teamComponents(
  accounts: readonly ServedAccount[],
  sellers: readonly SellerMinutes[],
  contacts: readonly ContactKind[],
): SolvedComponent[] {
  const root = Int32Array.from(sellers, (_, at) => at);
  for (const eligible of new Set(accounts.map((account) => account.eligible))) {
    for (const seller of eligible) join(eligible[0]!, seller);
  }
  const members = new Map<number, { sellers: number[]; accounts: number[] }>();
  for (let at = 0; at < sellers.length; at++) part(at).sellers.push(at);
  for (const [index, { eligible }] of accounts.entries()) part(eligible[0]!).accounts.push(index);
  return [...members.values()].map((each) => solved(each, accounts, sellers, contacts));

  function find(at: number): number {
    let top = at;
    while (root[top] !== top) top = root[top]!;
    for (let each = at; root[each] !== top;) [each, root[each]] = [root[each]!, top];
    return top;
  }

  function join(one: number, other: number): void {
    root[find(other)] = find(one);
  }

  function part(seller: number): { sellers: number[]; accounts: number[] } {
    const top = find(seller);
    const found = members.get(top) ?? { sellers: [], accounts: [] };
    members.set(top, found);
    return found;
  }
}

function solved(
  members: { sellers: number[]; accounts: number[] },
  accounts: readonly ServedAccount[],
  sellers: readonly SellerMinutes[],
  contacts: readonly ContactKind[],
): SolvedComponent {
  const itsAccounts = members.accounts.map((index) => accounts[index]!);
  const reads = itsAccounts.map(({ read }) => read);
  const wanted = reads.map((read) => contactOptions(read, contacts, { min: read.min, max: read.max, bonus: 0 }));
  const whole = componentOf(members.sellers, itsAccounts, wanted, sellers, contacts);
  const solution = solveComponent(whole);
  if (solution !== null) return { ...members, options: wanted, component: whole, solution, withoutAny: worthOf(reads) };

  // The hours do not cover the least numbers: keep them where they bring most.
  const bonus = keptBonus(reads);
  const least = reads.map((read) => contactOptions(read, contacts, { min: 0, max: read.min, bonus }));
  const short = componentOf(members.sellers, itsAccounts, least, sellers, contacts);
  const best = solveComponent(short);
  if (best === null) throw new InternalError("no contact at all always fits");
  const stripped = withoutBonus(best, bonus / shortestContact(reads, contacts));
  return { ...members, options: least, component: short, solution: stripped, withoutAny: worthOf(reads) };
}

/** What a minute is worth, without what contacts count for themselves. */
function withoutBonus(solution: ComponentSolution, perMinute: number): ComponentSolution {
  const strip = (density: number): number => Math.max(0, density - perMinute * (1 + ROUNDING));
  return { ...solution, prices: solution.prices.map(strip), lastDensities: solution.lastDensities.map(strip) };
}

function shortestContact(accounts: readonly ReadAccount[], contacts: readonly ContactKind[]): number {
  const own = accounts.reduce((least, { minutes }) => Math.min(least, minutes ?? Infinity), Infinity);
  return contacts.reduce((least, { minutes }) => Math.min(least, minutes), own);
}

/**
 * Worth of accounts without any contact.
 * @internal
 */
export function worthOf(accounts: readonly ReadAccount[]): number {
  return accounts.reduce(
    (sum, { curve }) =>
      sum + (curve.kind === "table" ? (curve.values[0] ?? 0) : curve.kind === "adbudg" ? curve.a : curve.base),
    0,
  );
}

function componentOf(
  itsSellers: readonly number[],
  accounts: readonly ServedAccount[],
  options: readonly ContactOptions[],
  sellers: readonly SellerMinutes[],
  contacts: readonly ContactKind[],
): Component {
  const positions = new Map(itsSellers.map((seller, at) => [seller, at]));
  const byList = new Map<readonly number[], number>();
  const byKey = new Map<string, number>();
  const sellersOf: number[][] = [];
  const groups = Int32Array.from(accounts, ({ eligible }) => {
    const same = byList.get(eligible);
    if (same !== undefined) return same;
    const key = eligible.join(" ");
    const known = byKey.get(key);
    byList.set(eligible, known ?? sellersOf.length);
    if (known !== undefined) return known;
    byKey.set(key, sellersOf.length);
    sellersOf.push(eligible.map((seller) => positions.get(seller)!));
    return sellersOf.length - 1;
  });
  return {
    problem: problemOf(options),
    groups,
    sellersOf,
    capacities: itsSellers.map((seller) => sellers[seller]!.minutes),
    length: lengthOf(accounts, contacts),
  };
}

/** The length of all contacts; `null` if it differs. */
function lengthOf(accounts: readonly ServedAccount[], contacts: readonly ContactKind[]): number | null {
  const [first] = contacts;
  if (contacts.length > 1 || first === undefined) return null;
  let length: number | null = null;
  for (const { read } of accounts) {
    const minutes = read.minutes ?? first.minutes;
    if (length !== null && minutes !== length) return null;
    length = minutes;
  }
  return length ?? first.minutes;
}

/**
 * The options of all accounts in one problem.
 * @internal
 */
export function problemOf(options: readonly ContactOptions[]): ChoiceProblem {
  const first = new Int32Array(options.length + 1);
  for (const [index, { minutes }] of options.entries()) first[index + 1] = first[index]! + minutes.length;
  const problem = {
    first,
    minutes: new Float64Array(first[options.length]!),
    values: new Float64Array(first[options.length]!),
  };
  for (const [index, { minutes, values }] of options.entries()) {
    problem.minutes.set(minutes, first[index]);
    problem.values.set(values, first[index]);
  }
  return problem;
}
