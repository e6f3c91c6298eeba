import { squashed } from "./columns.js";
import type { CsvText } from "./csv.js";
import { dayOf, dayOrderOf } from "./days.js";
import { conventions } from "./convention.js";
import type { Row } from "./tables.js";

/** What a file of subscriptions says of some of its lines in columns that no contract has. */
export interface ReadSubscriptions {
  /** By line: why it is no contract. */
  noContract: Map<number, string>;
  /** By line: what else the contract says. */
  more: Map<number, Row>;
  /** Columns that this took, as the file has them. */
  used: Set<string>;
}

const ENDS_WITH_PERIOD = ["cancel_at_period_end"].map(squashed);
const PERIOD_END = ["current_period_end", "current_period_end_utc"].map(squashed);
const CANCELLED = ["canceled_at", "canceled_at_utc", "cancelled_at"].map(squashed);
const NOTHING_PAID = /^(trial|trialing|trialling|in_trial|incomplete|incomplete_expired)$/i;

/**
 * What the lines of a file of subscriptions say: one on trial is paid by nobody yet, and one that was cancelled to the end of
 * its period ends then, and has had its notice.
 */
export function readSubscriptions({ columns, rows }: CsvText): ReadSubscriptions {
  const at = (known: readonly string[]): number => columns.findIndex((column) => known.includes(squashed(column)));
  const [ends, until, cancelled, status] = [at(ENDS_WITH_PERIOD), at(PERIOD_END), at(CANCELLED), at(["status"])];
  const days = [until, cancelled].map((index) =>
    index < 0 ? [] : rows.map(({ cells }) => cells[index]?.trim() ?? ""),
  );
  const [untilOrder = null, cancelledOrder = null] = conventions(days, dayOrderOf);
  const found: ReadSubscriptions = { noContract: new Map(), more: new Map(), used: new Set() };
  for (const { line, cells } of rows) {
    const said = cells[status]?.trim() ?? "";
    if (NOTHING_PAID.test(said)) found.noContract.set(line, `is ${said}, so nothing is paid for it yet`);
    const endsOn = dayOf(cells[until]?.trim() ?? "", untilOrder);
    if (!/^(true|yes|1)$/i.test(cells[ends]?.trim() ?? "") || endsOn === null) continue;
    const noticeOn = dayOf(cells[cancelled]?.trim() ?? "", cancelledOrder);
    found.more.set(line, { endsOn, autoRenews: false, ...(noticeOn !== null && { noticeOn }) });
    for (const index of [ends, until, cancelled]) found.used.add(columns[index] ?? "");
  }
  return found;
}
