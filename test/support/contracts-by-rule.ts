import type { Contract } from "retention-kit";

const DAY = 86_400_000;
const dayOf = (on: string): number => Date.parse(on) / DAY;
const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** The same day of another month, or its last day. */
function monthsLater(on: string, months: number): string {
  const [year = 0, month = 1, day = 1] = on.split("-").map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

const perYear: Record<string, number> = { month: 12, quarter: 4, year: 1 };

/** Money of a year; `null` where a contract names none. */
export const yearOf = ({ amount, per }: Contract): number | null =>
  amount == null ? null : amount * (perYear[per ?? ""] ?? NaN);

/** Days after the day after its end up to which a renewal may begin: 60, or a quarter of its term. */
export function lateDays({ startsOn, endsOn }: Contract): number {
  return endsOn == null ? 0 : Math.min(60, Math.floor((dayOf(endsOn) - dayOf(startsOn) + 1) / 4));
}

/** The last day on which a contract that ended on a day may be renewed late. */
export function lateUntil(contract: Contract, end: string): number {
  const days = lateDays(contract);
  return dayOf(end) + (days > 0 ? days + 1 : 0);
}

/** The end of the term that runs: one that renews by itself is followed by others as long as the first. */
export function termEndOf({ startsOn, endsOn, autoRenews, status }: Contract, asOf: string): string | null {
  if (endsOn == null || autoRenews !== true || status === "cancelled" || status === "expired") return endsOn ?? null;
  const begins = dateOf(dayOf(endsOn) + 1);
  const months = Math.max(1, Math.round(((dayOf(begins) - dayOf(startsOn)) * 12) / 365.25));
  let end = endsOn;
  for (let terms = 1; end < asOf; terms++) end = dateOf(dayOf(monthsLater(begins, terms * months)) - 1);
  return end;
}

/** Contracts that each renewed the one before, and how the last of them stands. */
export interface ContractsInTurn {
  terms: Contract[];
  last: Contract;
  end: string | null;
  state: "runs" | "late" | "over";
}

/**
 * The contracts of an account in turn, none of which names what it renewed, read without the library: of all pairs that may
 * follow each other the nearest, then the nearest of the rest.
 */
export function contractsInTurn(contracts: readonly Contract[], asOf: string): ContractsInTurn[] {
  const isOff = ({ status, startsOn }: Contract) =>
    status === "draft" || ((status === "cancelled" || status === "expired") && startsOn > asOf);
  const signed = contracts.filter((each) => !isOff(each));
  const next = new Map<Contract, Contract>();
  for (;;) {
    const pairs = signed.flatMap((first) =>
      signed.flatMap((second) => {
        const { endsOn } = first;
        if (endsOn == null || next.has(first) || [...next.values()].includes(second)) return [];
        const isLater = second.startsOn > first.startsOn && (second.endsOn == null || second.endsOn > endsOn);
        const gap = dayOf(second.startsOn) - dayOf(endsOn) - 1;
        const isAlike = (first.productId ?? null) === (second.productId ?? null);
        const isNear = gap === -1 || Math.abs(gap) <= lateDays(first);
        return isAlike && isLater && isNear ? [{ first, second, gap }] : [];
      }),
    );
    const [nearest] = pairs.sort((a, b) => Math.abs(a.gap) - Math.abs(b.gap) || a.gap - b.gap);
    if (nearest === undefined) break;
    next.set(nearest.first, nearest.second);
  }
  return signed
    .filter((each) => ![...next.values()].includes(each))
    .map((first) => {
      const terms = [first];
      for (let after = next.get(first); after !== undefined; after = next.get(after)) terms.push(after);
      const last = terms.at(-1) ?? first;
      const end = termEndOf(last, asOf);
      const isPast = end !== null && end < asOf;
      const isEnded = last.status === "expired" || (last.status === "cancelled" && (end === null || isPast));
      const mayCome = isPast && lateUntil(last, end) >= dayOf(asOf);
      return { terms, last, end, state: isEnded ? "over" : !isPast ? "runs" : mayCome ? "late" : "over" };
    });
}

/** What runs on a day, where it is not over. Between two terms the earlier one counts. */
export function termOn({ terms, state }: ContractsInTurn, asOf: string): Contract | undefined {
  return state === "over" ? undefined : terms.filter(({ startsOn }) => startsOn <= asOf).at(-1);
}

/** Money of a year of what runs on a day. */
export function paidOn(turn: ContractsInTurn, asOf: string): number {
  const term = termOn(turn, asOf);
  return term === undefined ? 0 : (yearOf(term) ?? 0);
}

/** Money of the coming 12 months, each day counted as that term pays which has begun; `null` where none names its money. */
export function comingYear({ terms }: ContractsInTurn, asOf: string): number | null {
  const days = 365.25;
  const today = dayOf(asOf);
  const parts = terms.flatMap((term, index) => {
    const from = Math.max(0, dayOf(term.startsOn) - today);
    const after = terms[index + 1];
    const until = after === undefined ? days : Math.min(days, dayOf(after.startsOn) - today);
    const year = yearOf(term);
    if (year === null || (after !== undefined && until <= 0)) return [];
    return year * (Math.max(0, until - from) / days);
  });
  return parts.length === 0 ? null : parts.reduce((sum, part) => sum + part, 0);
}

/** Whether it ends within 12 months, or has ended. */
export function endsWithinYear({ end }: ContractsInTurn, asOf: string): boolean {
  return end !== null && dayOf(end) - dayOf(asOf) <= 365.25;
}

/** Whether it may be lost within 12 months: it ends, has ended, or has no end. */
export function maybeLost(turn: ContractsInTurn, asOf: string): boolean {
  return turn.state !== "over" && (turn.end === null || endsWithinYear(turn, asOf));
}

/** Its own money of the coming 12 months, from its beginning on. */
export function lastOfYear({ last }: ContractsInTurn, asOf: string): number {
  return (yearOf(last) ?? 0) * Math.max(0, 1 - Math.max(0, dayOf(last.startsOn) - dayOf(asOf)) / 365.25);
}
