import { linesKept } from "../reading/kept-purchases.js";
import type { Line } from "../reading/line.js";
import type { Account } from "../records/account/account.js";
import { contractBill } from "./contract-bill.js";

/** When purchases come by themselves, as the bills of a subscription do. */
export interface AutomaticRule {
  /** As many gaps in a row are alike. */
  gaps: number;
  /** Days by which they may differ from the middle one, and the share of it that these may be. */
  days: number;
  share: number;
  /** Fewest days of such a gap. */
  fewestDays: number;
}

/**
 * The last day on which an account bought something that it decided on: nothing that a contract brought, and no bill that
 * comes at a fixed step. `null` for none.
 *
 * @param account - Its rows have been checked.
 * @param untilDay - Last day that counts.
 * @internal
 */
export function lastDecidedDay(
  { purchases, contracts }: Pick<Account, "purchases" | "contracts">,
  untilDay: number,
  rule: AutomaticRule,
): number | null {
  const lines = linesKept(purchases ?? [], untilDay);
  const often = mayBeInStep(lines, rule);
  // Bills of one price are told apart from orders of the same product; what is left may be bills of changing amounts.
  const billed = linesInStep(often, ({ productId, money }) => (money === null ? null : `${money}:${productId}`), rule);
  const rest = often.filter((line) => !billed.has(line));
  for (const line of linesInStep(rest, ({ productId }) => `${productId}`, rule)) billed.add(line);
  const signed = (contracts ?? []).filter(({ status }) => status !== "draft");
  let last: number | null = null;
  for (const line of lines) {
    if (line.day <= (last ?? -Infinity)) continue;
    if (!billed.has(line) && !signed.some((contract) => contractBill(contract, line) !== null)) last = line.day;
  }
  return last;
}

/** The lines of what was bought often enough for that many gaps: of most accounts none. */
function mayBeInStep(lines: readonly Line[], { gaps }: AutomaticRule): readonly Line[] {
  if (lines.length <= gaps) return [];
  const counts = new Map<string, number>();
  for (const { productId } of lines) counts.set(`${productId}`, (counts.get(`${productId}`) ?? 0) + 1);
  return lines.filter(({ productId }) => (counts.get(`${productId}`) ?? 0) > gaps);
}

/** The lines that came a fixed step after others of their series; `null` is a series of none. */
function linesInStep(lines: readonly Line[], seriesOf: (line: Line) => string | null, rule: AutomaticRule): Set<Line> {
  const found = new Set<Line>();
  if (lines.length === 0) return found;
  const bySeries = new Map<string, Line[]>();
  for (const line of lines) {
    const series = seriesOf(line);
    if (series === null) continue;
    const known = bySeries.get(series);
    if (known === undefined) bySeries.set(series, [line]);
    else known.push(line);
  }
  for (const series of bySeries.values()) {
    const days = daysInStep([...new Set(series.map(({ day }) => day))], rule);
    for (const line of series) if (days.has(line.day)) found.add(line);
  }
  return found;
}

/** The days that came a fixed step after the one before, in a row of several such steps. */
function daysInStep(days: number[], { gaps, days: most, share, fewestDays }: AutomaticRule): Set<number> {
  const found = new Set<number>();
  days.sort((a, b) => a - b);
  const steps = days.map((day, index) => day - (days[index - 1] ?? NaN));
  for (let end = gaps; end < days.length; end++) {
    const row = steps.slice(end - gaps + 1, end + 1).sort((a, b) => a - b);
    const step = row[Math.floor(row.length / 2)] ?? NaN;
    const room = Math.min(most, Math.floor(step * share));
    if (step < fewestDays || !row.every((other) => Math.abs(other - step) <= room)) continue;
    for (let index = end - gaps + 1; index <= end; index++) found.add(days[index] ?? NaN);
  }
  return found;
}
