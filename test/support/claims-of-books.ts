import type { Account, ContractRow, PurchaseModel, Seller } from "retention-kit";
import type { Claims } from "./told.js";

const DAY = 86_400_000;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY;
const dayIn = (instant: unknown): string => String(instant).slice(0, 10);

/** What is said of a book, or of one of its accounts. Nothing in it is taken back, and every amount is above 0. */
export interface BookScene {
  accounts: readonly Account[];
  sellers: readonly Seller[];
  /** Those of them that were not refused. */
  readable: readonly Seller[];
  asOf: string;
  /** The model of buying that was given. */
  purchases: PurchaseModel | null;
  /** The account that it is said of; `null` where it is said of the book. */
  of: Account | null;
}

const boughtOn = ({ asOf }: BookScene, { purchases }: Account): string[] =>
  [...new Set((purchases ?? []).map(({ on }) => on))].filter((on) => on <= asOf).sort();
const allDays = (scene: BookScene): string[] => scene.accounts.flatMap((account) => boughtOn(scene, account)).sort();
/** Accounts that bought on two days or more. */
const repeaters = (scene: BookScene): Account[] =>
  scene.accounts.filter((account) => boughtOn(scene, account).length > 1);
/** Whether it bought again, and the money of all days but the first is known: of each of their lines. */
const hasRepeatMoney = (scene: BookScene, account: Account): boolean => {
  const [first = "", ...others] = boughtOn(scene, account);
  const repeats = (account.purchases ?? []).filter(({ on }) => on > first && on <= scene.asOf);
  return others.length > 0 && repeats.every(({ amount }) => amount != null);
};
const LEAST_REPEATERS = 50;
const withField = (rows: readonly object[], name: string): object[] =>
  rows.filter((row) => (row as Record<string, unknown>)[name] !== undefined);
/** Rows in which a field stands, by its path in the records; those of sellers name the list. */
function rowsWith({ accounts, sellers }: BookScene, field: string): object[] {
  const [list = "", name] = field.split("[].");
  if (name === undefined) return withField(accounts, list);
  if (list === "sellers") return withField(sellers, name);
  return accounts.flatMap((account) => withField((account[list as "purchases"] ?? []) as object[], name));
}

/** Names that the test spells wrongly, with what they mean. */
const MEANT: Readonly<Record<string, string>> = {
  anualBudget: "annualBudget",
  "purchases[].ammount": "purchases[].amount",
  "sellers[].minutesPerDays": "minutesPerDay",
};

/** Rows in which a wrong name stands, and the right one does not. */
function inPlace(scene: BookScene, field: string): object[] {
  const name = MEANT[field]?.split("[].").at(-1);
  if (name === undefined) return [];
  return rowsWith(scene, field).filter((row) => (row as Record<string, unknown>)[name] == null);
}

/** What the tickets of an account say: the worst of them; `null` where none is decided, `quiet` without any. */
function storyOf({ asOf }: BookScene, { tickets }: Account): "decided" | "undecided" | "quiet" {
  const opened = (tickets ?? []).filter(({ openedAt }) => dayIn(openedAt) <= asOf);
  if (opened.length === 0) return "quiet";
  // Open for long, or solved: both are decided. What was opened today is not, nor what says nothing of how it ended.
  const isDecided = opened.some(
    ({ resolved, resolvedAt, openedAt }) =>
      resolved === true || resolvedAt != null || (resolved === false && daysBetween(dayIn(openedAt), asOf) > 10),
  );
  return isDecided ? "decided" : "undecided";
}
const stories = (scene: BookScene, story: string): number =>
  scene.accounts.filter((account) => account.tickets != null && storyOf(scene, account) === story).length;

