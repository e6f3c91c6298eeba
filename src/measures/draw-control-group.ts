import {
  assertCount,
  assertNumber,
  assertOptions,
  assertRows,
  assertText,
  likelyName,
  RetentionError,
} from "../errors.js";
import { hashedSoFar, textHash } from "../numeric/discrete/text-hash.js";
import { compareTexts } from "../records/values/compare-texts.js";

/** How to draw. */
export interface DrawControlGroupOptions<Account extends { id: string } = { id: string }> {
  /** Share of the accounts in the control group, above 0 and below 1. */
  share: number;
  /** The same seed draws the same accounts. */
  seed: number;
  /**
   * What both groups should have alike: the accounts' fields by name, such as `["segment", "size"]`, or a function that
   * names each account's stratum.
   * @defaultValue one stratum of all accounts
   */
  strata?: readonly (keyof Account & string)[] | ((account: Account) => string) | null | undefined;
}

/** Two groups drawn at random, their ids in order. */
export interface ControlGroup {
  /** To be treated as planned. */
  readonly treated: readonly string[];
  /** The control group. */
  readonly control: readonly string[];
}

/**
 * Draws a random control group that is left alone, to separate the effect of reviews, calls or a program from what
 * would have happened anyway. Past records cannot show that, since accounts were reviewed for a reason. Compare the
 * groups with `compareGroups`, by the group an account was drawn into, not by what happened to it.
 *
 * The control group has the requested share to the nearest account, and within each stratum to within one account.
 * Membership depends only on the seed, the ids and the strata, not on the order of the accounts or anything else about
 * them.
 *
 * Each id is hashed with the seed, and the lowest hashes of each stratum are taken. Accounts left over by rounding go
 * to the strata with the largest remainders, ties by hash. Source for strata: Cochran (1977), "Sampling Techniques",
 * chapter 5. Cost: one sort.
 *
 * @param accounts - The accounts, or anything else with an `id`.
 * @param options - Share, seed and strata.
 * @returns The ids of both groups, each in order.
 * @throws RetentionError when an id comes twice, the share is not between 0 and 1, or leaves one group empty, or an
 *   account has a misspelled field in place of one of the strata.
 *
 * @example
 * import { drawControlGroup } from "retention-kit";
 *
 * const accounts = ["acme", "bolt", "cafe", "dock", "echo", "fern", "gate", "hill"].map((id, index) => ({
 *   id,
 *   segment: index < 4 ? "bakery" : "retail",
 * }));
 * drawControlGroup(accounts, { share: 0.25, seed: 7, strata: ["segment"] })
 * //=> { treated: ["bolt", "cafe", "dock", "echo", "fern", "hill"], control: ["acme", "gate"] }
 */
export function drawControlGroup<Account extends { id: string }>(
  accounts: readonly Account[],
  options: DrawControlGroupOptions<Account>,
): ControlGroup {
  const known = assertOptions("drawControlGroup", "options", options, { share: true, seed: true, strata: true });
  const { share, seed } = known;
  assertNumber("drawControlGroup", "options.share", share, { above: 0, below: 1 });
  assertCount("drawControlGroup", "options.seed", seed);
  const stratumOf = namedStratum(known.strata ?? []);
  const soFar = hashedSoFar(`${seed} `);

  assertRows("drawControlGroup", "accounts", accounts);
  const ids: string[] = [];
  const lots = new Uint32Array(accounts.length);
  const strata = new Map<string, number[]>();
  accounts.forEach((account, index) => {
    const { id } = account;
    if (typeof id !== "string" || id === "") assertText("drawControlGroup", `accounts[${index}].id`, id);
    ids.push(id);
    lots[index] = textHash(id, soFar);
    const stratum = stratumOf(account, index);
    const members = strata.get(stratum);
    if (members === undefined) strata.set(stratum, [index]);
    else members.push(index);
  });
  // Texts are sorted by their code units, as by compareTexts; the engine's own order takes less.
  const sortedIds = (places: readonly number[]): string[] => places.map((place) => ids[place] ?? "").sort();

  const wanted = Math.round(share * accounts.length);
  if (wanted === 0 || wanted === accounts.length) {
    assertNoneTwice(ids);
    const rule = `must leave an account in each group of ${accounts.length}`;
    throw new RetentionError("drawControlGroup", "options.share", rule, share);
  }
  const isControl = new Uint8Array(accounts.length);
  for (const [stratum, count] of controlsByStratum(strata, share, wanted, soFar)) {
    for (const place of firstByLot(strata.get(stratum) ?? [], count, lots, ids)) isControl[place] = 1;
  }
  const treated = sortedIds(placesOf(isControl, 0));
  const control = sortedIds(placesOf(isControl, 1));
  if (haveOneTwice(treated, control)) assertNoneTwice(ids);
  return { treated, control };
}

