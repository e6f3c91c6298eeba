import type {
  AttentionParts,
  ContactKind,
  FittedResponse,
  ResponseAnswers,
  ResponseRow,
  ReviewAllocation,
  SizedTeam,
} from "retention-kit";
import type { Claims } from "./told.js";

/** An account of the test, with what so many contacts are worth above none. */
export interface ServedAccount {
  id: string;
  worth: (contacts: number) => number;
  min: number;
  max: number;
  /** Minutes of a contact, where they are its own. */
  minutes: number | null;
  /** Whether its curve was fitted to contacts that sellers chose. */
  isChosen: boolean;
}

export interface AllocationScene {
  accounts: readonly ServedAccount[];
  contacts: readonly ContactKind[];
  /** Minutes of each seller. With several, all share all accounts. */
  capacities: readonly number[];
  result: ReviewAllocation;
  /** The account that it is said of; `null` where it is said of the whole. */
  of: number | null;
}

const near = (first: number, second: number, within = 1e-6): boolean =>
  Math.abs(first - second) <= within * Math.max(1, Math.abs(first), Math.abs(second));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** A way to serve an account. */
interface Way {
  counts: readonly number[];
  minutes: number;
  worth: number;
}

const lengthOf = ({ minutes }: ServedAccount, contact: ContactKind | undefined): number =>
  minutes ?? contact?.minutes ?? 0;
const strengthOf = (counts: readonly number[], contacts: readonly ContactKind[]): number =>
  sum(counts.map((count, at) => count * (contacts[at]?.strength ?? 1)));

/** All ways with at least and at most so many contacts. */
function waysOf(account: ServedAccount, contacts: readonly ContactKind[], min: number, max: number): Way[] {
  const lists = contacts.reduce<number[][]>(
    (all) => all.flatMap((counts) => Array.from({ length: max + 1 }, (_, count) => [...counts, count])),
    [[]],
  );
  return lists
    .filter((counts) => sum(counts) >= min && sum(counts) <= max)
    .map((counts) => ({
      counts,
      minutes: sum(counts.map((count, at) => count * lengthOf(account, contacts[at]))),
      worth: account.worth(strengthOf(counts, contacts)),
    }));
}

/** Ways that no other beats in both time and worth. */
const undominated = (ways: readonly Way[]): Way[] =>
  ways.filter(
    (way) =>
      !ways.some(
        (other) =>
          other.minutes <= way.minutes &&
          other.worth >= way.worth &&
          (other.minutes < way.minutes || other.worth > way.worth),
      ),
  );

/** Steps of the concave hull of what an account's ways are worth, from the cheapest on. */
function hullOf(ways: readonly Way[]): { first: Way; steps: { minutes: number; density: number }[] } {
  const first = ways.reduce((best, way) =>
    way.minutes < best.minutes || (way.minutes === best.minutes && way.worth > best.worth) ? way : best,
  );
  const steps: { minutes: number; density: number }[] = [];
  for (let now = first; ;) {
    const slopeTo = (way: Way): number => (way.worth - now.worth) / (way.minutes - now.minutes);
    const next = ways
      .filter((way) => way.minutes > now.minutes && way.worth > now.worth)
      .sort((one, other) => slopeTo(other) - slopeTo(one) || other.minutes - one.minutes)[0];
    if (next === undefined) return { first, steps };
    steps.push({ minutes: next.minutes - now.minutes, density: slopeTo(next) });
    now = next;
  }
}

/** The least numbers of contacts, as minutes. */
const leastOf = ({ accounts, contacts }: AllocationScene): number =>
  sum(
    accounts.map((account) =>
      Math.min(...waysOf(account, contacts, account.min, account.max).map((way) => way.minutes)),
    ),
  );
const isShort = (scene: AllocationScene): boolean => leastOf(scene) > sum(scene.capacities);
/** Where the hours do not cover the least numbers, the ways up to them. */
const openWays = (scene: AllocationScene): Way[][] => {
  const short = isShort(scene);
  return scene.accounts.map((account) =>
    waysOf(account, scene.contacts, short ? 0 : account.min, short ? account.min : account.max),
  );
};

/** What the hours bring by the relaxation, and what one more minute would; `null` where the least does not fit. */
function relaxed(ways: readonly Way[][], capacity: number): { value: number; price: number } | null {
  const hulls = ways.map(hullOf);
  let value = sum(hulls.map(({ first }) => first.worth));
  let left = capacity - sum(hulls.map(({ first }) => first.minutes));
  if (left < 0) return null;
  for (const { minutes, density } of hulls.flatMap(({ steps }) => steps).sort((a, b) => b.density - a.density)) {
    if (minutes > left) return { value: value + left * density, price: density };
    value += minutes * density;
    left -= minutes;
  }
  return { value, price: 0 };
}