export const bookClaims: Claims<BookScene> = {
  "portfolio.standing.contract-ended": ({ contractId }: { contractId: string }, { of }) =>
    (of?.contracts ?? []).some(
      ({ id, status, endsOn }) =>
        id === contractId && endsOn == null && (status === "cancelled" || status === "expired"),
    ),
  "portfolio.standing.has-tickets": ({ tickets, since }: { tickets: number; since: string }, { of, asOf }) => {
    const days = (of?.tickets ?? []).map(({ openedAt }) => dayIn(openedAt)).filter((on) => on <= asOf);
    return of?.purchases == null && tickets === days.length && since === days.sort()[0];
  },
  "portfolio.standing.no-rhythm": ({ days }: { days: number }, scene) => {
    const bought = scene.of === null ? [] : boughtOn(scene, scene.of);
    return bought.length === 1 && days === daysBetween(bought[0] ?? "", scene.asOf) && repeaters(scene).length === 0;
  },
  "portfolio.purchases.too-few": ({ accounts, least }: { accounts: number; least: number }, scene) =>
    scene.purchases === null &&
    accounts === repeaters(scene).length &&
    least === LEAST_REPEATERS &&
    accounts < LEAST_REPEATERS,
  "portfolio.spend.too-few": ({ accounts, least }: { accounts: number; least: number }, scene) =>
    accounts === scene.accounts.filter((account) => hasRepeatMoney(scene, account)).length &&
    least === LEAST_REPEATERS &&
    accounts < LEAST_REPEATERS,
  // Fewer than fifty accounts, or a record that does not hold a window of a month after 45 days.
  "portfolio.buys-again.no-past": (_, scene) => {
    const [first = scene.asOf] = allDays(scene);
    const buyers = scene.accounts.filter((account) => boughtOn(scene, account).length > 0).length;
    const isModelled = scene.purchases !== null || repeaters(scene).length >= LEAST_REPEATERS;
    return isModelled && (buyers < 50 || daysBetween(first, scene.asOf) < 45 + 30);
  },
  "portfolio.value-at-risk.short-record": ({ since, days }: { since: string; days: number }, scene) => {
    const yearBefore = `${Number(scene.asOf.slice(0, 4)) - 1}${scene.asOf.slice(4)}`;
    return since === allDays(scene)[0] && days === daysBetween(since, scene.asOf) && since > yearBefore;
  },
  "portfolio.value-at-risk.model-taken-as-sure": (_, { purchases, of }) =>
    of !== null && purchases?.covariance === null,
  "portfolio.field.unknown": ({ field, rows }: { field: string; rows: number }, scene) =>
    rows > 0 && rows === rowsWith(scene, field).length && inPlace(scene, field).length === 0,
  "portfolio.field.misspelt": ({ field, meant, rows }: { field: string; meant: string; rows: number }, scene) =>
    rows > 0 && rows === inPlace(scene, field).length && MEANT[field] === meant,
  "portfolio.sellers.usual-week": (said: { sellers: number; days: string; hours: string }, { readable }) =>
    said.sellers === readable.filter(({ calendar }) => calendar == null).length &&
    said.sellers > 0 &&
    said.days === "mon-fri" &&
    said.hours === "09:00-17:00",
  "portfolio.sellers.usual-minutes": (said: { sellers: number; minutes: number }, { readable }) =>
    said.sellers === readable.filter(({ minutesPerDay }) => minutesPerDay == null).length &&
    said.sellers > 0 &&
    said.minutes === 120,
  "portfolio.word-of-mouth.tickets-unknown": (_, { accounts }) => accounts.every(({ tickets }) => tickets == null),
  // One in two reports a problem; those who did not are among the quiet ones.
  "portfolio.word-of-mouth.silent": (said: { silent: number; reported: number; complainShare: number }, scene) => {
    const reported = stories(scene, "decided");
    return (
      said.complainShare === 0.5 &&
      said.reported === reported &&
      said.silent === Math.min(reported, stories(scene, "quiet"))
    );
  },
  "portfolio.word-of-mouth.undecided": ({ accounts }: { accounts: number }, scene) =>
    accounts > 0 && accounts === stories(scene, "undecided"),
};
/** Contracts of accounts with one chain each: every contract but the first renews the one before, on the day after it. */
export interface RenewalScene {
  chains: readonly (readonly ContractRow[])[];
  asOf: string;
  to: string;
  states: ReadonlyMap<string, string>;
  hasModel: boolean;
  /** Of the contracts without an end, the share that the forecast expects to end. */
  endlessShare: number;
  /** The account whose contract it is said of. */
  of: string | null;
}
const lastOf = (chain: readonly ContractRow[]): ContractRow | undefined => chain.at(-1);
const monthsOf = ({ startsOn, endsOn }: ContractRow): number =>
  endsOn == null ? NaN : Math.round((daysBetween(startsOn, endsOn) + 1) / 30.4375);
