import type { Reason } from "retention-kit";
import { describe } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { fan } from "../report-kit/charts/fan.js";
import { tornado } from "../report-kit/charts/tornado.js";
import { factorLabels } from "../report-kit/factor-labels.js";
import { fanPoints } from "../report-kit/fan-points.js";
import { cards, escapeHtml, figure, grouped, htmlTable, page } from "../report-kit/page.js";
import type { Analysis, TopicToFix } from "./analyse.js";
import { damageChart, effortChart, problemChart, staffChart, standardsChart } from "./charts.js";
import { CURRENCY, hearers, telephone } from "./desk.js";

const HARD = 3.5;
const HOUR = 60;

const drivers: Record<string, string> = {
  repeatContacts: "getting in touch again",
  unresolved: "not solved",
  transfers: "handed on",
  repeatedInformation: "asked the same again",
  timeAgainstStandard: "waiting",
  channelSwitching: "changing channels",
  failedSelfService: "tried alone first",
};

/** The month of the service desk as one page that stands alone: what to fix first, then what it rests on. */
export function report(analysis: Analysis): string {
  return page("A month at the service desk", "en", [
    `<h1>A month at the service desk</h1>
<p class="soft">${analysis.month.from} to ${analysis.month.to}, ${escapeHtml(analysis.desk.name)}.</p>`,
    headline(analysis),
    ...fixFirst(analysis),
    ...rescue(analysis),
    ...standardsAndStaff(analysis),
    ...wordOfMouth(analysis),
    ...leftOut(analysis),
  ]);
}

function headline({ scored, damage, open }: Analysis): string {
  const efforts = scored.flatMap(({ score }) => score.effort ?? []);
  const mean = efforts.reduce((sum, effort) => sum + effort, 0) / Math.max(1, efforts.length);
  return cards([
    ["tickets", scored.length],
    ["mean effort, 1 to 5", mean.toFixed(1)],
    ["hard ones", efforts.filter((effort) => effort >= HARD).length],
    ["still open", open],
    ["customers lost, if the figures hold", Math.round(damage.customersLost.mean)],
    [`${CURRENCY} that they and their hearers take along`, Math.round(damage.damage?.mean ?? 0)],
  ]);
}

function fixFirst({ toFix, scored, problems }: Analysis): string[] {
  const rows = toFix.map(({ topic, tickets, meanEffort, driver, damage, problem }) => [
    topic,
    tickets,
    problem?.expected === null || problem === null ? "" : Math.round(problem.expected),
    Number(meanEffort.toFixed(1)),
    drivers[driver ?? ""] ?? "",
    Math.round(damage.damage?.mean ?? 0),
    solvedBy(problem),
  ]);
  const named = problems.filter(({ standsOut }) => standsOut);
  return [
    "<h2>What to fix first</h2>",
    ...named.map(
      ({ topic, productId, stoodOutOn, reasons }) =>
        `<p><b>${escapeHtml(topic ?? productId ?? "")}</b>, since ${stoodOutOn ?? "this month"}. ${inWords(reasons)}.</p>`,
    ),
    `<div class="pair">${figure(
      damageChart(toFix, CURRENCY),
      "Customers who will not come back and people who hear of it, times what a customer is worth; for each who complained one more is taken to have kept silent, as the published share says. The line is where nine in ten months would lie if the figures are right. Red, and on top: more tickets than the history explains.",
    )}${figure(
      problemChart(problems),
      "Topics and products: the bar is this month, the tick what their history leads to expect. One false alarm in twenty is accepted.",
    )}</div>`,
    htmlTable(
      ["topic", "tickets", "expected", "mean effort", "costs most effort", CURRENCY, "what solved it so far"],
      rows,
    ),
    figure(
      effortChart(scored),
      "What the month's tickets cost the customers in effort; red are not solved. Loyalty follows effort, so the right end is where customers are lost.",
    ),
  ];
}

function solvedBy(problem: TopicToFix["problem"]): string {
  const [best] = problem?.solutions.by ?? [];
  return best === undefined ? "" : `${best.resolution}, half within ${(best.medianMinutes / HOUR).toFixed(0)} hours`;
}

function rescue({ toRescue }: Analysis): string[] {
  if (toRescue.length === 0) return [];
  const rows = toRescue.map(({ ticketId, accountId, effort, repurchase, value, lower, upper, wordOfMouth }) => [
    ticketId,
    accountId ?? "",
    `${effort.ifLeft.toFixed(1)} → ${effort.ifSolved.toFixed(1)}`,
    `${percent(repurchase.ifLeft)} → ${percent(repurchase.ifSolved)}`,
    Math.round(value),
    `${grouped(Math.round(lower))} to ${grouped(Math.round(upper))}`,
    Math.round(wordOfMouth?.mean ?? 0),
  ]);
  return [
    "<h2>Open problems worth an hour today</h2>",
    `<p>What solving each is worth if it is solved today rather than never: the customer who comes back, and those who hear. The percentages are the published prior until it is fitted to outcomes of your own, so read the order, not the amounts.</p>`,
    htmlTable(
      ["ticket", "customer", "effort", "buys again", `worth, ${CURRENCY}`, "19 times in 20", "of it word of mouth"],
      rows,
    ),
  ];
}

