import type { Account, OwnedProduct, PlainDate, Purchase } from "retention-kit";
import { catalogue } from "./catalogue.js";
import { sellers } from "./sellers.js";
import { invoices, invoicesAsOf, usage } from "./story/books.js";
import { people, recommendations, touches } from "./story/contacts.js";
import { contractsAsOf, type ContractStory, contractStory } from "./story/contracts.js";
import { chanceOfOrder, orders, type Rhythm } from "./story/orders.js";
import { DAYS_TO_DECIDE, problems, staysAfter, ticketAsOf } from "./story/problems.js";
import { cents, date, dayOf, fail, randomOf } from "./story/random.js";

/** The day of the export unless another is asked for. */
export const EXPORTED_ON: PlainDate = "2026-11-21";

/** Last day of the made-up story, so the last that an export can be asked for. */
export const STORY_ENDS_ON: PlainDate = "2027-02-20";

const TODAY = dayOf(EXPORTED_ON);
const STORY_ENDS = dayOf(STORY_ENDS_ON);

const segments = ["cafe", "restaurant", "hotel", "office"] as const;
const sizes = ["small", "medium", "large"] as const;
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
 *
 * What a problem costs a customer has an effect on what it does next, which `EFFORT_ODDS_RATIO` states: a model that is
 * fitted to the export must find it again.
 */