/** What an hour is worth to the accounts of one seller. */
const hourOf = (scene: AllocationScene): number => 60 * (relaxed(openWays(scene), sum(scene.capacities))?.price ?? NaN);

/** The most that any allocation brings, by going through all of them. */
function bestOf(scene: AllocationScene): number {
  const ways = openWays(scene);
  const left = [...scene.capacities];
  /** Puts whole contacts with sellers who have the time. */
  const fits = (lengths: readonly number[], then: () => number): number => {
    const [length, ...rest] = lengths;
    if (length === undefined) return then();
    let best = -Infinity;
    const tried = new Set<number>();
    for (const [seller, minutes] of left.entries()) {
      if (minutes < length || tried.has(minutes)) continue;
      tried.add(minutes);
      left[seller] = minutes - length;
      best = Math.max(best, fits(rest, then));
      left[seller] = minutes;
    }
    return best;
  };
  const from = (at: number): number => {
    const account = scene.accounts[at];
    if (account === undefined) return 0;
    return Math.max(
      ...(ways[at] ?? []).map(({ counts, worth }) => {
        const lengths = counts.flatMap((count, kind) =>
          Array.from({ length: count }, () => lengthOf(account, scene.contacts[kind])),
        );
        return worth + fits(lengths, () => from(at + 1));
      }),
    );
  };
  return from(0);
}

const rowOf = ({ result, of }: AllocationScene) => result.reviews[of ?? NaN];
const accountOf = ({ accounts, of }: AllocationScene) => accounts[of ?? NaN];

interface Contacts {
  kind: string;
  count: number;
  last: number;
  next: number;
  hour: number;
}

/** Contacts of the kind that most time goes to, what the last of them brings and one more would. */
function contactsOf(scene: AllocationScene): Contacts & { all: number; minutes: number } {
  const { contacts } = scene;
  const [account, row] = [accountOf(scene), rowOf(scene)];
  if (account === undefined || row === undefined) throw new Error("said of no account");
  const counts = contacts.map(({ kind }) => row.counts[kind] ?? NaN);
  const times = counts.map((count, at) => count * (contacts[at]?.minutes ?? 0));
  const at = times.indexOf(Math.max(...times));
  const along = strengthOf(counts, contacts);
  const one = contacts[at]?.strength ?? 1;
  return {
    kind: contacts[at]?.kind ?? "",
    count: counts[at] ?? NaN,
    last: counts[at] === 0 ? 0 : account.worth(along) - account.worth(Math.max(0, along - one)),
    next: account.worth(along + one) - account.worth(along),
    hour: hourOf(scene),
    all: sum(counts),
    minutes: lengthOf(account, contacts[at]),
  };
}
const isAt = (said: Contacts, found: Contacts): boolean =>
  said.kind === found.kind && near(said.next, found.next) && near(said.hour, found.hour);

/** What is said of an allocation. Sellers of one account each work alone where prices are told. */
export const allocationClaims: Claims<AllocationScene> = {
  "allocation.last-and-next": (said: Contacts, scene) => {
    const found = contactsOf(scene);
    return found.all > 0 && isAt(said, found) && said.count === found.count && near(said.last, found.last);
  },
  "allocation.none": (said: Contacts, scene) => {
    const found = contactsOf(scene);
    return found.all === 0 && isAt(said, found);
  },
  "allocation.floor": ({ least }: { least: number }, scene) => {
    const { all, last, hour, minutes } = contactsOf(scene);
    return least === accountOf(scene)?.min && all > 0 && all <= least && last < (hour * minutes) / 60;
  },
  "allocation.floor-missed": ({ least, count }: { least: number; count: number }, scene) =>
    least === accountOf(scene)?.min && count === contactsOf(scene).all && count < least,
  "allocation.cap": ({ most }: { most: number }, scene) => {
    const { all, next, hour, minutes } = contactsOf(scene);
    return most === accountOf(scene)?.max && all === most && next > (hour * minutes) / 60;
  },
  "allocation.exact": (_, scene) => near(bestOf(scene), scene.result.value),
  "allocation.gap": ({ share }: { share: number }, { result, ...scene }) =>
    share > 0 &&
    near(share, result.gap / result.upperBound, 1e-9) &&
    bestOf({ ...scene, result }) * (1 - share) <= result.value + 1e-6,
  "allocation.floors-missed": ({ accounts: count }: { accounts: number }, { accounts, result }) =>
    count > 0 && count === accounts.filter(({ min }, at) => (result.reviews[at]?.count ?? NaN) < min).length,
  "allocation.flat": ({ less, more }: { less: number; more: number }, scene) => {
    const ways = openWays(scene);
    // Where the least is not covered, each contact counts, whatever it brings.
    const useful = isShort(scene) ? ways : ways.map(undominated);
    const least = ways.map((of) => Math.min(...of.map(({ minutes }) => minutes)));
    const unit = useful.flatMap((of, at) => of.map(({ minutes }) => minutes - (least[at] ?? 0))).reduce(commonOf, 0);
    const change = (times: number): number => {
      // No contact fits into a rest shorter than all of them.
      const room = Math.floor(sum(scene.capacities) * times) - sum(least);
      const hours = sum(least) + (unit === 0 ? room : Math.floor(room / unit) * unit);
      const { value } = scene.result;
      return value === 0 ? 0 : ((relaxed(ways, hours)?.value ?? NaN) - value) / value;
    };
    return near(less, -change(0.75)) && near(more, change(1.25));
  },
  "allocation.fit.chosen": (_, { accounts }) => accounts.some(({ isChosen }) => isChosen),
};
function commonOf(one: number, other: number): number {
  return other === 0 ? one : commonOf(other, one % other);
}

