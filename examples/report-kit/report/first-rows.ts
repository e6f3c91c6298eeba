import type { Say } from "../say.js";

const SHOWN_ROWS = 30;

/** The first rows of a list, with how many more there are. */
export function firstRows<Row>(rows: readonly Row[], say: Say, show: (rows: readonly Row[]) => string): string {
  const more = rows.length - SHOWN_ROWS;
  return (
    show(rows.slice(0, SHOWN_ROWS)) +
    (more > 0 ? `<p class="soft">${say("and {count} more", { count: more })}</p>` : "")
  );
}