/** The places with this mark. */
function placesOf(marks: Uint8Array, mark: number): number[] {
  const places: number[] = [];
  for (let at = 0; at < marks.length; at++) if (marks[at] === mark) places.push(at);
  return places;
}

/** Whether a text stands twice in two sorted lists: one pass, where a set would take as long as the draw. */
function haveOneTwice(one: readonly string[], other: readonly string[]): boolean {
  if ([one, other].some((texts) => texts.some((text, at) => text === texts[at + 1]))) return true;
  let at = 0;
  return one.some((text) => {
    while (at < other.length && (other[at] ?? "") < text) at++;
    return other[at] === text;
  });
}

/** Refuses the first account whose id came before. */
function assertNoneTwice(ids: readonly string[]): void {
  const known = new Set<string>();
  ids.forEach((id, index) => {
    if (known.has(id)) throw new RetentionError("drawControlGroup", `accounts[${index}].id`, "must not come twice", id);
    known.add(id);
  });
}

/** As many members as are wanted, those with the lowest lots; of equal lots the lowest ids. */
function firstByLot(members: readonly number[], count: number, lots: Uint32Array, ids: readonly string[]): number[] {
  if (count === 0) return [];
  const last = Uint32Array.from(members, (place) => lots[place] ?? 0).sort()[count - 1] ?? 0;
  const below = members.filter((place) => (lots[place] ?? 0) < last);
  const equal = members.filter((place) => lots[place] === last);
  const byId = (a: number, b: number): number => compareTexts(ids[a] ?? "", ids[b] ?? "");
  return [...below, ...equal.sort(byId).slice(0, count - below.length)];
}

/** Accounts that each stratum gives: whole ones by its share, and the rest to the largest remainders. */
function controlsByStratum(
  strata: ReadonlyMap<string, readonly unknown[]>,
  share: number,
  wanted: number,
  soFar: number,
): Map<string, number> {
  const counts = [...strata].map(([stratum, members]) => {
    const exact = share * members.length;
    // A product that rounded to just below a whole number is one.
    const whole = Math.floor(exact + 1e-9);
    return { stratum, whole, remainder: exact - whole, lot: textHash(stratum, soFar) };
  });
  const rest = wanted - counts.reduce((sum, { whole }) => sum + whole, 0);
  const ranked = counts.toSorted(
    (one, other) =>
      (Math.abs(other.remainder - one.remainder) > 1e-9 ? other.remainder - one.remainder : 0) ||
      one.lot - other.lot ||
      compareTexts(one.stratum, other.stratum),
  );
  return new Map(ranked.map(({ stratum, whole }, rank) => [stratum, rank < rest ? whole + 1 : whole]));
}

/** The stratum of an account, as one text. */
function namedStratum<Account extends { id: string }>(
  strata: NonNullable<DrawControlGroupOptions<Account>["strata"]>,
): (account: Account, index: number) => string {
  if (typeof strata === "function") {
    return (account, index) => {
      const stratum: unknown = strata(account);
      if (typeof stratum === "string") return stratum;
      const rule = "must name the stratum of each account by a text";
      throw new RetentionError("drawControlGroup", `options.strata(accounts[${index}])`, rule, stratum);
    };
  }
  assertRowsOfNames(strata);
  return (account, index) => {
    const values = strata.map((name) => account[name] ?? null);
    if (values.includes(null)) assertNoMisspelling(account, strata, index);
    return JSON.stringify(values);
  };
}

/** Refuses an account that has nearly a field of the strata in its place: it would be in a stratum of its own in silence. */
function assertNoMisspelling(account: { id: string }, strata: readonly string[], index: number): void {
  const row = account as Readonly<Record<string, unknown>>;
  const missing = strata.filter((name) => row[name] == null);
  for (const name of Object.keys(row)) {
    if (strata.includes(name) || row[name] == null) continue;
    const meant = likelyName(name, missing, {}, 1 / 4);
    if (meant === undefined) continue;
    const rule = `must be ${meant}, as in options.strata`;
    throw new RetentionError("drawControlGroup", `accounts[${index}].${name}`, rule, row[name]);
  }
}

function assertRowsOfNames(strata: readonly unknown[]): void {
  if (!Array.isArray(strata)) {
    throw new RetentionError("drawControlGroup", "options.strata", "must be names of fields or a function", strata);
  }
  strata.forEach((name, index) => {
    assertText("drawControlGroup", `options.strata[${index}]`, name);
  });
}
