import { assertOptions } from "../../errors.js";
import type { Contact } from "../../records/contact.js";
import type { Contract } from "../../records/contract.js";
import type { Deal } from "../../records/deal.js";
import type { Product } from "../../records/product.js";
import type { SurveyAnswer } from "../../records/survey-answer.js";
import type { PlainDate } from "../../records/time.js";
import { addTo } from "../shared/add-to.js";
import {
  type AccountBook,
  accountBook,
  type AccountDraft,
  addTicket,
  defined,
  type ReadAccount,
} from "../shared/account-book.js";
import type { AdaptedRecords } from "../shared/adapted-records.js";
import { type AdapterOptions, assertSharedOptions, type Custom, sharedOptions } from "../shared/adapter-options.js";
import { dealLines } from "../shared/deal-lines.js";
import { optOuts } from "../shared/contact-channels.js";
import { associated } from "./hubspot-associations.js";
import type { HubSpotObject, HubSpotObjects, HubSpotOwner, HubSpotPipeline } from "./hubspot-objects.js";
import { calculatedStatus, type DealStatus, type HubSpotStages, hubSpotStages, property } from "./hubspot-stages.js";
import { type Identified, type Ledger, openLedger } from "../shared/ledger.js";
import { converted, currencyCode, marginOf, type MoneyReader, moneyReader, rounded } from "../shared/money-reader.js";
import {
  count,
  day,
  dayIn,
  domain,
  endOfTerm,
  filled,
  flag,
  idList,
  instant,
  lookUp,
  moment,
  number,
  text,
  zone,
} from "../shared/read-field.js";
import { type ObjectLists, objectLists } from "../shared/object-lists.js";
import { type SellerBook, sellerBook } from "../shared/seller-book.js";
import { touchKind } from "../shared/touch-kind.js";

/** The rows that the options of `fromHubSpot` look into. */
export interface HubSpotRows {
  account: HubSpotObject;
  product: HubSpotObject;
  deal: HubSpotObject;
  touch: HubSpotObject;
  ticket: HubSpotObject;
  seller: HubSpotOwner;
}

/** How to read HubSpot's rows. */
export interface FromHubSpotOptions extends AdapterOptions<HubSpotRows> {
  /** The portal's own currency, in which `amount_in_home_currency` is; that of the records unless given. */
  homeCurrency?: string;
}

type Row = Identified<HubSpotObject>;

/** Times that a line is billed a year, by its frequency. */
const BILLINGS: Readonly<Record<string, number>> = {
  weekly: 52,
  biweekly: 26,
  monthly: 12,
  quarterly: 4,
  per_six_months: 2,
  annually: 1,
  per_two_years: 1 / 2,
  per_three_years: 1 / 3,
  per_four_years: 1 / 4,
  per_five_years: 1 / 5,
};

/** HubSpot's outcomes of a call in which nobody was reached: no answer, busy, wrong number, left a voicemail, left a message with somebody else. */
const NOT_CONNECTED = [
  "73a0d17f-1163-4015-bdd5-ec830791da20",
  "9d9162e7-6cf3-4944-bf63-4dff82258764",
  "17b47fee-58de-441e-a44c-c6300d46f273",
  "b2cf5968-551e-4856-9783-52b3da59a7d0",
  "a4c4c377-d246-4b32-a13b-75a56a4cd0ff",
];

/** Stages of a company's life, as HubSpot comes with them. */
const CUSTOMER_STAGES: readonly string[] = ["customer", "evangelist"];
const PROSPECT_STAGES: readonly string[] = [
  "subscriber",
  "lead",
  "marketingqualifiedlead",
  "salesqualifiedlead",
  "opportunity",
];

/** Roles in buying that have a word of ours. */
const ROLES: Readonly<Record<string, string>> = {
  CHAMPION: "champion",
  DECISION_MAKER: "decision-maker",
  END_USER: "user",
};

const SCALES = {
  ces: { min: 1, max: 7 },
  csat: { min: 1, max: 5 },
  nps: { min: 0, max: 10 },
} as const;

/** Lists of activities, with the kind of touch that each is. */
const TOUCHES = [
  ["meetings", "meeting"],
  ["calls", "call"],
  ["emails", "email"],
  ["communications", "message"],
] as const;