/** What a curve is made of. */
export interface CurveScene {
  attention: AttentionParts | null;
  /** What the judgment says of this account's segment, and of its state, which goes first. */
  factors: readonly { grow?: number; keep?: number; furtherShare?: number }[];
  answers: ResponseAnswers | null;
}
const parts = ["keep", "renew", "grow", "winBack"] as const;
/** Answers but those at the ends and today's, by the multiple of today's effort. */
const otherAnswers = ({ atHalf, atOneAndAHalf, atTwice }: ResponseAnswers): [times: number, worth: number][] =>
  (
    [
      [0.5, atHalf],
      [1.5, atOneAndAHalf],
      [2, atTwice],
    ] as const
  ).flatMap(([times, worth]) => (worth == null ? [] : [[times, worth]]));
const oddsOf = ({ atZero, atSaturation }: ResponseAnswers, worth: number): number =>
  Math.log((worth - atZero) / (atSaturation - worth));
/** The slope through the origin of the log odds on the log of the effort. */
function exponentOf(answers: ResponseAnswers): number {
  const points = otherAnswers(answers).map(([times, worth]) => [
    Math.log(times),
    oddsOf(answers, worth) - oddsOf(answers, answers.atPresent),
  ]);
  return sum(points.map(([x = 0, y = 0]) => x * y)) / sum(points.map(([x = 0]) => x * x));
}

/** What is said of a response curve. */
export const curveClaims: Claims<CurveScene> = {
  "allocation.curve.attention": (
    { first, furtherShare }: { first: number; furtherShare: number },
    { attention, factors },
  ) => {
    const known = parts.filter((part) => attention?.[part] != null);
    const stakes = known.map((part) =>
      factors.reduce((stake, each) => stake * ((each as Record<string, number>)[part] ?? 1), attention?.[part] ?? 0),
    );
    const share = factors.flatMap((each) => each.furtherShare ?? [])[0] ?? 0.5;
    return near(first, known.length > 0 ? sum(stakes) : (attention?.total ?? NaN), 1e-12) && furtherShare === share;
  },
  "allocation.curve.attention-unknown": (_, { attention }) =>
    [...parts, "total" as const].every((part) => attention?.[part] == null),
  "allocation.curve.answers": ({ present, exponent }: { present: number; exponent: number }, { answers }) =>
    answers !== null && present === answers.present && near(exponent, exponentOf(answers), 1e-9),
  "allocation.curve.answer-missed": (
    { times, answered, curve }: { times: number; answered: number; curve: number },
    { answers },
  ) => {
    if (answers === null) return false;
    const odds = Math.exp(oddsOf(answers, answers.atPresent) + exponentOf(answers) * Math.log(times));
    const rise = answers.atSaturation - answers.atZero;
    const found = answers.atZero + (rise * odds) / (1 + odds);
    return (
      otherAnswers(answers).some(([at, worth]) => at === times && worth === answered) &&
      near(curve, found, 1e-9) &&
      Math.abs(curve - answered) > 0.02 * rise * (1 - 1e-9)
    );
  },
};

/** What a team's size rests on: all accounts in one pool. */
export interface TeamScene {
  accounts: readonly ServedAccount[];
  contacts: readonly ContactKind[];
  hoursPerSeller: number;
  costPerSeller: number;
  result: SizedTeam;
}
const valueWith = ({ accounts, contacts, hoursPerSeller }: TeamScene, sellers: number): number | null =>
  relaxed(
    accounts.map((account) => waysOf(account, contacts, account.min, account.max)),
    sellers * hoursPerSeller * 60 + 1e-6,
  )?.value ?? null;
