import { movesChart } from "../charts/moves-chart.js";
import { dayIn } from "../dates.js";
import { cards, figure, forWidths, htmlTable } from "../page.js";
import { sayIn } from "../say.js";
import { together, wordsIn } from "../words.js";
import { part } from "./part.js";
import { accountLinks, type ReportInput } from "./report-input.js";
import { tableEnd } from "./table-end.js";

const SHOWN = 15;

/** What became of the last plan's bookings; nothing where there was no last plan. */
export function moves({ book, accounts, lastPlan, currency, locale }: ReportInput): string[] {
  if (lastPlan === null) return [];
  const { booked, moved } = book.plan;
  const { language } = locale;
  const say = sayIn(language);
  const day = dayIn(language);
  const words = wordsIn(locale, currency);
  const linkTo = accountLinks(accounts);
  const known = new Set(lastPlan.booked.map(({ key }) => key));
  const movedKeys = new Set(moved.map(({ key }) => key));
  const rows = moved
    .toSorted((a, b) => (a.from.on < b.from.on ? -1 : a.from.on > b.from.on ? 1 : a.key < b.key ? -1 : 1))
    .map(({ accountId, from, to, reasons }) => [
      linkTo(accountId),
      day(from.on),
      from.sellerId,
      to === null ? say("no day") : day(to.on),
      to?.sellerId ?? "",
      together(reasons.map(words), language),
    ]);
  const lines = moved.flatMap(({ from, to }) => (to === null ? [] : [{ ...from, from: from.on, to: to.on }]));
  return [
    part("moves", say("What moved since the last plan")),
    `<p>${say("The plan keeps to the one from {from}: a booking stays unless it cannot, or moving it pays.", { from: day(lastPlan.from) })}</p>`,
    cards(
      [
        [say("bookings stay"), booked.filter(({ key }) => known.has(key) && !movedKeys.has(key)).length],
        [say("move"), lines.length],
        [say("lose their day"), moved.length - lines.length],
        [say("are new"), booked.filter(({ key }) => !known.has(key)).length],
      ],
      language,
    ),
    ...(lines.length === 0
      ? []
      : [
          figure(
            forWidths((width) => movesChart(lines, language, width)),
            say("Each line a booking: from its old day (ring) to its new one (dot)."),
          ),
        ]),
    ...(rows.length === 0
      ? []
      : [
          htmlTable(
            [say("account"), say("was on"), say("with"), say("now on"), say("with"), say("because")],
            rows.slice(0, SHOWN),
            language,
          ),
          tableEnd({ shown: Math.min(SHOWN, rows.length), total: rows.length, order: "the earliest first" }, language),
        ]),
  ];
}
