import { scoreEffort, type MeasuredTicket, type Ticket } from "retention-kit";
import type { Claims } from "./told.js";

const DAY = 86_400_000;
export const near = (first: number, second: number): boolean =>
  Math.abs(first - second) <= 1e-9 * Math.max(1, Math.abs(first), Math.abs(second));
const dayOf = (instant: unknown): number => Math.floor(Date.parse(String(instant)) / DAY);

/** What is said of the effort that a ticket took: of a ticket that went as it did but for one thing. */
export const effortClaims: Claims<{
  ticket: MeasuredTicket;
  /** Contacts about other problems before it. */
  earlierContacts: number;
  contributions: readonly { factor: string; points: number }[];
}> = {
  "effort.costliest-driver": (
    { driver, points, without }: { driver: string; points: number; without: number },
    { ticket, earlierContacts, contributions },
  ) => {
    const costs = contributions.filter(({ factor }) => factor !== "baseline");
    const score = contributions.reduce((sum, each) => sum + each.points, 0);
    return (
      points > 0 &&
      costs.every((each) => each.points <= points) &&
      costs.some((each) => each.factor === driver && each.points === points) &&
      near(without, score - points) &&
      near(score, scoreEffort(ticket, { earlierContacts }).effort ?? NaN)
    );
  },
  // The contacts count: without them the ticket would have cost less.
  "effort.earlier-contacts": (
    { contacts, days }: { contacts: number; days: number },
    { ticket, earlierContacts, contributions },
  ) =>
    contacts === earlierContacts &&
    days === 180 &&
    contributions.some(({ factor, points }) => factor === "repeatContacts" && points > 0) &&
    (scoreEffort(ticket, { earlierContacts }).effort ?? 0) >= (scoreEffort(ticket).effort ?? 0),
  "scorecard.unknown": ({ factor }: { factor: string }, { ticket }) => unknownOf(ticket).includes(factor),
  "scorecard.out-of-bounds": () => false,
  "scorecard.insufficient-data": ({ coverage, minimum }: { coverage: number; minimum: number }) => coverage < minimum,
};

const unknownOf = ({
  contacts,
  reopens,
  resolved,
  transfers,
  repeatedInformation,
  channels,
  selfServiceAttempts,
  resolvedAt,
}: MeasuredTicket): string[] => [
  ...(contacts == null && reopens == null ? ["repeatContacts"] : []),
  ...(resolved == null ? ["unresolved"] : []),
  ...(transfers == null ? ["transfers"] : []),
  ...(repeatedInformation == null ? ["repeatedInformation"] : []),
  ...(resolvedAt == null ? ["timeAgainstStandard"] : []),
  ...(channels == null ? ["channelSwitching"] : []),
  ...(selfServiceAttempts == null ? ["failedSelfService"] : []),
];

/** What problems are found in: tickets and the days looked at, as numbers. */
export interface ProblemScene {
  tickets: readonly Ticket[];
  /** The series: all of a topic, or of a product. */
  topic: string | null;
  productId: string | null;
  asOf: number;
  windowDays: number;
  historyDays: number;
  expected: number | null;
}
const ofSeries = ({ tickets, topic, productId, asOf }: ProblemScene): Ticket[] =>
  tickets.filter(
    (ticket) =>
      (topic === null || ticket.topic === topic) &&
      (productId === null || ticket.productId === productId) &&
      dayOf(ticket.openedAt) <= asOf,
  );
const inWindow = (scene: ProblemScene): number =>
  ofSeries(scene).filter(({ openedAt }) => dayOf(openedAt) > scene.asOf - scene.windowDays).length;
/** First day that the tickets cover, within the history asked for. */
const coveredFrom = ({ tickets, asOf, windowDays, historyDays }: ProblemScene): number =>
  Math.max(
    Math.min(...tickets.map(({ openedAt }) => dayOf(openedAt)).filter((day) => day <= asOf)),
    asOf - windowDays + 1 - historyDays,
  );
const inHistory = (scene: ProblemScene): number =>
  ofSeries(scene).filter(({ openedAt }) => {
    const day = dayOf(openedAt);
    return day >= coveredFrom(scene) && day <= scene.asOf - scene.windowDays;
  }).length;