/** Lists of rows that belong to a company. */
const BELONGING = [
  "contacts",
  "deals",
  "tickets",
  "meetings",
  "calls",
  "emails",
  "communications",
  "feedback_submissions",
] as const;

type Belonging = (typeof BELONGING)[number];

/** The lists that are read, with HubSpot's numbers of their kinds. */
const LISTS = {
  owners: [],
  companies: ["0-2"],
  contacts: ["0-1"],
  deals: ["0-3"],
  line_items: ["0-8"],
  products: ["0-7"],
  meetings: ["0-47"],
  calls: ["0-48"],
  emails: ["0-49"],
  communications: ["0-18"],
  tickets: ["0-5"],
  feedback_submissions: ["0-19"],
  pipelines: ["deal_pipelines", "ticket_pipelines"],
} as const satisfies Record<keyof HubSpotObjects, readonly string[]>;

/**
 * Companies, deals and whatever else HubSpot's CRM API returns, as accounts, products and sellers: the way from an
 * export to `reviewPortfolio`. The rows go in as they come; pages of a response need not be taken apart.
 *
 * - A company is an account: its industry the segment, its owner the seller. Archived ones are left out, merged ids lead
 *   to the company that was kept. An archived owner is no seller any more, and the account has none.
 * - A won deal is a purchase: one a line, or one without a product where it has no lines. Whether it is won, the stage
 *   says: `pipelines` with their metadata, or HubSpot's own stages; `hs_is_closed_won` is read where both are silent.
 *   Open and lost deals are `deals`. A recurring line of a won deal is a contract too.
 * - Amounts are taken in the portal's home currency where the deal is in another than the records.
 * - Meetings, calls and e-mails that took place are touches: not those planned, canceled or missed, and not calls in
 *   which nobody was reached.
 * - A ticket that was closed before it was created keeps its state and loses that day. A count of contacts of 0 means
 *   that they were not logged.
 *
 * What cannot be read is left out and listed in `left`; no row throws.
 *
 * @param objects - What the API returned, by kind of object. Ask for `associations=companies` with deals, tickets and
 *   activities, and for `associations=line_items` with deals.
 * @param options - Hours, currency, zone, and how this portal uses its fields.
 * @returns The records, and what was left out.
 * @throws RetentionError when an option is wrong.
 *
 * @example
 * import { fromHubSpot } from "retention-kit/adapters";
 *
 * const { accounts, products, left } = fromHubSpot(
 *   {
 *     companies: [{ id: "11", properties: { name: "Mill & Sons", industry: "FOOD", domain: "mill.example" } }],
 *     deals: [
 *       {
 *         id: "21",
 *         properties: { dealstage: "closedwon", amount: "900", closedate: "2026-03-02T10:00:00Z" },
 *         associations: { companies: { results: [{ id: "11", type: "deal_to_company" }] } },
 *       },
 *     ],
 *     products: [{ id: "31", properties: { name: "Oven", price: "900", hs_cost_of_goods_sold: "360" } }],
 *   },
 *   { productOf: () => "31" },
 * );
 * accounts
 * //=> [{ id: "11", name: "Mill & Sons", segment: "FOOD", purchases: [{ on: "2026-03-02", amount: 900, productId: "31" }], deals: [] }]
 * products
 * //=> [{ id: "31", price: 900, margin: 0.6 }]
 * left
 * //=> []
 */
export function fromHubSpot(objects: HubSpotObjects, options: FromHubSpotOptions = {}): AdaptedRecords {
  assertOptions("fromHubSpot", "options", options, { ...sharedOptions, homeCurrency: true });
  assertSharedOptions("fromHubSpot", options);
  const ledger = openLedger();
  const lists = objectLists<keyof HubSpotObjects>("fromHubSpot", objects, LISTS, ledger);
  const portal = openPortal(lists, options, ledger);

  for (const row of portal.rows.contacts.values()) readContact(portal, row);
  const products = readProducts(portal);
  for (const row of portal.rows.deals.values()) readDeal(portal, row);
  for (const [object, kind] of TOUCHES) {
    for (const row of portal.rows[object].values()) readTouch(portal, object, kind, row);
  }
  for (const row of portal.rows.tickets.values()) readTicket(portal, row);
  for (const row of portal.rows.feedback_submissions.values()) readSubmission(portal, row);

  const dealsGiven = lists.given("deals");
  return {
    accounts: portal.book.accounts({
      touches: TOUCHES.some(([object]) => lists.given(object)),
      purchases: dealsGiven,
      deals: dealsGiven,
      contracts: dealsGiven && lists.given("line_items"),
      contacts: lists.given("contacts"),
      tickets: lists.given("tickets"),
      surveys: lists.given("tickets") || lists.given("feedback_submissions"),
    }),
    products,
    sellers: portal.sellers.sellers(),
    ...ledger.close(),
    keys: portal.book.keys(),
  };
}

