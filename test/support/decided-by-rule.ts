import type { Account } from "retention-kit";

const DAY = 86_400_000;
const number = (on: string): number => Date.parse(on) / DAY;

/** What was bought on a day of one product, after what came back on the same day. */
interface Bought {
  day: number;
  productId: string | null;
  amount: number | null;
}

/** Gaps in a row, days and share by which they may differ from the middle one, and its fewest days. */
export interface Steps {
  gaps: number;
  days: number;
  share: number;
  fewestDays: number;
}

export const usualSteps: Steps = { gaps: 3, days: 3, share: 0.1, fewestDays: 7 };

/**
 * The last day up to another on which an account bought what no contract brought and what came at no fixed step, by trying every
 * row of days there is; `-Infinity` for none. Returns count on the day and the product of what they take back.
 */
export function lastDecidedByRule(
  { purchases, contracts }: Pick<Account, "purchases" | "contracts">,
  asOf: string,
  steps = usualSteps,
): number {
  const bought: Bought[] = [];
  for (const { on, amount = null, productId = null } of purchases ?? []) {
    if (on > asOf) continue;
    const same = bought.find((each) => each.day === number(on) && each.productId === productId);
    if (same === undefined) bought.push({ day: number(on), productId, amount });
    else same.amount = same.amount === null || amount === null ? null : same.amount + amount;
  }
  const kept = bought.filter(({ amount }) => amount === null || amount > 0);
  const isContracted = ({ day, productId, amount }: Bought): boolean =>
    (contracts ?? []).some((contract) => {
      if (contract.status === "draft" || day < number(contract.startsOn)) return false;
      if (contract.endsOn != null && contract.autoRenews !== true && day > number(contract.endsOn)) return false;
      return contract.productId == null || productId === null
        ? contract.amount != null && amount !== null && isPaid(amount, contract.amount, contract.per)
        : contract.productId === productId;
    });
  const isInStep = (one: Bought, series: readonly Bought[]): boolean => {
    const days = series.filter(({ productId }) => productId === one.productId).map(({ day }) => day);
    return rowsOf(
      [...new Set(days)].sort((a, b) => a - b),
      steps.gaps + 1,
    ).some((row) => row.indexOf(one.day) > 0 && isEven(row, steps));
  };
  const isBill = (one: Bought): boolean =>
    one.amount !== null &&
    isInStep(
      one,
      kept.filter(({ amount }) => amount === one.amount),
    );
  // Bills of one price first: of what is left of a product the amounts may change.
  const others = kept.filter((one) => !isBill(one));
  const decided = others.filter((one) => !isContracted(one) && !isInStep(one, others));
  return Math.max(-Infinity, ...decided.map(({ day }) => day));
}

/** Whether an amount is that of a contract, or pays it for whole months; to the cent. */
function isPaid(paid: number, amount: number, per: NonNullable<Account["contracts"]>[number]["per"]): boolean {
  if (paid === amount) return true;
  const ofMonth = amount / (per === "month" ? 1 : per === "quarter" ? 3 : per === "year" ? 12 : NaN);
  return [1, 3, 6, 12, 24, 36].some((months) => Math.abs(paid - ofMonth * months) < 0.0101);
}

/** All days in a row of so many. */
function rowsOf(days: readonly number[], length: number): number[][] {
  return days.map((_, first) => days.slice(first, first + length)).filter((row) => row.length === length);
}

function isEven(row: readonly number[], { days, share, fewestDays }: Steps): boolean {
  const gaps = row.slice(1).map((day, index) => day - (row[index] ?? NaN));
  const middle = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? NaN;
  const room = Math.min(days, Math.floor(middle * share));
  return middle >= fewestDays && gaps.every((gap) => gap >= middle - room && gap <= middle + room);
}