/** What is said of problems that come again. */
export const problemClaims: Claims<ProblemScene> = {
  // More than its share of all days, at the least.
  "effort.problem.rising": ({ tickets, days, expected }: { tickets: number; days: number; expected: number }, scene) =>
    tickets === inWindow(scene) &&
    days === scene.windowDays &&
    expected === scene.expected &&
    tickets > expected &&
    inHistory(scene) > 0,
  "effort.problem.new": ({ tickets, days, before }: { tickets: number; days: number; before: number }, scene) =>
    tickets === inWindow(scene) &&
    days === scene.windowDays &&
    inHistory(scene) === 0 &&
    before === scene.asOf - scene.windowDays + 1 - coveredFrom(scene),
  "effort.problem.no-history": ({ tickets }: { tickets: number }, scene) =>
    tickets === inWindow(scene) && coveredFrom(scene) > scene.asOf - scene.windowDays,
  "effort.problem.solved-by": (
    { resolution, times, hours }: { resolution: string; times: number; hours: number },
    scene,
  ) => {
    const solved = ofSeries(scene).filter(
      ({ resolvedAt, resolution: by }) => resolvedAt != null && by != null && dayOf(resolvedAt) <= scene.asOf,
    );
    const counts = new Map<string, number>();
    for (const { resolution: by } of solved) counts.set(String(by), (counts.get(String(by)) ?? 0) + 1);
    const took = solved
      .filter((ticket) => ticket.resolution === resolution)
      .map(({ openedAt, resolvedAt }) => (Date.parse(String(resolvedAt)) - Date.parse(String(openedAt))) / 3_600_000)
      .sort((a, b) => a - b);
    return (
      times === took.length &&
      [...counts.values()].every((count) => count <= times) &&
      near(hours, took[Math.ceil(took.length / 2) - 1] ?? NaN)
    );
  },
};

export interface StandardScene {
  tickets: readonly Ticket[];
  standard: { id: string; share: number; atMost: number };
  /** Of the last day looked at, exclusive. */
  until: number;
}
/** Whether the first reply came in time, around the clock; `null` where its time is not up yet, or no one knows. */
const keptOf = (
  { standard, until }: StandardScene,
  { openedAt, firstRepliedAt, resolvedAt, resolved, replies }: Ticket,
): boolean | null => {
  const opened = Date.parse(String(openedAt));
  const solved = resolved === true && resolvedAt != null ? Date.parse(String(resolvedAt)) : Infinity;
  if (opened + standard.atMost * 60_000 >= until - 1) return null;
  // What was solved without an answer kept its customer waiting until then; what is known to have none still does.
  if (firstRepliedAt == null && replies !== 0) return null;
  const ended = firstRepliedAt == null ? solved : Date.parse(String(firstRepliedAt));
  return (Math.min(ended, until - 1) - opened) / 60_000 <= standard.atMost;
};
const judgedOf = (scene: StandardScene): [Ticket, boolean][] =>
  scene.tickets.flatMap((ticket): [Ticket, boolean][] => {
    const kept = keptOf(scene, ticket);
    return kept === null ? [] : [[ticket, kept]];
  });
const monthOf = ({ openedAt }: Ticket): number => {
  const [year = 0, month = 0] = String(openedAt).split("-").map(Number);
  return 12 * year + month;
};
/** Whether later months are kept more often than earlier ones, by the slope of a line through the tickets. */
function slopeOf(scene: StandardScene): number {
  const judged = judgedOf(scene);
  const mean = judged.reduce((sum, [ticket]) => sum + monthOf(ticket), 0) / judged.length;
  return judged.reduce((sum, [ticket, kept]) => sum + (monthOf(ticket) - mean) * Number(kept), 0);
}

/** What is said of standards. */
export const standardClaims: Claims<StandardScene> = {
  "effort.standard.share": (
    { standard, share, target, tickets }: { standard: string; share: number; target: number; tickets: number },
    scene,
  ) => {
    const judged = judgedOf(scene);
    return (
      standard === scene.standard.id &&
      target === scene.standard.share &&
      tickets === judged.length &&
      near(share * tickets, judged.filter(([, kept]) => kept).length)
    );
  },
  "effort.standard.no-data": ({ standard }: { standard: string }, scene) =>
    standard === scene.standard.id && judgedOf(scene).length === 0,
  "effort.standard.improving": ({ standard }: { standard: string }, scene) =>
    standard === scene.standard.id && slopeOf(scene) > 0,
  "effort.standard.worsening": ({ standard }: { standard: string }, scene) =>
    standard === scene.standard.id && slopeOf(scene) < 0,
  "effort.standard.missed-most": (
    {
      standard,
      by,
      name,
      missed,
      of,
    }: { standard: string; by: "topic" | "product" | "channel"; name: string; missed: number; of: number },
    scene,
  ) => {
    const misses = judgedOf(scene).flatMap(([ticket, kept]) => (kept ? [] : [ticket]));
    const namesOf = ({ topic, productId, channels }: Ticket) => ({ topic, product: productId, channel: channels?.[0] });
    const count = (kind: typeof by, value: unknown): number =>
      misses.filter((ticket) => namesOf(ticket)[kind] === value).length;
    const most = misses.flatMap((ticket) =>
      (["topic", "product", "channel"] as const).map((kind) =>
        namesOf(ticket)[kind] == null ? 0 : count(kind, namesOf(ticket)[kind]),
      ),
    );
    return (
      standard === scene.standard.id &&
      missed === count(by, name) &&
      of === misses.length &&
      missed === Math.max(...most)
    );
  },
};