/** What is known of a portal before its rows are read one by one. */
interface Portal {
  lists: ObjectLists<keyof HubSpotObjects>;
  options: FromHubSpotOptions;
  ledger: Ledger;
  rows: Record<Belonging | "products", ReadonlyMap<string, Row>>;
  lines: ReadonlyMap<string, Row>;
  /** Lines that name the deal, rather than the deal them. */
  linesOfDeal: ReadonlyMap<string, readonly string[]>;
  stages: HubSpotStages;
  sellers: SellerBook;
  book: AccountBook;
  money: MoneyReader;
  homeCurrency: string | undefined;
  /** Ids of the companies that a row names, or that name it, the primary one first. */
  companiesOf: (object: Belonging, row: Row) => string[];
  /** Accounts of tickets, for the answers to surveys about them. */
  accountOfTicket: Map<string, AccountDraft>;
}

function openPortal(lists: Portal["lists"], options: FromHubSpotOptions, ledger: Ledger): Portal {
  const rowsOf = (object: keyof HubSpotObjects): Row[] =>
    ledger.rowsOf<HubSpotObject>(object, lists.of(object), idOf).filter(({ id, row }) => {
      // A product that was put away is still what somebody bought.
      if (row.archived !== true || object === "products") return true;
      ledger.leaveRow(object, id, "archived");
      return false;
    });
  const owners = ledger.rowsOf<HubSpotOwner>("owners", lists.of("owners"), idOf).map((owner) => ({
    ...owner,
    gone: owner.row.archived === true,
    timeZone: undefined,
  }));
  const sellers = sellerBook("owners", owners, options, ledger);
  const pipelines = ledger.rowsOf<HubSpotPipeline>("pipelines", lists.of("pipelines"), idOf, true);
  const companies = rowsOf("companies");
  const lines = rowsOf("line_items");
  const byId = (object: Belonging | "products"): Map<string, Row> =>
    new Map(rowsOf(object).map((row) => [row.id, row]));
  const rows = {
    contacts: byId("contacts"),
    products: byId("products"),
    deals: byId("deals"),
    tickets: byId("tickets"),
    meetings: byId("meetings"),
    calls: byId("calls"),
    emails: byId("emails"),
    communications: byId("communications"),
    feedback_submissions: byId("feedback_submissions"),
  };
  const currencies = [...rows.deals.values()].map(({ row }) => currencyCode(property(row, "deal_currency_code")));
  const money = moneyReader(options.currency, options.rates, currencies);
  const named = new Map(BELONGING.map((object) => [object, namedBy(companies, object)]));
  return {
    lists,
    options,
    ledger,
    rows,
    lines: new Map(lines.map((line) => [line.id, line])),
    linesOfDeal: namedBy(lines, "deals"),
    stages: hubSpotStages(pipelines.map(({ row }) => row)),
    sellers,
    book: accountBook("companies", companies, options, ledger, (company) =>
      readCompany(company, sellers, money, ledger),
    ),
    money,
    homeCurrency: options.homeCurrency ?? money.currency,
    companiesOf: (object, { id, row }) => [
      ...associated(row, "companies"),
      ...idList(property(row, "associatedcompanyid")),
      ...(named.get(object)?.get(id) ?? []),
    ],
    accountOfTicket: new Map(),
  };
}

/** The id of a row, which the first version of the API calls by the name of its kind. */
function idOf(row: HubSpotObject | HubSpotOwner | HubSpotPipeline): unknown {
  const old: Readonly<Record<string, unknown>> = { ...row };
  const own = row.id ?? ("properties" in row ? property(row, "hs_object_id") : undefined);
  return own ?? old.companyId ?? old.dealId ?? old.vid ?? old.ownerId ?? old.pipelineId;
}

