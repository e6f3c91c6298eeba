import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { sizeTeam } from "retention-kit";
import { describe } from "retention-kit/locales";
import { locales } from "../report-kit/locales.js";
import { cards, figure, htmlTable, page } from "../report-kit/page.js";
import { toCsv } from "../report-kit/csv.js";
import { curvesChart, hoursChart, movedChart } from "./charts.js";
import { compare, type Comparison } from "./compare.js";
import { COST_OF_A_SELLER, HOURS_OF_A_SELLER, madeUpBook } from "./made-up-book.js";

const usage = `Usage: npm run example:how-often -- [--out DIR] [--locale en|hi|km|lo]

Where a year's hours of review bring most: the main job's made-up book by the intervals of its levels, and allocated.`;

const { values: given } = parseArgs({
  options: {
    out: { type: "string", default: "out/how-often" },
    locale: { type: "string", default: "en" },
    help: { type: "boolean", default: false },
  },
});

const locale = locales.get(given.locale);
if (given.help || locale === undefined) {
  console.log(usage);
  if (!given.help) process.exitCode = 1;
} else {
  mkdirSync(given.out, { recursive: true });
  const { records, options, currency } = madeUpBook(given.out);
  const comparison = compare(records, options);
  const { allocation, year, quarter } = comparison;
  const round = Math.round;

  console.log(`${comparison.accounts.length} accounts, ${round(year.levels.hours)} hours of review a year`);
  console.table({
    "by level": { brings: round(year.levels.value), accounts: year.levels.touched, hours: round(year.levels.hours) },
    allocated: {
      brings: round(year.allocated.value),
      accounts: year.allocated.touched,
      hours: round(year.allocated.hours),
    },
  });
  console.log(
    `in the plan's quarter: ${quarter.levels.reviews} reviews, ${round(quarter.levels.worth)} ${currency} in them;`,
  );
  console.log(
    `with the allocation's cadence ${quarter.allocated.reviews}, ${round(quarter.allocated.worth)} ${currency}`,
  );
  for (const reason of allocation.reasons) console.log(describe(reason, locale, { currency }));

  const sized = sizeTeam(
    allocation.reviews.map((row, index) => ({ ...comparison.accounts[index]?.account, id: row.accountId })),
    {
      hoursPerSeller: HOURS_OF_A_SELLER,
      costPerSeller: COST_OF_A_SELLER,
      sellersNow: records.sellers.length,
    },
  );
  console.log(
    `with ${HOURS_OF_A_SELLER} hours at ${COST_OF_A_SELLER} ${currency} each, ${sized.sellers} sellers pay; ` +
      `${sized.aboutAsGood.from} to ${sized.aboutAsGood.to} do about as well`,
  );

  writeFileSync(
    join(given.out, "allocation.csv"),
    toCsv(
      ["accountId", "sellerId", "level", "byLevel", "allocated", "brings", "last", "oneMore", "why"],
      allocation.reviews.map((row, index) => ({
        accountId: row.accountId,
        sellerId: row.sellerId ?? "",
        level: comparison.accounts[index]?.account.opportunity.level ?? "",
        byLevel: comparison.accounts[index]?.byLevel ?? 0,
        allocated: row.count,
        brings: round(row.value),
        last: round(row.marginal),
        oneMore: round(row.next),
        why: row.reasons.map((reason) => describe(reason, locale, { currency })).join("; "),
      })),
    ),
  );
  writeFileSync(join(given.out, "report.html"), reportOf(comparison, currency));
  console.log(`written: ${join(given.out, "allocation.csv")}, ${join(given.out, "report.html")}`);
}

function reportOf(comparison: Comparison, currency: string): string {
  const { year, quarter, allocation } = comparison;
  const changes = [...comparison.accounts]
    .sort((one, other) => other.allocated - other.byLevel - (one.allocated - one.byLevel))
    .filter(({ allocated, byLevel }) => allocated !== byLevel);
  const shown = [...changes.slice(0, 10), ...changes.slice(-10)];
  return page("How often", "en", [
    "<h1>How often</h1>",
    "<p>The same hours of review in a year: by the intervals of the opportunity levels, and where they bring most.</p>",
    cards([
      [`${currency} by level`, Math.round(year.levels.value)],
      [`${currency} allocated`, Math.round(year.allocated.value)],
      ["hours in both", Math.round(year.levels.hours)],
      [`${currency} reached in the quarter, by level`, Math.round(quarter.levels.worth)],
      [`${currency} reached in the quarter, allocated`, Math.round(quarter.allocated.worth)],
    ]),
    "<h2>What reviews bring</h2>",
    figure(curvesChart(comparison), "A year of reviews of four accounts; orange by level, blue allocated."),
    "<h2>What an hour is worth</h2>",
    figure(
      hoursChart(comparison),
      "Blue: what an hour more of each seller would bring, and so what each account's last review brings when hours are allocated. Orange: what the last reviews bring by level, without the tenth of the accounts at either end.",
    ),
    htmlTable(
      ["from", "to", "hours", `gain in ${currency}`],
      allocation.moves
        .slice(0, 10)
        .map(({ fromSellerId, toSellerId, hours, gain }) => [
          fromSellerId,
          toSellerId,
          Math.round(hours),
          Math.round(gain),
        ]),
    ),
    "<h2>Hours moved</h2>",
    figure(movedChart(comparison), "Hours of a year by opportunity level."),
    htmlTable(
      ["account", "level", "by level", "allocated", `one review may bring, ${currency}`],
      shown.map(({ account, byLevel, allocated }) => [
        account.accountId,
        account.opportunity.level,
        byLevel,
        allocated,
        Math.round(account.attention.total),
      ]),
    ),
  ]);
}
