import type { BacktestWindow } from "retention-kit";
import { reached, type ReachedShare, saidAndCame } from "../charts/past-charts.js";
import { dayIn } from "../dates.js";
import { aboutShare, grouped } from "../numbers.js";
import { escapeHtml, figure, htmlTable } from "../page.js";
import type { Phrase } from "../phrases/phrase.js";
import { sayIn } from "../say.js";
import { wordsIn } from "../words.js";
import { part } from "./part.js";
import type { ReportInput } from "./report-input.js";

/** What else could order the reviews. */
const orders: Readonly<Record<string, Phrase>> = {
  plan: "the plan",
  random: "at random",
  silence: "longest silence",
  spend: "spend",
  spendTimesBuying: "spend times the chance of no purchase",
};

/** How the figures of the page would have done on a past day: chances against what came, and whom the plan would have reached. */
export function past(input: ReportInput): string[] {
  const { past: judged, locale } = input;
  if (judged == null) return [];
  const say = sayIn(locale.language);
  const words = wordsIn(locale, input.currency);
  const title = part("past", say("How right would it have been?"));
  const window = judged.windows.find(({ buysAgain }) => buysAgain !== null);
  const warnings = judged.warnings.map((warning) => `<li>${escapeHtml(words(warning))}</li>`).join("");
  const beware = warnings === "" ? "" : `<ul class="soft">${warnings}</ul>`;
  if (window === undefined) return [title, `<p>${say("The past is too short to be judged.")}</p>`, beware];
  return [title, ...chances(window, input), ...reach(window, input), beware];
}

function chances(
  { asOf, horizonDays, accounts, bought, buysAgain }: BacktestWindow,
  { locale }: ReportInput,
): string[] {
  const { language } = locale;
  const say = sayIn(language);
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  const bins = (buysAgain?.buysAgain?.bins ?? []).filter(({ predictions }) => predictions > 0);
  const rows = bins.map(({ predictions, meanPrediction, share, lower, upper }) => [
    { estimate: aboutShare(meanPrediction) },
    predictions,
    percent(share),
    say("{from} to {to}", { from: `${Math.floor(lower * 100)}%`, to: `${Math.ceil(upper * 100)}%` }),
  ]);
  return [
    `<p>${say(
      "On {day}, with only what was known then, {accounts} accounts were given a chance of buying within {days} days. {bought} of them bought.",
      {
        day: dayIn(language)(asOf),
        accounts: grouped(accounts, language),
        days: horizonDays,
        bought: grouped(bought, language),
      },
    )}</p>`,
    `<div class="pair">${figure(
      saidAndCame(bins, { said: say("chance given"), came: say("share that bought"), width: 460 }),
      say(
        "Each dot is a group of accounts given about the same chance; its height is the share that bought, with bounds. On the dashed line the chance was right.",
      ),
    )}<div>${htmlTable([say("chance given"), say("accounts"), say("share that bought"), say("bounds")], rows, language)}</div></div>`,
  ];
}

function reach({ plan, lostRevenue, horizonDays }: BacktestWindow, { currency, locale }: ReportInput): string[] {
  if (plan === null || lostRevenue === null) return [];
  const { language } = locale;
  const say = sayIn(language);
  const bars = Object.entries({ plan, ...plan.rules }).flatMap(([rule, { revenueReached }]): ReachedShare[] => {
    const phrase = orders[rule];
    if (phrase === undefined || revenueReached === null) return [];
    const found = plan.intervals[rule]?.revenueReached;
    return [{ name: say(phrase), share: revenueReached, ...(found && { lower: found.lower, upper: found.upper }) }];
  });
  if (bars.length === 0) return [];
  const best = bars.reduce((most, bar) => (bar.share > most.share ? bar : most));
  const percent = (share: number): string => `${Math.round(share * 100)}%`;
  return [
    `<p>${say(
      "Customers who bought nothing in these {days} days had spent {lost} {currency} per {days} days in the year before, not counting one-off equipment. The plan's first reviews would have reached {plan} of that money; {best} would have reached {most}. Reaching is not saving.",
      {
        days: horizonDays,
        lost: grouped(Math.round(lostRevenue), language),
        currency,
        plan: percent(bars[0]?.share ?? 0),
        best: best.name,
        most: percent(best.share),
      },
    )} ${say("The plan does not follow this order alone: contracts, further sales, problems and the yearly review count as well.")}</p>`,
    figure(
      `<div class="wide">${reached(bars, { label: say("share of the lost money reached"), width: 1080 })}</div><div class="narrow">${reached(bars, { label: say("share of the lost money reached"), width: 340 })}</div>`,
      say("As many reviews, ordered in other ways; the lines are bounds."),
    ),
  ];
}