/** Which rows name another one: by the id of the one that is named. */
function namedBy(rows: readonly Row[], object: string): Map<string, string[]> {
  const names = new Map<string, string[]>();
  for (const { id, row } of rows) {
    for (const named of associated(row, object)) addTo(names, named, id);
  }
  return names;
}

/** The companies of a row: its own, else those of its deals, else those of its contacts. */
function accountsOf(portal: Portal, object: Belonging, row: Row): AccountDraft[] {
  const direct = portal.companiesOf(object, row);
  const byWay = (way: "deals" | "contacts" | "tickets"): string[] => {
    const named = associated(row.row, way).flatMap((id) => portal.rows[way].get(id) ?? []);
    return named.flatMap((each) => portal.companiesOf(way, each));
  };
  const ways = (["tickets", "deals", "contacts"] as const).filter((way) => way !== object);
  const ids = direct.length > 0 ? direct : ways.map(byWay).find((found) => found.length > 0);
  const drafts = (ids ?? []).flatMap((id) => portal.book.find(id) ?? []);
  if (drafts.length === 0) {
    portal.ledger.leaveRow(object, row.id, ids === undefined ? "no-account" : "unknown-account", "associations");
  }
  return [...new Set(drafts)];
}

function readCompany({ id, row }: Row, sellers: SellerBook, money: MoneyReader, ledger: Ledger): ReadAccount {
  const of = (name: string): unknown => property(row, name);
  const stage = text(of("lifecyclestage"))?.toLowerCase() ?? "";
  const customerSince = dayIn(of("hs_lifecyclestage_customer_date"), "UTC");
  const parentId = text(of("hs_parent_company_id"));
  const timeZone = zone(of("timezone")) ?? zone(of("hs_timezone"));
  if (timeZone === undefined && text(of("timezone")) !== undefined) {
    ledger.leaveField("companies", id, "timezone", "not-readable");
  }
  return {
    fields: {
      name: text(of("name")),
      segment: text(of("industry")),
      sellerId: sellers.owner("companies", id, "hubspot_owner_id", of("hubspot_owner_id")),
      timeZone,
      currency: money.currency,
      parentId: parentId === id ? undefined : parentId,
      status: CUSTOMER_STAGES.includes(stage) ? "customer" : PROSPECT_STAGES.includes(stage) ? "prospect" : undefined,
      statusSince: CUSTOMER_STAGES.includes(stage) ? customerSince : undefined,
    },
    keys: {
      domains: [of("domain"), of("website"), ...idList(of("hs_additional_domains"))].flatMap(
        (each) => domain(each) ?? [],
      ),
      externalIds: [],
    },
    otherIds: idList(of("hs_merged_object_ids")),
  };
}

/** Products as listed; where no list was given, those that the lines name. */
function readProducts(portal: Portal): Product[] {
  const { rows, lists, options, ledger } = portal;
  const prices = pricesOnLines(portal);
  if (!lists.given("products")) return [...prices].map(([id, price]) => ({ id, price }));
  return [...rows.products.values()].flatMap(({ id, row }) => {
    const own = options.product?.(row as Custom<HubSpotObject>);
    const price = own?.price ?? number(property(row, "price")) ?? prices.get(id);
    if (own === null) ledger.leaveRow("products", id, "by-option");
    else if (price === undefined) ledger.leaveRow("products", id, "no-price", "price");
    else if (price < 0) ledger.leaveRow("products", id, "out-of-range", "price");
    else {
      const cost = number(property(row, "hs_cost_of_goods_sold"));
      const margin = marginOf(price, cost);
      if (cost !== undefined && price > 0 && margin === undefined) {
        ledger.leaveField("products", id, "hs_cost_of_goods_sold", "out-of-range");
      }
      const recurs = text(property(row, "recurringbillingfrequency")) !== undefined;
      const kind = recurs ? "service-contract" : undefined;
      return [
        defined<Product>({ id, price, margin, kind, discontinued: row.archived === true ? true : undefined, ...own }),
      ];
    }
    return [];
  });
}