/** One more would bring so much, and costs so much. */
const isNext = (next: number, cost: number, scene: TeamScene): boolean => {
  const { sellers } = scene.result;
  const more = (valueWith(scene, sellers + 1) ?? NaN) - (valueWith(scene, sellers) ?? NaN);
  return near(next, more, 1e-4) && cost === scene.costPerSeller;
};

/** What is said of a team's size. */
export const teamClaims: Claims<TeamScene> = {
  "allocation.team-size": (
    { sellers, last, next, cost }: { sellers: number; last: number; next: number; cost: number },
    scene,
  ) => {
    const before = sellers === 1 ? (valueWith(scene, 0) ?? 0) : valueWith(scene, sellers - 1);
    return (
      sellers === scene.result.sellers &&
      before !== null &&
      near(last, (valueWith(scene, sellers) ?? NaN) - before, 1e-4) &&
      isNext(next, cost, scene)
    );
  },
  // One seller fewer could not keep the least numbers.
  "allocation.team-size.least": ({ sellers, next, cost }: { sellers: number; next: number; cost: number }, scene) =>
    sellers === scene.result.sellers &&
    (sellers === 0 || valueWith(scene, sellers - 1) === null) &&
    isNext(next, cost, scene),
};

/** What a fit rests on. */
export interface FitScene {
  rows: readonly ResponseRow[];
  isByLot: boolean;
  result: FittedResponse;
}
/** Numbers less the mean of their segment. */
function withinSegments(rows: readonly ResponseRow[], read: (row: ResponseRow) => number): number[] {
  const segmentOf = ({ segment }: ResponseRow): string => segment ?? "";
  return rows.map((row) => {
    const alike = rows.filter((other) => segmentOf(other) === segmentOf(row)).map(read);
    return read(row) - sum(alike) / alike.length;
  });
}
const dot = (one: readonly number[], other: readonly number[]): number => sum(one.map((x, at) => x * (other[at] ?? 0)));
/** Correlation of reviews with earlier spend within segments, and how many standard errors it lies from 0 (Fisher). */
function selectionOf({ rows }: FitScene): { correlation: number; errors: number } | null {
  const known = rows.filter(({ before }) => before != null);
  if (known.length === 0) return null;
  const [reviews, before] = [
    withinSegments(known, (row) => row.reviews),
    withinSegments(known, (row) => row.before ?? 0),
  ];
  const correlation = dot(reviews, before) / Math.sqrt(dot(reviews, reviews) * dot(before, before));
  const segments = new Set(known.map(({ segment }) => segment ?? "")).size;
  const errors = 0.5 * Math.log((1 + correlation) / (1 - correlation)) * Math.sqrt(known.length - segments - 3);
  return { correlation, errors: Math.abs(errors) };
}
/** The first review's effect by least squares, with earlier spend taken out, for this share of a further one. */
function effectOf({ rows }: FitScene, share: number): number {
  const isAdjusted = rows.some(({ before }) => before != null);
  const known = isAdjusted ? rows.filter(({ before }) => before != null) : rows;
  const free = (values: number[]): number[] => {
    if (!isAdjusted) return values;
    const before = withinSegments(known, (row) => row.before ?? 0);
    const slope = dot(values, before) / dot(before, before);
    return values.map((value, at) => value - slope * (before[at] ?? 0));
  };
  const doses = free(withinSegments(known, ({ reviews }) => (1 - share ** reviews) / (1 - share)));
  const spends = free(withinSegments(known, ({ spend }) => spend ?? 0));
  return dot(doses, spends) / dot(doses, doses);
}

/** What is said of curves that were fitted to one segment's records. */
export const fitClaims: Claims<FitScene> = {
  "allocation.fit.by-lot": (_, scene) =>
    scene.isByLot && scene.result.causal && (selectionOf(scene)?.errors ?? 0) <= 3.89,
  "allocation.fit.chosen": (_, scene) => !scene.isByLot && !scene.result.causal,
  "allocation.fit.favourites": ({ correlation }: { correlation: number }, scene) => {
    const found = selectionOf(scene);
    return !scene.isByLot && found !== null && near(correlation, found.correlation, 1e-9) && found.errors > 1.95;
  },
  "allocation.fit.not-by-lot": ({ correlation }: { correlation: number }, scene) => {
    const found = selectionOf(scene);
    return (
      scene.isByLot &&
      !scene.result.causal &&
      found !== null &&
      near(correlation, found.correlation, 1e-9) &&
      found.errors > 3.88
    );
  },
  "allocation.fit.less-with-reviews": (_, scene) => [0, 0.5, 0.95].some((share) => effectOf(scene, share) < 0),
};
