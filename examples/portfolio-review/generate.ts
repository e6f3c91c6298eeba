import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Account, OwnedProduct, PlainDate, Purchase, SurveyAnswer, Ticket, Touch } from "retention-kit";
import { catalogue } from "./catalogue.js";
import { sellers } from "./sellers.js";

/** The day of the export unless another is asked for. */
export const EXPORTED_ON: PlainDate = "2026-11-21";

/** Last day of the made-up story, so the last that an export can be asked for. */
export const STORY_ENDS_ON: PlainDate = "2027-02-20";

const MS_PER_DAY = 86_400_000;
const TODAY = Date.parse(EXPORTED_ON) / MS_PER_DAY;
const STORY_ENDS = Date.parse(STORY_ENDS_ON) / MS_PER_DAY;
const DAYS_PER_YEAR = 365.25;

const segments = ["cafe", "restaurant", "hotel", "office"] as const;
const sizes = ["small", "medium", "large"] as const;
const topics = ["leaks", "temperature", "grind", "payment", "delivery", "invoice"] as const;
const firstMachines = {
  cafe: ["espresso-1", "espresso-2", "espresso-3"],
  restaurant: ["espresso-1", "espresso-2", "espresso-2"],
  hotel: ["bean-to-cup-l", "espresso-2", "espresso-3"],
  office: ["bean-to-cup-s", "bean-to-cup-s", "bean-to-cup-l"],
} as const;

const names = {
  first: [
    "Harbour",
    "Old Mill",
    "Corner",
    "Riverside",
    "Blue Door",
    "Station",
    "Garden",
    "Lantern",
    "Market",
    "Hilltop",
  ],
  second: { cafe: "Café", restaurant: "Kitchen", hotel: "Hotel", office: "Offices" },
} as const;

const productOf = new Map(catalogue.map((product) => [product.id, product]));

/**
 * One account of the export: what it owns, what it bought, when it was met, what went wrong up to a day. The same index
 * always gives the same story, whatever else is generated; a later day tells more of it.
 */