/** Price of one on the latest line that names a product. */
function pricesOnLines({ lines }: Portal): Map<string, number> {
  const latest = new Map<string, { price: number; at: number }>();
  for (const { row } of lines.values()) {
    const productId = text(property(row, "hs_product_id"));
    const price = number(property(row, "price"));
    const at = moment(property(row, "createdate")) ?? 0;
    if (productId === undefined || price === undefined || price < 0) continue;
    if (at >= (latest.get(productId)?.at ?? -Infinity)) latest.set(productId, { price, at });
  }
  return new Map([...latest].map(([productId, { price }]) => [productId, price]));
}

function readContact(portal: Portal, contact: Row): void {
  const accounts = accountsOf(portal, "contacts", contact);
  const of = (name: string): unknown => property(contact.row, name);
  const [role] = idList(of("hs_buying_role")).map((each) => lookUp(ROLES, each.toUpperCase()) ?? each.toLowerCase());
  const preferences = optOuts(flag(of("hs_email_optout")), undefined);
  accounts[0]?.lists.contacts.push(defined<Contact>({ id: contact.id, role, preferences }));
}

function statusOf({ options, stages, ledger }: Portal, { id, row }: Row): DealStatus {
  const stage = text(property(row, "dealstage")) ?? "";
  const calculated = calculatedStatus(row);
  const meant = stages.deal(stage, text(property(row, "pipeline")));
  const own = options.won?.(stage, row as Custom<HubSpotObject>);
  const rest = meant === "won" || meant === undefined ? (calculated === "won" ? "open" : calculated) : meant;
  const status = own === true ? "won" : own === false ? rest : (meant ?? calculated);
  const won = flag(property(row, "hs_is_closed_won"));
  if (won !== undefined && won !== (status === "won")) {
    ledger.leaveField("deals", id, "hs_is_closed_won", "contradicts-stage");
  }
  return status;
}

function readDeal(portal: Portal, deal: Row): void {
  const [account] = accountsOf(portal, "deals", deal);
  if (account === undefined) return;
  const { ledger, options } = portal;
  const of = (name: string): unknown => property(deal.row, name);
  const timeZone = options.timeZone ?? zone(account.fields.timeZone) ?? "UTC";
  const status = statusOf(portal, deal);
  const closes = filled(of("closedate"), of("hs_closed_won_date"));
  const closesOn = dayIn(closes, timeZone);
  const openedOn = dayIn(filled(of("createdate"), deal.row.createdAt), timeZone);
  if (closesOn === undefined && status !== "open") {
    const why = closes === undefined ? "missing" : "not-readable";
    if (status === "won" && (closes !== undefined || openedOn === undefined)) {
      ledger.leaveRow("deals", deal.id, why, "closedate");
      return;
    }
    ledger.leaveField("deals", deal.id, "closedate", why);
  }
  const amount = dealAmount(portal, deal, closesOn ?? openedOn);
  const lines = linesOf(portal, deal, closesOn ?? openedOn);
  const on = closesOn ?? openedOn;
  if (status === "won" && on !== undefined) {
    sell(account, on, amount, lines, text(options.productOf?.(deal.row as Custom<HubSpotObject>)));
    return;
  }
  account.lists.deals.push(
    defined<Deal>({
      id: deal.id,
      status,
      stage: text(of("dealstage")),
      amount: ledger.notNegative("deals", deal.id, "amount", amount),
      probability: status === "open" ? share(number(of("hs_deal_stage_probability"))) : undefined,
      openedOn,
      expectedCloseOn: status === "open" ? closesOn : undefined,
      closedOn: status === "open" ? undefined : closesOn,
      products: lines.length === 0 ? undefined : dealLines("deals", deal.id, lines, ledger),
      sellerId: text(of("hubspot_owner_id")),
    }),
  );
}

/** What one line of a deal says. */
interface Line {
  id: string;
  row: HubSpotObject;
  productId: string | undefined;
  quantity: number | undefined;
  amount: number | undefined;
}

/** A purchase for each line, or one for the deal. A line that recurs is a contract, too. */
function sell(
  account: AccountDraft,
  on: PlainDate,
  amount: number | undefined,
  lines: readonly Line[],
  productId: string | undefined,
): void {
  if (lines.length === 0) account.lists.purchases.push(defined({ on, amount, productId }));
  for (const line of lines) {
    account.lists.purchases.push(
      defined({ on, amount: line.amount, productId: line.productId ?? productId, quantity: line.quantity }),
    );
    const contract = contractOf(line, on);
    if (contract !== undefined) account.lists.contracts.push(contract);
  }
}

