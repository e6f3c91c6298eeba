import { RetentionError } from "../errors.js";
import { MOST_CONTACTS, type ReadAccount } from "./allocation-account.js";
import type { ContactKind } from "./contact-kinds.js";
import { worthAt } from "./curves/response-at.js";

/** The ways to serve an account that are worth considering: longer ones are worth more. */
export interface ContactOptions {
  minutes: number[];
  values: number[];
  /** Contacts of each kind, as `countsOf` reads them: one number an option, as there may be millions. */
  codes: number[];
}

/** Most combinations of kinds for one account. */
const MOST_WAYS = 20_000;

/** A count of each kind is a digit of the code. */
const RADIX = MOST_CONTACTS + 1;

/** Contacts in the first place, where they bring nothing: so that the rule is kept as far as the hours go. */
const KEPT = 1e-9;

/**
 * All numbers of contacts from the least to the most that no other way beats in both minutes and worth, the cheapest that
 * keeps the least first.
 *
 * @param bonus - Money for each contact on top of the curve, where contacts count for themselves; 0 otherwise.
 * @internal
 */
export function contactOptions(
  account: ReadAccount,
  kinds: readonly ContactKind[],
  { min, max, bonus }: { min: number; max: number; bonus: number },
): ContactOptions {
  if (kinds.length === 1) return ofOneKind(account, kinds, { min, max, bonus });
  const ways = combinations(kinds.length, max)
    .filter((counts) => total(counts) >= min)
    .map((counts) => ({
      code: counts.reduceRight((code, count) => code * RADIX + count, 0),
      minutes: counts.reduce((sum, count, at) => sum + count * (kinds[at]?.minutes ?? 0), 0),
      value: worthAt(account.curve, strengthOf(counts, kinds)) + bonus * total(counts),
    }))
    .sort((one, other) => one.minutes - other.minutes || other.value - one.value);
  const options: ContactOptions = { minutes: [], values: [], codes: [] };
  for (const { code, minutes, value } of ways) {
    const best = options.values.at(-1);
    if (best !== undefined && value <= best) continue;
    options.minutes.push(minutes);
    options.values.push(value);
    options.codes.push(code);
  }
  return options;
}

/**
 * The contacts of each kind that a code stands for.
 * @internal
 */
export function countsOf(code: number, kinds: readonly ContactKind[]): number[] {
  let rest = code;
  return kinds.map(() => {
    const count = rest % RADIX;
    rest = Math.floor(rest / RADIX);
    return count;
  });
}

/**
 * Refuses numbers of contacts and kinds with too many combinations to enumerate.
 * @internal
 */
export function assertFewWays(functionName: string, kinds: readonly ContactKind[], max: number): void {
  if (kinds.length === 1) return;
  let ways = 1;
  for (let at = 1; at <= kinds.length; at++) ways = (ways * (max + at)) / at;
  if (ways > MOST_WAYS) {
    throw new RetentionError(functionName, "max", `must leave at most ${MOST_WAYS} combinations of kinds`, max);
  }
}

function ofOneKind(
  account: ReadAccount,
  kinds: readonly ContactKind[],
  { min, max, bonus }: { min: number; max: number; bonus: number },
): ContactOptions {
  const options: ContactOptions = { minutes: [], values: [], codes: [] };
  const [minutes, strength] = [account.minutes ?? kinds[0]?.minutes ?? 0, kinds[0]?.strength ?? 1];
  let best = -Infinity;
  for (let count = min; count <= max; count++) {
    const value = worthAt(account.curve, count * strength) + bonus * count;
    if (value <= best) continue;
    best = value;
    options.minutes.push(count * minutes);
    options.values.push(value);
    options.codes.push(count);
  }
  return options;
}

/**
 * A bonus for each contact that decides only between accounts whose contacts bring nothing.
 * @internal
 */
export function keptBonus(accounts: readonly ReadAccount[]): number {
  const most = accounts.reduce((top, { curve, min }) => Math.max(top, worthAt(curve, min) - worthAt(curve, 0)), 0);
  return most === 0 ? 1 : most * KEPT;
}

function combinations(kinds: number, most: number): number[][] {
  if (kinds === 0) return [[]];
  return Array.from({ length: most + 1 }, (_, count) =>
    combinations(kinds - 1, most - count).map((rest) => [count, ...rest]),
  ).flat();
}

/**
 * What this many contacts count as on the curve.
 * @internal
 */
export function strengthOf(counts: readonly number[], kinds: readonly ContactKind[]): number {
  return kinds.reduce((sum, { strength }, at) => sum + (strength ?? 1) * (counts[at] ?? 0), 0);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