function standardsAndStaff({ standards, standardsByMonth, staff }: Analysis): string[] {
  const reasons = standards.standards.map(({ reasons }) => `<li>${inWords(reasons)}</li>`).join("");
  const busiest = staff.reduce((most, hour) => (hour.callsPerHour > most.callsPerHour ? hour : most));
  const { staffing } = busiest;
  return [
    "<h2>Promises kept</h2>",
    `<ul>${reasons}</ul>`,
    figure(
      standardsChart(standardsByMonth.standards),
      "Share of tickets that met each standard, by month of opening, with its interval. Dashed is what was promised; red dots fell short.",
    ),
    "<h2>Who has to be at the telephone</h2>",
    `<div class="pair">${figure(
      staffChart(staff),
      `Calls an hour on a working day; the number above is how many people it takes to answer ${percent(telephone.share)} within ${telephone.answerWithinMinutes} minute when a call takes ${telephone.handleMinutes} and callers give up after ${telephone.patienceMinutes}.`,
    )}<div><p>The busiest hour starts at ${busiest.hour}:00. ${staffing.people} at the telephone answer ${percent(
      staffing.answeredInTime,
    )} in time and are busy ${percent(staffing.occupancy)} of it; with breaks and leave that is ${staffing.rostered} on the roster.</p>${htmlTable(
      ["people", "answered in time", "give up"],
      [...staffing.alternatives, { people: staffing.people, service: staffing }]
        .sort((a, b) => a.people - b.people)
        .map(({ people, service }) => [
          people,
          service === null ? "the queue grows" : percent(service.answeredInTime),
          service === null ? "" : percent(service.abandoned),
        ]),
    )}</div></div>`,
  ];
}

function wordOfMouth({ cohort, projections, sensitivity, damage }: Analysis): string[] {
  const { published, cautious } = projections;
  const { outcomes } = cohort;
  const { onePointQuicker } = damage;
  return [
    "<h2>What customers tell</h2>",
    cards([
      ["kept silent, by the published share", outcomes.silent ?? 0],
      ["unsatisfied", outcomes.unsatisfied ?? 0],
      ["satisfied", outcomes.satisfied ?? 0],
      ["satisfied quickly", outcomes.satisfiedQuickly ?? 0],
      ["people will hear", Math.round(published.hearers.mean)],
    ]),
    `<p>That one in ${Math.round(1 / hearers.lostPerHearer)} who hear of a bad experience is lost and one in ${Math.round(
      1 / hearers.wonPerHearer,
    )} who hear of a good one is won is the owner's guess: nobody has published it. One more problem in a hundred solved quickly keeps ${(
      onePointQuicker.customers + (onePointQuicker.hearers ?? 0)
    ).toFixed(1)} customers, ${grouped(Math.round(onePointQuicker.money ?? 0))} ${CURRENCY} a month.</p>`,
    `<p class="soft">${inWords(published.reasons)}.</p>`,
    figure(
      fan(
        [...fanPoints("published figures", published, "money"), ...fanPoints("cautious figures", cautious, "money")],
        { x: "months from now", y: `${CURRENCY}, in all` },
      ),
      "What this month's customers bring and cost by what they tell. The line is the mean; nine in ten outcomes lie in the inner band if the figures are right, about nine in ten in the outer one, which includes the uncertainty of the figures too.",
    ),
    figure(
      tornado(
        sensitivity.bars.map((bar) => ({ ...bar, label: factorLabels[bar.factor] ?? bar.factor })),
        sensitivity.base,
        CURRENCY,
      ),
      "How far each assumption moves the answer, one at a time: published figures over their range, the owner's guesses by a fifth. The longest is the one to find out about.",
    ),
  ];
}

function leftOut({ rejected }: Analysis): string[] {
  const rows = rejected.map(({ index, path, message }) => [index + 1, path, message]);
  return ["<h2>Lines left out</h2>", rows.length === 0 ? "<p>None.</p>" : htmlTable(["line", "field", "why"], rows)];
}

function inWords(reasons: readonly Reason[]): string {
  const words = reasons.map((reason) => describe(reason, en, { currency: CURRENCY })).join("; ");
  return escapeHtml(words.charAt(0).toUpperCase() + words.slice(1));
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