function contractOf({ id, row, productId, amount }: Line, soldOn: PlainDate): Contract | undefined {
  const frequency = text(property(row, "recurringbillingfrequency"))?.toLowerCase();
  if (frequency === undefined) return undefined;
  const startsOn = day(property(row, "hs_recurring_billing_start_date")) ?? soldOn;
  const months = monthsOf(text(property(row, "hs_recurring_billing_period")));
  const endsOn =
    day(property(row, "hs_recurring_billing_end_date")) ??
    (months === undefined ? undefined : endOfTerm(startsOn, months));
  const per = frequency === "monthly" ? "month" : frequency === "quarterly" ? "quarter" : "year";
  const billings = per === "year" ? (lookUp(BILLINGS, frequency) ?? 1) : 1;
  const paid = amount === undefined || amount < 0 ? undefined : converted(amount, billings);
  return defined<Contract>({ id, productId, startsOn, endsOn, amount: paid, per });
}

/** Months of an ISO 8601 period such as `P12M` or `P1Y`. */
function monthsOf(period: string | undefined): number | undefined {
  const match = /^P(?:(\d+)Y)?(?:(\d+)M)?$/i.exec(period ?? "");
  const months = Number(match?.[1] ?? 0) * 12 + Number(match?.[2] ?? 0);
  return months > 0 ? months : undefined;
}

function linesOf(portal: Portal, deal: Row, on: PlainDate | undefined): Line[] {
  const { ledger, lines, linesOfDeal, lists, options } = portal;
  const ids = new Set([...associated(deal.row, "line_items"), ...(linesOfDeal.get(deal.id) ?? [])]);
  return [...ids].flatMap((id) => {
    const line = lines.get(id);
    if (line === undefined) {
      if (lists.given("line_items")) ledger.leaveField("deals", deal.id, "line items", "unknown-row");
      return [];
    }
    const of = (name: string): unknown => property(line.row, name);
    const quantity = number(of("quantity"));
    const price = number(of("price"));
    const net = number(of("amount")) ?? (price === undefined ? undefined : price * (quantity ?? 1));
    const rate = lineRate(portal, deal, currencyCode(of("hs_line_item_currency_code")), on);
    if (net !== undefined && rate === undefined) ledger.leaveField("line_items", id, "amount", "no-rate");
    const productId = text(of("hs_product_id")) ?? text(options.productOf?.(line.row as Custom<HubSpotObject>));
    return [{ id, row: line.row, productId, quantity, amount: converted(net, rate) }];
  });
}

function dealAmount(
  { money, homeCurrency, ledger }: Portal,
  { id, row }: Row,
  on: PlainDate | undefined,
): number | undefined {
  const of = (name: string): unknown => property(row, name);
  const code = currencyCode(of("deal_currency_code")) ?? homeCurrency;
  const amount = number(of("amount"));
  const home = number(of("amount_in_home_currency"));
  if (amount !== undefined && (code === undefined || code === money.currency)) return amount;
  if (home !== undefined && homeCurrency === money.currency) return home;
  if (amount === undefined) {
    if (text(of("amount")) !== undefined) ledger.leaveField("deals", id, "amount", "not-readable");
    return undefined;
  }
  const exchange = homeCurrency === money.currency ? positive(number(of("hs_exchange_rate"))) : undefined;
  const rate = exchange ?? (on === undefined ? undefined : money.rate(code, on));
  if (rate === undefined) ledger.leaveField("deals", id, "amount", "no-rate");
  return converted(amount, rate);
}

/** What a line's currency is worth: as the deal was converted, else by the rates given. */
function lineRate(
  { money, homeCurrency }: Portal,
  { row }: Row,
  own: string | undefined,
  on: PlainDate | undefined,
): number | undefined {
  const dealCode = currencyCode(property(row, "deal_currency_code")) ?? homeCurrency;
  const code = own ?? dealCode;
  if (code === undefined || code === money.currency) return 1;
  if (code === dealCode && homeCurrency === money.currency) {
    const amount = positive(number(property(row, "amount")));
    const home = positive(number(property(row, "amount_in_home_currency")));
    const exchange = positive(number(property(row, "hs_exchange_rate")));
    if (exchange !== undefined) return exchange;
    if (amount !== undefined && home !== undefined) return home / amount;
  }
  return on === undefined ? undefined : money.rate(code, on);
}