export function generateAccount(index: number, asOf: PlainDate = EXPORTED_ON): Account {
  const today = Date.parse(asOf) / MS_PER_DAY;
  const { chance, between, whole, pick, gap } = randomness(index);
  const id = `A${String(index + 1).padStart(5, "0")}`;
  const seller = sellers[index % sellers.length] ?? fail("no sellers");
  const segment = pick(segments);
  const size = pick([...sizes, "small"] as const);
  const scale = { small: 1, medium: 2.2, large: 5 }[size];
  const since = TODAY - whole(40, 2200);
  // Some have bought one machine and can barely pay for that.
  const modest = chance(0.2);
  const leftOn = chance(0.18) ? whole(since + 30, TODAY) : Infinity;
  const stays = Math.min(STORY_ENDS, leftOn);

  const owned: OwnedProduct[] = [];
  const own = (productId: string, day: number): void => {
    const machine = /^(espresso|bean)/.test(productId);
    owned.push({
      productId,
      purchasedOn: date(day),
      quantity: machine && size === "large" ? whole(1, 3) : 1,
      ...(machine ? { warrantyEndsOn: date(day + 730), maintenanceHoursPerYear: whole(2, 40) } : {}),
    });
  };
  own(pick(firstMachines[segment]), since);
  for (const product of catalogue) {
    const suits = product.segments?.includes(segment) ?? true;
    const fits = product.addOnTo?.some((base) => owned.some(({ productId }) => productId === base)) ?? true;
    const taken = owned.some(({ productId }) => productId === product.id);
    if (suits && fits && !taken && !modest && chance(product.kind === "product" ? 0.2 : 0.35))
      own(product.id, whole(since, Math.min(TODAY, leftOn)));
  }

  // Beans and spare parts: a Poisson stream while the customer stays, in amounts that follow its size.
  const ordersPerYear = between(1, 16);
  const purchases: Purchase[] = owned.map(({ productId, purchasedOn, quantity }) => ({
    on: purchasedOn,
    amount: cents((productOf.get(productId)?.price ?? 0) * (quantity ?? 1)),
    productId,
    quantity: quantity ?? 1,
  }));
  const usual = between(40, 260) * scale;
  for (let day = since + gap(ordersPerYear); day < stays; day += gap(ordersPerYear)) {
    purchases.push({ on: date(day), amount: cents(usual * between(0.6, 1.5)) });
    if (chance(0.02)) purchases.push({ on: date(day + 3), amount: -cents(usual * between(0.1, 0.5)) });
  }

  const touches: Touch[] = [];
  for (let day = since + whole(5, 40); day < TODAY; day += whole(30, 150)) {
    touches.push({ on: date(day), kind: pick(["review", "call", "meeting", "email", "review"]), sellerId: seller.id });
  }

  const tickets: Ticket[] = [];
  const surveys: SurveyAnswer[] = [];
  for (let day = since + gap(0.35); day < Math.min(STORY_ENDS, leftOn + 10); day += gap(0.35)) {
    const ticket = generateTicket(`${id}-T${tickets.length + 1}`, day, owned);
    tickets.push(ticket);
    if (chance(0.3)) surveys.push(generateAnswer(ticket, day));
  }

  return {
    id,
    name: `${pick(names.first)} ${names.second[segment]} ${index + 1}`,
    segment,
    size,
    sellerId: seller.id,
    timeZone: seller.timeZone,
    currency: "USD",
    ...(chance(0.9) ? { owned } : {}),
    ...means(),
    touches: chance(0.95) ? touches : [],
    purchases: purchases.filter(({ on }) => on <= asOf).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
    tickets: tickets.filter(({ openedAt }) => String(openedAt).slice(0, 10) <= asOf),
    surveys: surveys.filter(({ at }) => String(at).slice(0, 10) <= asOf),
  };

  function means(): Pick<Account, "annualBudget" | "resources"> {
    if (modest) return chance(0.5) ? { annualBudget: whole(0, 200) } : { resources: "none" };
    if (chance(0.5)) return { annualBudget: Math.round(between(0, 3500) * scale) };
    return chance(0.6) ? { resources: pick(["none", "limited", "limited", "ample"] as const) } : {};
  }

  function generateTicket(ticketId: string, day: number, owns: readonly OwnedProduct[]): Ticket {
    const hard = chance(0.25);
    const openedAt = day * MS_PER_DAY + whole(6 * 60, 20 * 60) * 60_000;
    const resolved = chance(hard ? 0.7 : 0.97);
    const resolvedAt = openedAt + whole(20, hard ? 20_000 : 1_500) * 60_000;
    const stillOpen = !resolved || resolvedAt >= (today + 1) * MS_PER_DAY;
    return {
      id: ticketId,
      openedAt: instant(openedAt),
      resolvedAt: stillOpen ? null : instant(resolvedAt),
      resolved: !stillOpen,
      contacts: hard ? whole(2, 7) : whole(1, 2),
      reopens: hard && chance(0.4) ? whole(1, 2) : 0,
      transfers: hard ? whole(0, 3) : 0,
      channels: hard && chance(0.6) ? ["web", "phone"] : [pick(["phone", "email", "web"])],
      repeatedInformation: chance(0.15) ? null : hard ? whole(0, 3) : 0,
      selfServiceAttempts: chance(0.3) ? 1 : 0,
      topic: pick(topics),
      productId: pick(owns).productId,
    };
  }

  function generateAnswer(ticket: Ticket, day: number): SurveyAnswer {
    const at = instant((day + 5.5) * MS_PER_DAY);
    const solved = typeof ticket.resolvedAt === "string" && ticket.resolvedAt <= at;
    const ease = Math.max(1, Math.min(7, 8 - (ticket.contacts ?? 1) - (solved ? 0 : 2) + whole(-1, 1)));
    return { at, metric: "ces", score: ease, scale: { min: 1, max: 7, higherIsBetter: true } };
  }
}

/** A stream of random numbers for one account. */
function randomness(index: number) {
  const generator = xoroshiro128plus(0x5eed + Math.imul(index, 0x9e3779b1));
  const uniform = (): number => uniformFloat64(generator);
  const between = (least: number, most: number): number => least + (most - least) * uniform();
  const whole = (least: number, most: number): number => Math.floor(between(least, most + 1));
  return {
    between,
    whole,
    chance: (probability: number): boolean => uniform() < probability,
    pick: <T>(choices: readonly T[]): T => choices[whole(0, choices.length - 1)] ?? fail("nothing to pick from"),
    /** Days until the next event of a Poisson stream, at least one. */
    gap: (perYear: number): number => Math.max(1, Math.ceil((-Math.log(1 - uniform()) / perYear) * DAYS_PER_YEAR)),
  };
}

function date(day: number): PlainDate {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(".000Z", "Z");
}

function cents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

function fail(message: string): never {
  throw new Error(message);
}
