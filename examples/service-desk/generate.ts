import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import { addBusinessMinutes, type TicketEvent } from "retention-kit";
import { AS_OF, calendar, CUSTOMERS, TIME_ZONE } from "./desk.js";

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 86_400_000;
/** A year of history, and the month. */
const DAYS = 393;
const END = Date.parse(AS_OF) + MS_PER_DAY;
const START = END - DAYS * MS_PER_DAY;

/** A kind of problem: how often it comes, with what, and how hard it is to solve. */
interface Topic {
  name: string;
  perDay: number;
  products: readonly string[];
  hardShare: number;
  resolutions: readonly string[];
  /** Days before the end on which it began; by default it was always there. */
  since?: number;
}

const bicycles = ["city bicycle", "cargo bicycle", "touring bicycle", "folding bicycle"] as const;

const topics: readonly Topic[] = [
  { name: "brakes", perDay: 2.2, products: bicycles, hardShare: 0.12, resolutions: ["pads changed", "cable set"] },
  { name: "gears", perDay: 1.8, products: bicycles, hardShare: 0.2, resolutions: ["gears set", "chain changed"] },
  { name: "battery", perDay: 0.9, products: bicycles, hardShare: 0.3, resolutions: ["contacts cleaned", "exchanged"] },
  { name: "delivery", perDay: 1.6, products: ["parcel"], hardShare: 0.25, resolutions: ["sent again", "traced"] },
  { name: "invoice", perDay: 1.3, products: ["office"], hardShare: 0.1, resolutions: ["corrected"] },
  { name: "appointment", perDay: 2.4, products: ["workshop"], hardShare: 0.08, resolutions: ["moved"] },
  // A bad batch that came to the shop in November.
  {
    name: "battery",
    perDay: 2.6,
    products: ["cargo bicycle"],
    hardShare: 0.6,
    resolutions: ["exchanged"],
    since: 16,
  },
];

/**
 * The log of a bicycle shop's service desk, a year and a month of it, one line an event, in order of time. It always
 * gives the same lines: a few doubled or malformed, as in every log.
 */
export function generateLog(): TicketEvent[] {
  const lines = topics.flatMap((topic, index) => ticketsOf(topic, index));
  const inTime = lines.filter(({ at }) => Date.parse(String(at)) < END);
  inTime.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.ticketId < b.ticketId ? -1 : 1));
  const dirty: TicketEvent[] = [
    { ticketId: "T-0-12", kind: "message", at: "12.11.2026 10:30" },
    { ticketId: "", kind: "opened", at: "2026-11-12T09:30:00Z" },
    { ticketId: "T-1-20", kind: "sentiment-changed", at: "2026-11-12T09:30:00Z" },
  ];
  return [...inTime, ...inTime.slice(-2), ...dirty];
}

function ticketsOf(topic: Topic, index: number): TicketEvent[] {
  const generator = xoroshiro128plus(0xde5c + Math.imul(index, 0x9e3779b1));
  const uniform = (): number => uniformFloat64(generator);
  const lines: TicketEvent[] = [];
  const start = topic.since === undefined ? START : END - topic.since * MS_PER_DAY;
  let number = 0;
  for (let at = start; ; number++) {
    at += (-Math.log(1 - uniform()) / topic.perDay) * MS_PER_DAY;
    if (at >= END) return lines;
    // By day, whatever the hour of the Poisson stream.
    const day = Math.floor(at / MS_PER_DAY) * MS_PER_DAY;
    const opened = day + Math.round((6.5 + 11 * Math.sqrt(uniform() * uniform())) * 60) * MS_PER_MINUTE;
    if (opened < END) lines.push(...storyOf(topic, `T-${index}-${number}`, opened, uniform));
  }
}

/** What happened to one problem, from the customer's first word to the last. */
function storyOf(topic: Topic, ticketId: string, opened: number, uniform: () => number): TicketEvent[] {
  const chance = (probability: number): boolean => uniform() < probability;
  const between = (least: number, most: number): number => least + (most - least) * uniform();
  const pick = <T>(choices: readonly T[]): T => choices[Math.floor(uniform() * choices.length)] ?? fail();
  // Since two people left in September, answers take longer.
  const slow = opened > END - 70 * MS_PER_DAY ? 1.7 : 1;
  const channel = pick(["phone", "phone", "email", "web"]);
  const lines: TicketEvent[] = [];
  let now = opened;
  const line = (kind: string, more: Partial<TicketEvent> = {}): void => {
    lines.push({ ticketId, kind, at: instant(now), ...more });
  };
  /** Work goes on in working time, customers write when they like. */
  const work = (minutes: number): void => {
    now = Date.parse(addBusinessMinutes(now, Math.round(minutes * slow), { calendar, timeZone: TIME_ZONE }));
  };
  const wait = (minutes: number): void => {
    now += Math.round(minutes) * MS_PER_MINUTE;
  };

  if (chance(0.2)) lines.push({ ticketId, kind: "self-service", at: instant(opened - 20 * MS_PER_MINUTE) });
  line("opened", {
    channel,
    group: "counter",
    accountId: `C${String(1 + Math.floor(uniform() ** 1.3 * CUSTOMERS)).padStart(4, "0")}`,
    topic: topic.name,
    productId: pick(topic.products),
  });
  const hard = chance(topic.hardShare);
  work(between(5, hard ? 260 : 180));
  line("reply");
  for (let round = hard ? 1 + Math.floor(uniform() * 4) : Math.floor(uniform() * 1.6); round > 0; round--) {
    if (hard && chance(0.4)) line("transferred", { group: "workshop" });
    wait(between(60, 900));
    line("message", { channel: hard && chance(0.4) ? "phone" : channel });
    if (hard && chance(0.35)) line("information-repeated");
    work(between(20, hard ? 600 : 200));
    line("reply");
  }
  if (hard && chance(0.18)) return lines;
  work(between(5, hard ? 500 : 120));
  line("resolved", { resolution: pick(topic.resolutions) });
  if (hard && chance(0.3)) {
    wait(between(1000, 6000));
    line("reopened");
    line("message", { channel: "phone" });
    work(between(60, 700));
    line("resolved", { resolution: pick(topic.resolutions) });
  }
  return lines;
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(".000Z", "Z");
}

function fail(): never {
  throw new Error("nothing to pick from");
}