function readTouch(portal: Portal, object: (typeof TOUCHES)[number][0], usual: string, touch: Row): void {
  const { ledger, options } = portal;
  const of = (name: string): unknown => property(touch.row, name);
  if (!tookPlace(object, of)) {
    ledger.leaveRow(object, touch.id, "not-held");
    return;
  }
  const channel = object === "communications" ? text(of("hs_communication_channel_type"))?.toLowerCase() : undefined;
  const kind = touchKind(options, touch.row, [of("hs_activity_type"), object, usual], channel ?? usual);
  if (kind === null) {
    ledger.leaveRow(object, touch.id, "by-option");
    return;
  }
  const given = filled(object === "meetings" ? of("hs_meeting_start_time") : undefined, of("hs_timestamp"));
  const at = filled(given, touch.row.createdAt);
  if (moment(at) === undefined) {
    ledger.leaveRow(object, touch.id, at === undefined ? "missing" : "not-readable", "hs_timestamp");
    return;
  }
  const minutes = minutesOf(object, of);
  const [contactId] = associated(touch.row, "contacts");
  for (const account of accountsOf(portal, object, touch)) {
    const on = dayIn(at, options.timeZone ?? zone(account.fields.timeZone) ?? "UTC");
    if (on === undefined) continue;
    const sellerId = text(of("hubspot_owner_id"));
    account.lists.touches.push(defined({ on, kind, sellerId, direction: directionOf(of), contactId, minutes }));
  }
}

/** Whether a contact happened: not one that is planned, was missed or called off, or in which nobody was reached. */
function tookPlace(object: string, of: (name: string) => unknown): boolean {
  const word = (name: string): string =>
    text(of(name))
      ?.toUpperCase()
      .replace(/[^A-Z]/g, "") ?? "";
  if (object === "meetings") return ["", "COMPLETED"].includes(word("hs_meeting_outcome"));
  if (object === "emails")
    return !["BOUNCED", "FAILED", "SCHEDULED", "SENDING", "DRAFT"].includes(word("hs_email_status"));
  if (object !== "calls") return true;
  return (
    ["", "COMPLETED"].includes(word("hs_call_status")) &&
    !NOT_CONNECTED.includes(text(of("hs_call_disposition"))?.toLowerCase() ?? "")
  );
}

function minutesOf(object: string, of: (name: string) => unknown): number | undefined {
  const starts = moment(of("hs_meeting_start_time"));
  const ends = moment(of("hs_meeting_end_time"));
  const ms =
    object === "calls"
      ? number(of("hs_call_duration"))
      : starts === undefined || ends === undefined
        ? undefined
        : ends - starts;
  return ms === undefined || ms <= 0 ? undefined : rounded(ms / 60_000);
}

function directionOf(of: (name: string) => unknown): "in" | "out" | undefined {
  const call = text(of("hs_call_direction"))?.toUpperCase();
  if (call !== undefined) return call === "INBOUND" ? "in" : call === "OUTBOUND" ? "out" : undefined;
  const email = text(of("hs_email_direction"))?.toUpperCase();
  return email === undefined ? undefined : email === "INCOMING_EMAIL" ? "in" : "out";
}