/** Whether a term ended so long ago that a late renewal would be known: one begins 60 days, or a quarter of its length, after the day after it. */
function isSettled({ asOf }: RenewalScene, { startsOn, endsOn }: ContractRow): boolean {
  if (endsOn == null) return false;
  return daysBetween(endsOn, asOf) > 1 + Math.min(60, Math.floor((daysBetween(startsOn, endsOn) + 1) / 4));
}
/** Whether the last of a chain ended, and had no end before: others of its kind run without one, and none for its length. */
function hadNoEnd(scene: RenewalScene, chain: readonly ContractRow[]): boolean {
  const last = lastOf(chain);
  if (last?.endsOn == null || (last.endsOn >= scene.asOf && last.status !== "cancelled")) return false;
  const alike = (row: ContractRow): boolean => (row.per ?? null) === (last.per ?? null);
  const isTerm = (row: ContractRow, isLast: boolean): boolean =>
    alike(row) &&
    monthsOf(row) === monthsOf(last) &&
    (!isLast || (row.endsOn != null && row.endsOn >= scene.asOf && row.status !== "cancelled"));
  return (
    scene.chains.some((each) => each.slice(-1).some((row) => alike(row) && row.endsOn == null)) &&
    !scene.chains.some((each) => each.some((row, at) => isTerm(row, at === each.length - 1)))
  );
}
/** Terms of a length that ended: each with one after it was renewed, and the last of one that is over was not. */
function endedOf(scene: RenewalScene, months: number): { renewed: number; left: number } {
  const alike = scene.chains.filter((chain) => chain.some((row) => monthsOf(row) === months));
  return {
    renewed: alike.reduce((sum, chain) => sum + chain.slice(0, -1).filter((row) => isSettled(scene, row)).length, 0),
    left: alike.filter((chain) => !hadNoEnd(scene, chain) && chain.slice(-1).some((row) => isSettled(scene, row)))
      .length,
  };
}
const chainOf = ({ chains, of }: RenewalScene): readonly ContractRow[] =>
  chains.find(([first]) => first?.accountId === of) ?? [];
const stateOf = ({ states, of }: RenewalScene): string | undefined => states.get(of ?? "");
/** Contracts that end within the days looked at, or ended and may still be renewed. */
const dueOf = (scene: RenewalScene): ContractRow[] =>
  scene.chains.flatMap((chain) => {
    const last = lastOf(chain);
    if (last?.endsOn == null || last.endsOn > scene.to) return [];
    const mayCome = last.status !== "cancelled" && !isSettled(scene, last);
    return last.endsOn >= scene.asOf || mayCome ? [last] : [];
  });

export const renewalClaims: Claims<RenewalScene> = {
  "portfolio.renewal.by-model": ({ renewals }: { renewals: number }, scene) => {
    const { renewed, left } = endedOf(scene, monthsOf(chainOf(scene)[0] ?? ({} as ContractRow)));
    return renewals === chainOf(scene).length - 1 && (scene.hasModel || (renewed >= 5 && left >= 5));
  },
  "portfolio.renewal.by-rate": (said: { renewed: number; ended: number }, scene) => {
    const { renewed, left } = endedOf(scene, monthsOf(chainOf(scene)[0] ?? ({} as ContractRow)));
    return said.renewed === renewed && said.ended === renewed + left && !scene.hasModel;
  },
  "portfolio.renewal.account-lost": (_, scene) => stateOf(scene) === "lost",
  "portfolio.renewal.account-slowing": (_, scene) => stateOf(scene) === "slowing",
  "portfolio.renewals.unpriced": ({ contracts }: { contracts: number }, scene) =>
    contracts > 0 && contracts === dueOf(scene).filter(({ amount }) => amount == null).length,
  "portfolio.renewals.endless": ({ contracts, share, to }: { contracts: number; share: number; to: string }, scene) =>
    contracts > 0 &&
    contracts === scene.chains.filter((chain) => lastOf(chain)?.endsOn == null).length &&
    Math.abs(share - scene.endlessShare) < 1e-9 &&
    to === scene.to,
};
