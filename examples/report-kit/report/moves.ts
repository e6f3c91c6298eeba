import { describe } from "retention-kit/locales";
import { movesChart } from "../charts/moves-chart.js";
import { cards, figure, htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { firstRows } from "./first-rows.js";
import { accountNames, type ReportInput } from "./report-input.js";

/** What became of the last plan's bookings; nothing where there was no last plan. */
export function moves({ book, accounts, lastPlan, locale }: ReportInput): string[] {
  if (lastPlan === null) return [];
  const { booked, moved } = book.plan;
  const say = sayIn(locale.language);
  const nameOf = accountNames(accounts);
  const known = new Set(lastPlan.booked.map(({ key }) => key));
  const movedKeys = new Set(moved.map(({ key }) => key));
  const rows = moved
    .toSorted((a, b) => (a.from.on < b.from.on ? -1 : a.from.on > b.from.on ? 1 : a.key < b.key ? -1 : 1))
    .map(({ accountId, from, to, reasons }) => [
      nameOf(accountId),
      from.on,
      from.sellerId,
      to?.on ?? say("no day"),
      to?.sellerId ?? "",
      reasons.map((reason) => describe(reason, locale)).join("; "),
    ]);
  const lines = moved.flatMap(({ from, to }) => (to === null ? [] : [{ ...from, from: from.on, to: to.on }]));
  return [
    `<h2>${say("What moved since the last plan")}</h2>`,
    `<p>${say("The plan keeps to the one from {from}: a booking stays unless it cannot, or moving it pays.", { from: lastPlan.from })}</p>`,
    cards(
      [
        [say("bookings stay"), booked.filter(({ key }) => known.has(key) && !movedKeys.has(key)).length],
        [say("move"), lines.length],
        [say("lose their day"), moved.length - lines.length],
        [say("are new"), booked.filter(({ key }) => !known.has(key)).length],
      ],
      locale.language,
    ),
    ...(lines.length === 0
      ? []
      : [
          figure(
            movesChart(lines, locale.language),
            say("Each line a booking: from its old day (ring) to its new one (dot)."),
          ),
        ]),
    firstRows(rows, say, (some) =>
      htmlTable([say("account"), say("was on"), say("with"), say("now on"), say("with"), say("because")], some),
    ),
  ];
}