export function generateAccount(index: number, asOf: PlainDate = EXPORTED_ON): Account {
  const today = dayOf(asOf);
  const random = randomOf(index);
  const { chance, between, whole, pick } = random;
  const id = `A${String(index + 1).padStart(5, "0")}`;
  const seller = sellers[index % sellers.length] ?? fail("no sellers");
  const segment = pick(segments);
  const size = pick([...sizes, "small"] as const);
  const scale = { small: 1, medium: 2.2, large: 5 }[size];
  const since = TODAY - (chance(0.04) ? whole(3, 60) : whole(40, 2200));
  // Some have bought one machine and can barely pay for that.
  const modest = chance(0.2);
  const about = {
    id,
    name: `${pick(names.first)} ${names.second[segment]} ${index + 1}`,
    segment,
    size,
    sellerId: seller.id,
    timeZone: seller.timeZone,
    currency: "USD",
    ...means(),
  };
  if (chance(0.04)) return prospect();

  const rhythm: Rhythm = {
    ordersPerYear: between(1, 16),
    isSeasonal: (segment === "cafe" || segment === "hotel") && chance(0.15),
    usual: between(40, 260) * scale,
  };
  // Some leave for reasons of their own, the others when a problem cost them too much; a few come back.
  let stays = chance(0.1) ? whole(since + 30, TODAY) : Infinity;
  const told = problems(random, id, since, STORY_ENDS);
  for (const problem of told) {
    if (problem.overDay >= stays) break;
    if (!staysAfter(random, problem, chanceOfOrder(rhythm, problem.overDay, DAYS_TO_DECIDE))) stays = problem.overDay;
  }
  const hasLeft = stays <= TODAY;
  const returns = hasLeft && chance(0.08) ? stays + whole(200, 500) : Infinity;
  const last = Math.min(STORY_ENDS, stays);

  const { owned, contracts, purchases: bought } = products();
  const purchases = [
    ...bought,
    ...orders(random, rhythm, since, last),
    ...orders(random, rhythm, returns, STORY_ENDS),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const talks = touches(random, seller.id, since, Math.min(TODAY, stays + 200));
  const answers = recommendations(random, since, Math.min(STORY_ENDS, stays + 60));
  const seen = told.filter(({ overDay }) => overDay < stays + 10);
  const { contacts, signals } = people(random, id, TODAY);
  const billed = chance(0.3) ? invoices(random, purchases, STORY_ENDS) : [];
  const meter = owned.find(({ productId }) => productId === "telemetry");
  const used = meter === undefined || hasLeft ? [] : usage(random, dayOf(meter.purchasedOn), TODAY);
  const surveys = [...answers, ...seen.flatMap(({ answer }) => answer ?? [])];
  surveys.sort((a, b) => (String(a.at) < String(b.at) ? -1 : 1));

  return {
    ...about,
    ...status(),
    ...(chance(0.9) ? { owned } : {}),
    touches: chance(0.95) ? talks : [],
    purchases: purchases.filter(({ on }) => on <= asOf),
    tickets: seen
      .filter(({ ticket: { openedAt } }) => String(openedAt).slice(0, 10) <= asOf)
      .map(({ ticket }) => ({ ...ticketAsOf(ticket, today), productId: owned[0]?.productId ?? fail("owns nothing") })),
    surveys: surveys.filter(({ at }) => String(at).slice(0, 10) <= asOf),
    contracts: contracts.flatMap((story) => contractsAsOf(story, today)),
    contacts,
    signals: hasLeft ? [] : signals,
    invoices: invoicesAsOf(billed, asOf),
    usage: used.filter(({ on }) => on <= asOf),
  };

  /** One whom the seller has talked with, and who has bought nothing yet. */
  function prospect(): Account {
    const met = Math.min(whole(0, 200), TODAY - since);
    return {
      ...about,
      status: chance(0.25) ? "trial" : "prospect",
      statusSince: date(TODAY - met),
      owned: [],
      touches: [
        { on: date(TODAY - whole(0, met)), kind: pick(["call", "meeting"]), sellerId: seller.id, direction: "out" },
      ],
      purchases: [],
      tickets: [],
      surveys: [],
      contracts: [],
      contacts: [{ id: `${id}-P1`, role: "decision-maker" }],
      signals: [],
      invoices: [],
      usage: [],
    };
  }

  /** What the CRM says of it: that some have left, and that a few are customers. */
  function status(): Pick<Account, "status" | "statusSince"> {
    if (hasLeft) {
      const noticed = stays + whole(0, 60);
      return chance(0.3) && noticed <= TODAY ? { status: "churned", statusSince: date(noticed) } : {};
    }
    return chance(0.1) ? { status: "customer", statusSince: date(since) } : {};
  }

  function means(): Pick<Account, "annualBudget" | "resources"> {
    if (modest) return chance(0.5) ? { annualBudget: whole(0, 200) } : { resources: "none" };
    if (chance(0.5)) return { annualBudget: Math.round(between(0, 3500) * scale) };
    return chance(0.6) ? { resources: pick(["none", "limited", "limited", "ample"] as const) } : {};
  }

  /** Machines and what goes with them; what is a contract runs and is renewed. */
  function products(): { owned: OwnedProduct[]; contracts: ContractStory[]; purchases: Purchase[] } {
    const owned: OwnedProduct[] = [];
    const contracts: ContractStory[] = [];
    const purchases: Purchase[] = [];
    const own = (productId: string, day: number): void => {
      const machine = /^(espresso|bean)/.test(productId);
      const quantity = machine && size === "large" ? whole(1, 3) : 1;
      const product = productOf.get(productId) ?? fail(productId);
      if (product.kind === "service-contract") {
        const story = contractStory(random, id, product, { from: day, stays, to: STORY_ENDS });
        contracts.push(story);
        purchases.push(...story.invoices);
        const running = story.terms.find(({ endsOn }) => endsOn >= EXPORTED_ON);
        if (running !== undefined) owned.push({ productId, purchasedOn: date(day), quantity });
        return;
      }
      owned.push({
        productId,
        purchasedOn: date(day),
        quantity,
        ...(machine ? { warrantyEndsOn: date(day + 730), maintenanceHoursPerYear: whole(2, 40) } : {}),
      });
      purchases.push({ on: date(day), amount: cents(product.price * quantity), productId, quantity });
    };
    own(pick(firstMachines[segment]), since);
    for (const product of catalogue) {
      const suits = product.segments?.includes(segment) ?? true;
      const fits = product.addOnTo?.some((base) => owned.some(({ productId }) => productId === base)) ?? true;
      const taken = owned.some(({ productId }) => productId === product.id);
      if (suits && fits && !taken && !modest && chance(product.kind === "product" ? 0.2 : 0.35)) {
        own(product.id, whole(since, Math.min(TODAY, stays)));
      }
    }
    return { owned, contracts, purchases };
  }
}