function readTicket(portal: Portal, ticket: Row): void {
  const { ledger, stages } = portal;
  const of = (name: string): unknown => property(ticket.row, name);
  const account = accountOfTicket(portal, ticket);
  if (account === undefined) return;
  const opened = filled(of("createdate"), ticket.row.createdAt);
  const openedAt = instant(opened);
  if (openedAt === undefined) {
    ledger.leaveRow("tickets", ticket.id, opened === undefined ? "missing" : "not-readable", "createdate");
    return;
  }
  const after = (name: string): string | undefined => {
    const at = instant(of(name));
    if (at === undefined || at >= openedAt) return at;
    ledger.leaveField("tickets", ticket.id, name, "before-start");
    return undefined;
  };
  const closed =
    stages.ticketClosed(text(of("hs_pipeline_stage")) ?? "", text(of("hs_pipeline"))) ??
    text(of("closed_date")) !== undefined;
  const resolvedAt = after("closed_date");
  const contacts = count(of("hs_num_times_contacted"));
  const channel = text(of("source_type"))?.toLowerCase();
  const priority = text(of("hs_ticket_priority"))?.toLowerCase();
  const told = {
    id: ticket.id,
    openedAt,
    firstRepliedAt: after("first_agent_reply_date"),
    resolvedAt: closed ? resolvedAt : null,
    resolved: closed,
    // Contacts are counted where somebody logs them, so that 0 says that nobody did.
    contacts: contacts === 0 ? null : contacts,
    channels: channel === undefined ? undefined : [channel],
    topic: text(of("hs_ticket_category")),
    resolution: text(of("hs_resolution")),
    priority: priority === "medium" ? "normal" : priority,
    agentId: text(of("hubspot_owner_id")),
  };
  if (!addTicket("tickets", account, ticket.row, told, portal.options, ledger)) return;
  portal.accountOfTicket.set(ticket.id, account);
  const at = instant(of("hs_feedback_last_survey_date")) ?? resolvedAt ?? instant(ticket.row.updatedAt) ?? openedAt;
  const answers = [
    ["ces", "hs_feedback_last_ces_rating"],
    ["nps", "nps_score"],
  ] as const;
  for (const [metric, name] of answers)
    answer(portal, account, "tickets", ticket.id, name, metric, of(name), at, ticket.id);
}

function accountOfTicket(portal: Portal, ticket: Row): AccountDraft | undefined {
  const looked: unknown = portal.options.accountOf?.(ticket.row as Custom<HubSpotObject>);
  if (looked === undefined) return accountsOf(portal, "tickets", ticket)[0];
  const account = portal.book.find(text(looked));
  if (account === undefined) {
    portal.ledger.leaveRow("tickets", ticket.id, looked === null ? "by-option" : "unknown-account");
  }
  return account;
}

function readSubmission(portal: Portal, submission: Row): void {
  const of = (name: string): unknown => property(submission.row, name);
  const [ticketId] = associated(submission.row, "tickets");
  const account =
    portal.accountOfTicket.get(ticketId ?? "") ?? accountsOf(portal, "feedback_submissions", submission)[0];
  if (account === undefined) return;
  const metric = text(of("hs_survey_type"))?.toLowerCase();
  const at = instant(of("hs_submission_timestamp")) ?? instant(submission.row.createdAt);
  const known = metric === "ces" || metric === "csat" || metric === "nps" ? metric : undefined;
  if (known === undefined || at === undefined) {
    const field = known === undefined ? "hs_survey_type" : "hs_submission_timestamp";
    portal.ledger.leaveRow("feedback_submissions", submission.id, "missing", field);
    return;
  }
  const [contactId] = associated(submission.row, "contacts");
  const used = answer(
    portal,
    account,
    "feedback_submissions",
    submission.id,
    "hs_value",
    known,
    of("hs_value"),
    at,
    ticketId,
    contactId,
  );
  if (!used) portal.ledger.leaveRow("feedback_submissions", submission.id, "no-answer", "hs_value");
}

/** An answer on HubSpot's own scales: 1 to 7 for effort, 1 to 5 for satisfaction, 0 to 10 for recommendation. */
function answer(
  { ledger }: Portal,
  account: AccountDraft,
  object: string,
  id: string,
  field: string,
  metric: SurveyAnswer["metric"],
  value: unknown,
  at: string,
  ticketId: string | undefined,
  contactId?: string,
): boolean {
  const score = number(value);
  if (score === undefined) return false;
  const scale = SCALES[metric];
  if (score < scale.min || score > scale.max) {
    ledger.leaveField(object, id, field, "out-of-range");
    return false;
  }
  account.lists.surveys.push(
    defined<SurveyAnswer>({ at, metric, score, scale: { ...scale, higherIsBetter: true }, ticketId, contactId }),
  );
  return true;
}

function share(value: number | undefined): number | undefined {
  return value !== undefined && value >= 0 && value <= 1 ? value : undefined;
}

function positive(value: number | undefined): number | undefined {
  return value !== undefined && value > 0 ? value : undefined;
}
