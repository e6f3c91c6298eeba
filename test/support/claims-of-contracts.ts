import { estimateLoyalty, fitShiftedBetaGeometric, survival, type Account, type Contract } from "retention-kit";
import type { Claims } from "./told.js";

const DAY = 86_400_000;
const dayOf = (on: string): number => Date.parse(on) / DAY;
const near = (one: number, other: number): boolean => Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(other));

/**
 * What is said of an account's contracts. Each is paid by the month, has begun, and stands alone or is renewed on the day after its
 * end; terms are of 12 months, and no contract without an end ran for whole months. No account is slowing.
 */
export interface ContractScene {
  accounts: readonly Account[];
  asOf: string;
  of: Account;
}

/** The first day on which a contract has run so many months more. */
function monthsLater(on: string, months: number): string {
  const [year = 0, month = 1, day = 1] = on.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
const ofYear = ({ amount }: Contract): number => 12 * (amount ?? NaN);
const contractsOf = ({ accounts }: ContractScene): Contract[] => accounts.flatMap(({ contracts }) => contracts ?? []);
const named = ({ of }: ContractScene, contractId: string): Contract | undefined =>
  of.contracts?.find(({ id }) => id === contractId);
const isYear = ({ startsOn, endsOn }: Contract): boolean =>
  endsOn != null && dayOf(endsOn) === dayOf(monthsLater(startsOn, 12)) - 1;
const runs = ({ asOf }: ContractScene, { endsOn }: Contract): boolean => endsOn == null || endsOn >= asOf;
const isRenewed = (scene: ContractScene, { id }: Contract): boolean =>
  contractsOf(scene).some(({ renewedFrom }) => renewedFrom === id);
/** The last terms of an account that run. */
const running = (scene: ContractScene): Contract[] =>
  (scene.of.contracts ?? []).filter((each) => runs(scene, each) && !isRenewed(scene, each));
const endsSoon = (scene: ContractScene, { endsOn }: Contract): boolean =>
  endsOn != null && dayOf(endsOn) - dayOf(scene.asOf) <= 365.25;

/** Each recount once a book. */
function once<Found>(count: (scene: ContractScene) => Found): (scene: ContractScene) => Found {
  const known = new WeakMap<object, { found: Found }>();
  return (scene) => {
    const { found } = known.get(scene.accounts) ?? { found: count(scene) };
    known.set(scene.accounts, { found });
    return found;
  };
}

/** Terms that ended so long ago that a renewal 60 days after the day after would be known, renewed or not. */
const termsOf = once((scene): { renewed: number; left: number; rows: [number, boolean][] } => {
  const years = contractsOf(scene).filter(isYear);
  const isPast = ({ endsOn }: Contract): boolean => dayOf(scene.asOf) - dayOf(endsOn ?? "") > 61;
  const past = years.filter(isPast);
  const renewed = past.filter((each) => isRenewed(scene, each));
  const lasts = years.filter((each) => !isRenewed(scene, each));
  const rows = lasts.map((last): [number, boolean] => {
    const made = madeBefore(scene, last);
    const settled = made.filter(isPast).length;
    return [settled, isPast(last)];
  });
  return { renewed: renewed.length, left: past.length - renewed.length, rows };
});
function madeBefore(scene: ContractScene, { renewedFrom }: Contract): Contract[] {
  const before = contractsOf(scene).find(({ id }) => id === renewedFrom);
  return before === undefined ? [] : [before, ...madeBefore(scene, before)];
}
/** Whether all terms that ended were renewed, thirty or more and no other contract was left, or none of five or more. */
const isOneSided = (scene: ContractScene): boolean => {
  const { renewed, left } = termsOf(scene);
  const isGone = contractsOf(scene).some((each) => !isYear(each) && !runs(scene, each));
  return (renewed === 0 && left >= 5) || (left === 0 && renewed >= 30 && !isGone);
};
const yearChance = (scene: ContractScene): number => {
  const { renewed, left } = termsOf(scene);
  return (renewed + 1) / (renewed + left + 2);
};

/** Months of contracts without an end, whole ones after the first end of any that was not renewed: by age, gone and still there. */
const monthsOf = once((scene): Map<number, [left: number, stayed: number]> => {
  const ends = contractsOf(scene).filter((each) => !runs(scene, each) && !isRenewed(scene, each));
  const first = ends.map(({ endsOn }) => endsOn ?? "").sort()[0] ?? "9999-01-01";
  const months = new Map<number, [number, number]>();
  for (const each of contractsOf(scene).filter((row) => !isYear(row))) {
    for (let month = 1; ; month++) {
      const [from, until] = [monthsLater(each.startsOn, month - 1), monthsLater(each.startsOn, month)];
      if (until > scene.asOf || (each.endsOn != null && each.endsOn < from)) break;
      if (from <= first) continue;
      const known = months.get(month) ?? [0, 0];
      known[each.endsOn != null && each.endsOn < until ? 0 : 1]++;
      months.set(month, known);
    }
  }
  return months;
});
function seenOf(scene: ContractScene): { seen: number; ended: number } {
  const all = [...monthsOf(scene).values()];
  const ended = all.reduce((sum, [left]) => sum + left, 0);
  return { seen: ended + all.reduce((sum, [, stayed]) => sum + stayed, 0), ended };
}
/** The likeliest α and β of chances of leaving in a month, by a search. */
const likeliest = once((scene): [alpha: number, beta: number] => {
  const months = [...monthsOf(scene)];
  const likelihood = (alpha: number, beta: number): number =>
    months.reduce((sum, [month, [left, stayed]]) => {
      const hazard = alpha / (alpha + beta + month - 1);
      return sum + left * Math.log(hazard) + stayed * Math.log(1 - hazard);
    }, 0);
  const value = ([x = 0, y = 0]: number[]): number => likelihood(Math.exp(x), Math.exp(y));
  let best = [0, 3];
  for (let step = 1; step > 1e-6;) {
    const [a = 0, b = 0] = best;
    const around = [-1, 0, 1].flatMap((i) => [-1, 0, 1].map((j) => [a + i * step, b + j * step]));
    const next = around.reduce((most, each) => (value(each) > value(most) ? each : most), best);
    if (next === best) step /= 2;
    else best = next;
  }
  return best.map(Math.exp) as [number, number];
});
/** Chance that a contract without an end has ended a year later. */
function leavingByAge(scene: ContractScene, contract: Contract): number {
  const [alpha, beta] = likeliest(scene);
  let age = 0;
  while (monthsLater(contract.startsOn, age + 1) <= scene.asOf) age++;
  let stays = 1;
  for (let month = age; month < age + 12; month++) stays *= (beta + month) / (alpha + beta + month);
  return 1 - stays;
}
const leavingByRate = (scene: ContractScene): number => {
  const { seen, ended } = seenOf(scene);
  return 1 - ((seen - ended + 24 * 0.5 ** (1 / 12)) / (seen + 24)) ** 12;
};

const fitted = once((scene) =>
  fitShiftedBetaGeometric(
    termsOf(scene).rows.flatMap(([settled, left]) =>
      settled === 0 && !left ? [] : [{ surviving: [...Array<number>(settled + 1).fill(1), ...(left ? [0] : [])] }],
    ),
  ),
);

interface Endless {
  contractId: string;
  seen: number;
  ended: number;
  months: number;
  probability: number;
}
const isEndless = (scene: ContractScene, { contractId, months }: { contractId: string; months: number }): boolean =>
  months === 12 && named(scene, contractId)?.endsOn === undefined && named(scene, contractId) !== undefined;

export const contractClaims: Claims<ContractScene> = {
  "portfolio.standing.contract-endless": ({ contractId }: { contractId: string }, scene) => {
    const [first] = running(scene).sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
    return first?.id === contractId && first.endsOn == null;
  },
  "portfolio.value-at-risk.of-endless": (
    said: { amount: number; ending: number; endless: number; months: number },
    scene,
  ) => {
    const sum = (rows: Contract[]): number => rows.reduce((total, row) => total + ofYear(row), 0);
    const own = running(scene);
    return (
      (scene.of.purchases ?? []).length === 0 &&
      said.months === 12 &&
      near(said.amount, sum(own)) &&
      near(said.ending, sum(own.filter((each) => endsSoon(scene, each)))) &&
      near(said.endless, sum(own.filter(({ endsOn }) => endsOn == null)))
    );
  },
  "portfolio.value-at-risk.billed": (
    said: { amount: number; ending: number; endless: number; months: number },
    scene,
  ) => {
    const sum = (rows: Contract[]): number => rows.reduce((total, row) => total + ofYear(row), 0);
    const own = running(scene);
    const bills = scene.of.purchases ?? [];
    return (
      bills.length > 0 &&
      bills.every(({ amount }) => own.some((each) => each.amount === amount)) &&
      said.months === 12 &&
      near(said.amount, sum(own)) &&
      near(said.ending, sum(own.filter((each) => endsSoon(scene, each)))) &&
      near(said.endless, sum(own.filter(({ endsOn }) => endsOn == null)))
    );
  },
  "portfolio.attention.service": ({ odds }: { odds: number }, scene) => {
    const { tickets } = scene.of;
    const { logOdds } = estimateLoyalty({ tickets, purchases: 0.5 }, { asOf: scene.asOf });
    return (tickets ?? []).length > 0 && running(scene).length > 0 && odds !== 1 && near(Math.log(odds), logOdds);
  },
  "portfolio.value-at-risk.renewal-by-rate": (
    said: { contractId: string; renewed: number; ended: number; months: number; probability: number },
    scene,
  ) => {
    const { renewed, left } = termsOf(scene);
    const contract = named(scene, said.contractId);
    return (
      said.months === 12 &&
      contract !== undefined &&
      endsSoon(scene, contract) &&
      said.renewed === renewed &&
      said.ended === renewed + left &&
      !isOneSided(scene) &&
      (renewed < 5 || left < 5 || fitted(scene).converged !== true || fitted(scene).covariance === null) &&
      near(said.probability, yearChance(scene))
    );
  },
  "portfolio.renewal.one-sided": (said: { ended: number; renewed: number }, scene) => {
    const { renewed, left } = termsOf(scene);
    const isAsked = running(scene).some((each) => isYear(each) && endsSoon(scene, each));
    return isAsked && isOneSided(scene) && said.renewed === renewed && said.ended === renewed + left;
  },
  "portfolio.value-at-risk.renewal-by-model": (
    said: { contractId: string; renewals: number; months: number; probability: number },
    scene,
  ) => {
    const contract = named(scene, said.contractId);
    if (contract === undefined || said.months !== 12 || !endsSoon(scene, contract)) return false;
    const model = fitted(scene);
    const renewals = madeBefore(scene, contract).length;
    const chance = survival(model, { periods: 1, renewals })[1] ?? NaN;
    return said.renewals === renewals && Math.abs(said.probability - chance) < 1e-3;
  },
  "portfolio.value-at-risk.endless-assumed": (
    said: { contractId: string; months: number; probability: number },
    scene,
  ) => isEndless(scene, said) && seenOf(scene).seen === 0 && near(said.probability, 0.5),
  "portfolio.value-at-risk.endless-by-rate": (said: Endless, scene) => {
    const { seen, ended } = seenOf(scene);
    return (
      isEndless(scene, said) &&
      said.seen === seen &&
      said.ended === ended &&
      near(said.probability, leavingByRate(scene))
    );
  },
  "portfolio.value-at-risk.endless-by-model": (said: Endless, scene) => {
    const { seen, ended } = seenOf(scene);
    const contract = named(scene, said.contractId);
    return (
      contract !== undefined &&
      isEndless(scene, said) &&
      said.seen === seen &&
      said.ended === ended &&
      ended >= 5 &&
      Math.abs(said.probability - leavingByAge(scene, contract)) < 1e-3
    );
  },
  "portfolio.attention.endless": (
    said: { contractId: string; amount: number; months: number; probability: number },
    scene,
  ) => {
    const contract = named(scene, said.contractId);
    if (contract === undefined || !isEndless(scene, said) || !near(said.amount, ofYear(contract))) return false;
    const { seen, ended } = seenOf(scene);
    if (seen === 0) return near(said.probability, 0.5);
    const byRate = near(said.probability, leavingByRate(scene));
    return byRate || (ended >= 5 && Math.abs(said.probability - leavingByAge(scene, contract)) < 1e-3);
  },
};
