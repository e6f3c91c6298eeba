import { assertOptions } from "../../errors.js";
import { compareTexts } from "../../records/compare-texts.js";
import type { OwnedProduct } from "../../records/account.js";
import type { Contact } from "../../records/contact.js";
import type { Contract } from "../../records/contract.js";
import type { Deal } from "../../records/deal.js";
import type { Product } from "../../records/product.js";
import type { Purchase } from "../../records/purchase.js";
import type { PlainDate } from "../../records/time.js";
import type { LoggedTicket } from "../../service/log/logged-ticket.js";
import type { TicketEvent } from "../../service/log/ticket-event.js";
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
import { type Identified, type Ledger, openLedger } from "../shared/ledger.js";
import { converted, currencyCode, type MoneyReader, moneyReader, rounded } from "../shared/money-reader.js";
import { type ObjectLists, objectLists } from "../shared/object-lists.js";
import {
  day,
  dayIn,
  domain,
  endOfTerm,
  filled,
  flag,
  instant,
  lookUp,
  moment,
  number,
  shiftDay,
  text,
  zone,
} from "../shared/read-field.js";
import { responseRows } from "../shared/response-rows.js";
import { salesforceId } from "./salesforce-id.js";
import type {
  SalesforceAccount,
  SalesforceActivity,
  SalesforceAsset,
  SalesforceCase,
  SalesforceCaseHistory,
  SalesforceContact,
  SalesforceContract,
  SalesforceEmailMessage,
  SalesforceEvent,
  SalesforceLineItem,
  SalesforceObjects,
  SalesforceOpportunity,
  SalesforcePricebookEntry,
  SalesforceProduct,
  SalesforceRow,
  SalesforceStage,
  SalesforceTask,
  SalesforceUser,
  SalesforceWarranty,
} from "./salesforce-objects.js";
import { type KnownSeller, type SellerBook, sellerBook } from "../shared/seller-book.js";
import { readStatusChanges, readTicketLog } from "../shared/ticket-log.js";
import { touchKind } from "../shared/touch-kind.js";

/** The rows that the options of `fromSalesforce` look into. */
export interface SalesforceRows {
  account: SalesforceAccount;
  product: SalesforceProduct;
  deal: SalesforceOpportunity | SalesforceLineItem;
  touch: SalesforceTask | SalesforceEvent;
  ticket: SalesforceCase;
  seller: SalesforceUser;
}

/** How to read Salesforce's rows. */
export interface FromSalesforceOptions extends AdapterOptions<SalesforceRows> {
  /** Id of the price book whose prices count; the standard one unless given, then any that is active. */
  pricebookId?: string;
  /** Whether a case in this status waits for the customer; one that names the customer and waiting unless given. */
  waiting?: (status: string) => boolean | null | undefined;
  /** More fields of a contract, such as its amount, which Salesforce does not keep; `null` leaves it out. */
  contract?: (contract: Custom<SalesforceContract>) => Partial<Contract> | null | undefined;
}

type Name = keyof SalesforceObjects;

/** The lists that are read, with Salesforce's names for them. */
const LISTS = {
  accounts: [],
  contacts: [],
  users: [],
  products: ["Product2"],
  pricebookEntries: [],
  assets: [],
  warranties: ["AssetWarranty"],
  contracts: [],
  serviceContracts: [],
  opportunities: [],
  opportunityLineItems: ["lineItems", "OpportunityProduct"],
  opportunityStages: [],
  cases: [],
  caseHistories: ["caseHistory"],
  emailMessages: [],
  tasks: [],
  events: [],
} as const satisfies Record<Name, readonly string[]>;

/** Lists whose rows nothing else names. */
const WITHOUT_ID: readonly Name[] = [
  "pricebookEntries",
  "warranties",
  "opportunityLineItems",
  "opportunityStages",
  "caseHistories",
  "emailMessages",
];

/** Subjects that Salesforce offers for a task, with the kind of touch that each is. */
const KINDS: Readonly<Record<string, string>> = {
  call: "call",
  email: "email",
  listemail: "email",
  meeting: "meeting",
};

/** How a call is said to have ended in which nobody was reached. */
const NOT_REACHED = /no[ _-]?answer|voice ?mail|busy|not (reached|connected|available)|wrong number/i;

/**
 * Accounts, opportunities and whatever else Salesforce's queries return, as accounts, products and sellers: the way from
 * an export to `reviewPortfolio`. The rows go in as they come.
 *
 * - A date field is a day that no zone shifts; a moment is cut in the zone given. Ids of 15 and 18 characters meet.
 * - A won opportunity is a purchase: one a line, or one without a product where it has no lines. Open and lost ones are
 *   `deals`. Assets are what an account owns, with the last of their warranties; a product that was sold and has no
 *   asset is owned too.
 * - A price stands in a price book: the standard one, else any that is active, else what was last paid.
 * - Completed tasks and all events are touches, through whatever they are about: an account, an opportunity, a case, a
 *   contact. The pattern of a series, copies for guests and calls in which nobody was reached are not.
 * - `AnnualRevenue` is the customer's own, and no budget. A queue is nobody's agent. An owner's change is written twice
 *   in a case's history, and counts once; the first person to take a case is no transfer.
 *
 * What cannot be read is left out and listed in `left`; no row throws.
 *
 * @param objects - What the queries returned, by object.
 * @param options - Hours, currency, zone, and how this organisation uses its fields.
 * @returns The records, and what was left out.
 * @throws RetentionError when an option is wrong.
 *
 * @example
 * import { fromSalesforce } from "retention-kit/adapters";
 *
 * const { accounts, products } = fromSalesforce({
 *   accounts: [{ Id: "0011", Name: "Mill & Sons", Type: "Customer - Direct", Industry: "Food" }],
 *   opportunities: [{ Id: "0061", AccountId: "0011", Amount: 900, StageName: "Closed Won", IsWon: true, CloseDate: "2026-03-02" }],
 *   tasks: [{ Id: "00T1", WhatId: "0061", Status: "Completed", TaskSubtype: "Call", ActivityDate: "2026-04-01" }],
 *   products: [{ Id: "01t1", Name: "Oven", IsActive: true }],
 *   pricebookEntries: [{ Id: "01u1", Product2Id: "01t1", UnitPrice: 900, IsActive: true }],
 * });
 * accounts[0].purchases
 * //=> [{ on: "2026-03-02", amount: 900 }]
 * accounts[0].touches
 * //=> [{ on: "2026-04-01", kind: "call" }]
 * products
 * //=> [{ id: "01t1", price: 900 }]
 */
export function fromSalesforce(objects: SalesforceObjects, options: FromSalesforceOptions = {}): AdaptedRecords {
  const names = { ...sharedOptions, pricebookId: true, waiting: true, contract: true } as const;
  assertOptions("fromSalesforce", "options", options, names);
  assertSharedOptions("fromSalesforce", options);
  const ledger = openLedger();
  const lists = objectLists<Name>("fromSalesforce", objects, LISTS, ledger);
  const org = openOrg(lists, options, ledger);

  for (const contact of org.contacts.values()) readContact(org, contact);
  readAssets(org);
  for (const opportunity of org.opportunities.values()) readOpportunity(org, opportunity);
  for (const contract of org.contracts.values()) readContract(org, "contracts", contract);
  for (const contract of org.serviceContracts.values()) readContract(org, "serviceContracts", contract);
  readCases(org);
  for (const task of org.rowsOf<SalesforceTask>("tasks")) readTask(org, task);
  readEvents(org);

  const dealsGiven = lists.given("opportunities");
  if (lists.given("assets")) ownWhatWasSold(org);
  return {
    accounts: org.book.accounts({
      owned: lists.given("assets"),
      touches: lists.given("tasks") || lists.given("events"),
      purchases: dealsGiven,
      deals: dealsGiven,
      contracts: lists.given("contracts") || lists.given("serviceContracts"),
      contacts: lists.given("contacts"),
      tickets: lists.given("cases"),
    }),
    products: readProducts(org),
    sellers: org.sellers.sellers(),
    ...ledger.close(),
    keys: org.book.keys(),
  };
}

/** What is known of an organisation before its rows are read one by one. */
interface Org {
  lists: ObjectLists<Name>;
  options: FromSalesforceOptions;
  ledger: Ledger;
  money: MoneyReader;
  sellers: SellerBook;
  book: AccountBook;
  contacts: ReadonlyMap<string, Identified<SalesforceContact>>;
  assets: ReadonlyMap<string, Identified<SalesforceAsset>>;
  opportunities: ReadonlyMap<string, Identified<SalesforceOpportunity>>;
  contracts: ReadonlyMap<string, Identified<SalesforceContract>>;
  serviceContracts: ReadonlyMap<string, Identified<SalesforceContract>>;
  cases: ReadonlyMap<string, Identified<SalesforceCase>>;
  /** Lines by opportunity. */
  lines: ReadonlyMap<string, readonly SalesforceLineItem[]>;
  /** Ids of products as their own rows write them. */
  productIds: ReadonlyMap<string, string>;
  products: readonly Identified<SalesforceProduct>[];
  /** Product of a price book's entry. */
  productOfEntry: ReadonlyMap<string, string>;
  entries: readonly Identified<SalesforcePricebookEntry>[];
  stages: ReadonlyMap<string, SalesforceStage>;
  /** What was paid for one, by product, the latest last. */
  paid: Map<string, { on: PlainDate; price: number }[]>;
  /** Products of which an account has an asset, in use or not. */
  assetsOf: Map<string, Set<string>>;
  /** Rows of a list that are not in the bin. */
  rowsOf: <Row extends object>(name: Name) => Identified<Row>[];
}

function openOrg(lists: ObjectLists<Name>, options: FromSalesforceOptions, ledger: Ledger): Org {
  const idOf = (row: object): unknown => ("Id" in row ? row.Id : "id" in row ? row.id : undefined);
  const allOf = <Row extends object>(name: Name): Identified<Row>[] =>
    ledger.rowsOf<Row>(name, lists.of(name), idOf, WITHOUT_ID.includes(name));
  const rowsOf = <Row extends object>(name: Name): Identified<Row>[] =>
    allOf<Row>(name).filter(({ id, row }) => {
      if (flag((row as SalesforceRow).IsDeleted) !== true) return true;
      ledger.leaveRow(name, id, "deleted");
      return false;
    });
  const byId = <Row extends object>(name: Name): Map<string, Identified<Row>> =>
    new Map(rowsOf<Row>(name).map((each) => [salesforceId(each.id) ?? each.id, each]));

  const accounts = allOf<SalesforceAccount>("accounts");
  const users = allOf<SalesforceUser>("users");
  const sellers = sellerBook("users", usersOf(users, accounts, ledger), options, ledger);
  const userIds = new Map(users.map(({ id }) => [salesforceId(id), id]));
  const ownerOf = (object: string, id: string, given: unknown): string | undefined =>
    sellers.owner(object, id, "OwnerId", userIds.get(salesforceId(given)) ?? given);
  const opportunities = byId<SalesforceOpportunity>("opportunities");
  const currencies = [...opportunities.values()].map(({ row }) => currencyCode(row.CurrencyIsoCode));
  const money = moneyReader(options.currency, options.rates, currencies);
  const book = accountBook("accounts", accounts, options, ledger, (account) =>
    readAccount(account, ownerOf, money, ledger),
  );
  for (const { id, row } of accounts) {
    const kept = salesforceId(row.MasterRecordId);
    if (kept !== undefined) for (const each of [id, salesforceId(id) ?? id]) book.alias(each, kept);
  }
  const entries = rowsOf<SalesforcePricebookEntry>("pricebookEntries");
  const products = allOf<SalesforceProduct>("products");
  return {
    lists,
    options,
    ledger,
    money,
    sellers,
    book,
    contacts: byId("contacts"),
    assets: byId("assets"),
    opportunities,
    contracts: byId("contracts"),
    serviceContracts: byId("serviceContracts"),
    cases: byId("cases"),
    lines: linesByOpportunity(rowsOf<SalesforceLineItem>("opportunityLineItems"), opportunities),
    products,
    productIds: new Map(products.map(({ id }) => [salesforceId(id) ?? id, id])),
    productOfEntry: new Map(
      entries.flatMap(({ id, row }) => {
        const product = salesforceId(row.Product2Id);
        return product === undefined ? [] : [[salesforceId(id) ?? id, product]];
      }),
    ),
    entries,
    stages: new Map(
      allOf<SalesforceStage>("opportunityStages").flatMap(({ row }) =>
        [row.ApiName, row.MasterLabel].flatMap((name) => (text(name) === undefined ? [] : [[text(name) ?? "", row]])),
      ),
    ),
    paid: new Map(),
    assetsOf: new Map(),
    rowsOf,
  };
}

/** Users who own accounts; where none of those given does, all of them. Only users with a full licence sell. */
function usersOf(
  users: readonly Identified<SalesforceUser>[],
  accounts: readonly Identified<SalesforceAccount>[],
  ledger: Ledger,
): KnownSeller<SalesforceUser>[] {
  const owners = new Set(accounts.flatMap(({ row }) => salesforceId(row.OwnerId) ?? []));
  const known = users.map(({ id, row }) => ({
    id,
    row,
    gone: flag(row.IsActive) === false || !["", "Standard"].includes(text(row.UserType) ?? ""),
    timeZone: zone(row.TimeZoneSidKey),
  }));
  const owns = ({ id }: { id: string }): boolean => owners.has(salesforceId(id) ?? id);
  if (!known.some(owns)) return known;
  for (const user of known) if (!owns(user)) ledger.leaveRow("users", user.id, "owns-nothing");
  return known.filter(owns);
}

function linesByOpportunity(
  lines: readonly Identified<SalesforceLineItem>[],
  opportunities: ReadonlyMap<string, Identified<SalesforceOpportunity>>,
): Map<string, SalesforceLineItem[]> {
  const byOpportunity = new Map<string, SalesforceLineItem[]>();
  const seen = new Set<string>();
  const add = (of: string | undefined, line: SalesforceLineItem): void => {
    const id = salesforceId(line.Id);
    // A query may bring the lines inside the opportunity, and as a list of their own.
    if (of === undefined || (id !== undefined && seen.has(id))) return;
    if (id !== undefined) seen.add(id);
    addTo(byOpportunity, of, line);
  };
  for (const { row } of lines) add(salesforceId(row.OpportunityId), row);
  for (const [id, { row }] of opportunities) {
    for (const line of responseRows<SalesforceLineItem>(row.OpportunityLineItems, "OpportunityLineItems"))
      add(id, line);
  }
  return byOpportunity;
}

function readAccount(
  { id, row }: Identified<SalesforceAccount>,
  ownerOf: (object: string, id: string, given: unknown) => string | undefined,
  money: MoneyReader,
  ledger: Ledger,
): ReadAccount | null {
  if (text(row.MasterRecordId) !== undefined || flag(row.IsDeleted) === true) {
    ledger.leaveRow("accounts", id, text(row.MasterRecordId) === undefined ? "deleted" : "merged");
    return null;
  }
  const type = text(row.Type) ?? "";
  const parentId = text(row.ParentId);
  return {
    fields: {
      name: text(row.Name),
      segment: text(row.Industry),
      sellerId: ownerOf("accounts", id, row.OwnerId),
      currency: money.currency,
      parentId: salesforceId(parentId) === salesforceId(id) ? undefined : parentId,
      status: /former|churn|lost|inactive|past/i.test(type)
        ? "churned"
        : /prospect|lead/i.test(type)
          ? "prospect"
          : /customer|client/i.test(type)
            ? "customer"
            : undefined,
    },
    keys: { domains: [domain(row.Website)].flatMap((each) => each ?? []), externalIds: [] },
    otherIds: [salesforceId(id) ?? id],
  };
}

/** The account of a row that names one; leaves the row out where it does not. */
function accountOf(org: Org, object: Name, id: string, candidates: readonly unknown[]): AccountDraft | undefined {
  const named = candidates.flatMap((each) => salesforceId(each) ?? []);
  for (const each of named) {
    const account = org.book.find(each);
    if (account !== undefined) return account;
  }
  org.ledger.leaveRow(object, id, named.length === 0 ? "no-account" : "unknown-account", "AccountId");
  return undefined;
}

function accountOfContact({ contacts }: Org, given: unknown): unknown {
  const { row } = contacts.get(salesforceId(given) ?? "") ?? {};
  return row?.AccountId ?? accountOfMaster(contacts, row);
}

function accountOfMaster(contacts: Org["contacts"], row: SalesforceContact | undefined): unknown {
  return contacts.get(salesforceId(row?.MasterRecordId) ?? "")?.row.AccountId;
}

/** The account of whatever a row is about, which may be a deal, a case, an asset, or a contract. */
function accountOfWhat(org: Org, given: unknown): unknown {
  const id = salesforceId(given) ?? "";
  const found = [org.opportunities, org.cases, org.assets, org.contracts, org.serviceContracts].find((rows) =>
    rows.has(id),
  );
  return found?.get(id)?.row.AccountId;
}

/** A product's id as its own row writes it. */
function productId(org: Org, given: unknown): string | undefined {
  const id = salesforceId(given);
  return id === undefined ? undefined : (org.productIds.get(id) ?? text(given));
}

function readContact(org: Org, { id, row }: Identified<SalesforceContact>): void {
  const account = accountOf(org, "contacts", id, [row.AccountId]);
  const preferences = optOuts(flag(row.HasOptedOutOfEmail), flag(row.DoNotCall));
  account?.lists.contacts.push(defined<Contact>({ id, role: text(row.Title), preferences }));
}

function readAssets(org: Org): void {
  const { ledger, options } = org;
  const warranties = warrantyEnds(org);
  for (const [key, { id, row }] of org.assets) {
    const account = accountOf(org, "assets", id, [row.AccountId, accountOfContact(org, row.ContactId)]);
    if (account === undefined) continue;
    const product = productId(org, row.Product2Id);
    if (product === undefined) {
      ledger.leaveRow("assets", id, "missing", "Product2Id");
      continue;
    }
    const assets = org.assetsOf.get(account.id) ?? new Set();
    org.assetsOf.set(account.id, assets.add(product));
    if (flag(row.IsCompetitorProduct) === true || flag(row.IsInternal) === true)
      ledger.leaveRow("assets", id, "not-ours");
    else if (/obsolete|retired|returned|scrapped/i.test(text(row.Status) ?? ""))
      ledger.leaveRow("assets", id, "retired");
    else {
      const created = dayIn(row.CreatedDate, options.timeZone ?? "UTC");
      const purchasedOn = day(row.PurchaseDate) ?? day(row.InstallDate) ?? created;
      if (purchasedOn === undefined) {
        ledger.leaveRow("assets", id, "missing", "PurchaseDate");
        continue;
      }
      const quantity = number(row.Quantity);
      const whole = quantity !== undefined && Number.isInteger(quantity) && quantity >= 0 ? quantity : undefined;
      if (quantity !== undefined && whole === undefined) ledger.leaveField("assets", id, "Quantity", "out-of-range");
      const price = number(row.Price);
      if (price !== undefined && price > 0) pay(org, product, purchasedOn, price);
      account.lists.owned.push(
        defined<OwnedProduct>({
          productId: product,
          purchasedOn,
          quantity: whole,
          warrantyEndsOn: warranties.get(key),
        }),
      );
    }
  }
}

/** The last day of the last of an asset's warranties. */
function warrantyEnds(org: Org): Map<string, PlainDate> {
  const ends = new Map<string, PlainDate>();
  for (const { id, row } of org.rowsOf<SalesforceWarranty>("warranties")) {
    const asset = salesforceId(row.AssetId) ?? "";
    const end = day(row.EndDate);
    if (!org.assets.has(asset)) org.ledger.leaveRow("warranties", id, "unknown-row", "AssetId");
    else if (end === undefined) org.ledger.leaveRow("warranties", id, "missing", "EndDate");
    else if (end > (ends.get(asset) ?? "")) ends.set(asset, end);
  }
  return ends;
}

/** Adds what was sold and has no asset: not every product is kept as one. What came back as a whole is not owned. */
function ownWhatWasSold(org: Org): void {
  for (const account of org.book.drafts.values()) {
    if (account.lists.owned.length === 0) continue;
    const sold = new Map<string, Purchase[]>();
    for (const purchase of account.lists.purchases) {
      const { productId: product } = purchase;
      if (typeof product !== "string" || org.assetsOf.get(account.id)?.has(product) === true) continue;
      addTo(sold, product, purchase);
    }
    for (const [product, purchases] of sold) {
      if (purchases.reduce((sum, { quantity }) => sum + (quantity ?? 1), 0) <= 0) continue;
      for (const { on, quantity } of purchases) {
        if ((quantity ?? 1) <= 0) continue;
        const whole = Number.isInteger(quantity) ? quantity : undefined;
        account.lists.owned.push(defined<OwnedProduct>({ productId: product, purchasedOn: on, quantity: whole }));
      }
    }
  }
}

function pay({ paid }: Org, product: string, on: PlainDate, price: number): void {
  if (price > 0 && Number.isFinite(price)) addTo(paid, product, { on, price });
}

function statusOf({ options, stages, ledger }: Org, { id, row }: Identified<SalesforceOpportunity>): Deal["status"] {
  const stage = text(row.StageName) ?? "";
  const meant = stages.get(stage);
  const isWon = flag(meant?.IsWon) ?? flag(row.IsWon) ?? /^closed[ _-]?won$/i.test(stage);
  const isClosed = flag(meant?.IsClosed) ?? flag(row.IsClosed) ?? /^closed/i.test(stage);
  const own = options.won?.(stage, row as Custom<SalesforceOpportunity>);
  const won = own ?? isWon;
  const said = flag(row.IsWon);
  if (said !== undefined && said !== won) ledger.leaveField("opportunities", id, "IsWon", "contradicts-stage");
  return won ? "won" : isClosed && !isWon ? "lost" : "open";
}

function readOpportunity(org: Org, opportunity: Identified<SalesforceOpportunity>): void {
  const { ledger, options, money } = org;
  const { id, row } = opportunity;
  const account = accountOf(org, "opportunities", id, [row.AccountId]);
  if (account === undefined) return;
  const closesOn = day(row.CloseDate);
  if (closesOn === undefined && text(row.CloseDate) !== undefined) {
    ledger.leaveField("opportunities", id, "CloseDate", "not-readable");
  }
  const openedOn = dayIn(row.CreatedDate, options.timeZone ?? "UTC");
  const on = closesOn ?? openedOn;
  const rate = on === undefined ? undefined : money.rate(currencyCode(row.CurrencyIsoCode), on);
  const net = number(row.Amount);
  if (net === undefined && text(row.Amount) !== undefined)
    ledger.leaveField("opportunities", id, "Amount", "not-readable");
  if (net !== undefined && on !== undefined && rate === undefined)
    ledger.leaveField("opportunities", id, "Amount", "no-rate");
  const status = statusOf(org, opportunity);
  const given = converted(net, rate);
  const amount = status === "won" ? given : ledger.notNegative("opportunities", id, "Amount", given);
  const lines = (org.lines.get(salesforceId(id) ?? id) ?? []).map((line) => readLine(org, line, rate));
  const product = text(options.productOf?.(row as Custom<SalesforceOpportunity>));
  if (status === "won") {
    if (on === undefined) {
      ledger.leaveRow("opportunities", id, "missing", "CloseDate");
      return;
    }
    const sold = lines.length > 0 ? lines : [{ amount, productId: product, quantity: undefined }];
    for (const { amount: paid, productId: line = product, quantity } of sold) {
      account.lists.purchases.push(defined({ on, amount: paid, productId: line, quantity }));
      if (line !== undefined && paid !== undefined && paid > 0 && lines.length > 0)
        pay(org, line, on, rounded(paid / (quantity ?? 1)));
    }
    return;
  }
  const chance = number(row.Probability);
  account.lists.deals.push(
    defined<Deal>({
      id,
      status,
      stage: text(row.StageName),
      amount,
      probability: status === "open" && chance !== undefined && chance >= 0 && chance <= 100 ? chance / 100 : undefined,
      openedOn,
      expectedCloseOn: status === "open" ? closesOn : undefined,
      closedOn: status === "open" ? undefined : closesOn,
      products: dealLines("opportunities", id, lines, ledger),
      sellerId: text(row.OwnerId),
    }),
  );
}

function readLine(
  org: Org,
  line: SalesforceLineItem,
  rate: number | undefined,
): { amount: number | undefined; productId: string | undefined; quantity: number | undefined } {
  const quantity = number(line.Quantity);
  const price = number(line.UnitPrice);
  const net = number(line.TotalPrice) ?? (price === undefined ? undefined : price * (quantity ?? 1));
  const named =
    line.Product2Id ??
    line.PricebookEntry?.Product2Id ??
    org.productOfEntry.get(salesforceId(line.PricebookEntryId) ?? "");
  const product = productId(org, named) ?? text(org.options.productOf?.(line as Custom<SalesforceLineItem>));
  return { amount: converted(net, rate), productId: product, quantity };
}

function readProducts(org: Org): Product[] {
  const { products, options, ledger } = org;
  const prices = listedPrices(org);
  if (!org.lists.given("products")) {
    const sold = [...new Set([...prices.keys(), ...org.paid.keys()])];
    return sold.flatMap((id) => {
      const price = prices.get(id) ?? lastPaid(org, id);
      return price === undefined ? [] : [{ id, price }];
    });
  }
  return products.flatMap(({ id, row }) => {
    const own = options.product?.(row as Custom<SalesforceProduct>);
    const price = own?.price ?? prices.get(id) ?? lastPaid(org, id);
    if (own === null) ledger.leaveRow("products", id, "by-option");
    else if (price === undefined) ledger.leaveRow("products", id, "no-price", "UnitPrice");
    else {
      const gone = flag(row.IsActive) === false || flag(row.IsDeleted) === true;
      return [defined<Product>({ id, price, discontinued: gone ? true : undefined, ...own })];
    }
    return [];
  });
}

function lastPaid({ paid }: Org, product: string): number | undefined {
  return [...(paid.get(product) ?? [])].sort((a, b) => compareTexts(a.on, b.on)).at(-1)?.price;
}

/** Prices of the price book that counts, by product: in the records' currency where there are several. */
function listedPrices(org: Org): Map<string, number> {
  const { money, options, entries, ledger } = org;
  const best = new Map<string, { price: number; rank: number }>();
  for (const { id, row } of entries) {
    const product = productId(org, row.Product2Id);
    const price = number(row.UnitPrice);
    if (product === undefined || price === undefined || price < 0) {
      const field = product === undefined ? "Product2Id" : "UnitPrice";
      ledger.leaveRow("pricebookEntries", id, price !== undefined && price < 0 ? "out-of-range" : "missing", field);
      continue;
    }
    const currency = currencyCode(row.CurrencyIsoCode);
    if (currency !== undefined && money.currency !== undefined && currency !== money.currency) {
      ledger.leaveRow("pricebookEntries", id, "no-rate", "CurrencyIsoCode");
      continue;
    }
    const chosen =
      options.pricebookId !== undefined && salesforceId(row.Pricebook2Id) === salesforceId(options.pricebookId);
    const standard =
      flag(row.Pricebook2?.IsStandard) === true || /^standard( price book)?$/i.test(text(row.Pricebook2?.Name) ?? "");
    const rank = (chosen ? 4 : 0) + (flag(row.IsActive) === false ? 0 : 2) + (standard ? 1 : 0);
    if (rank > (best.get(product)?.rank ?? -1)) best.set(product, { price, rank });
  }
  return new Map([...best].map(([product, { price }]) => [product, price]));
}

function readContract(
  org: Org,
  object: "contracts" | "serviceContracts",
  { id, row }: Identified<SalesforceContract>,
): void {
  const { ledger, options } = org;
  const account = accountOf(org, object, id, [row.AccountId]);
  if (account === undefined) return;
  const own = options.contract?.(row as Custom<SalesforceContract>);
  const startsOn = own?.startsOn ?? day(row.StartDate);
  if (own === null || startsOn === undefined) {
    ledger.leaveRow(object, id, own === null ? "by-option" : "missing", own === null ? undefined : "StartDate");
    return;
  }
  const months = number(row.ContractTerm) ?? number(row.Term);
  const term = months !== undefined && Number.isInteger(months) && months > 0 ? months : undefined;
  const end = day(row.EndDate) ?? (term === undefined ? undefined : endOfTerm(startsOn, term));
  if (end !== undefined && end < startsOn) ledger.leaveField(object, id, "EndDate", "before-start");
  const endsOn = end !== undefined && end >= startsOn ? end : undefined;
  const notice = number(row.OwnerExpirationNotice);
  const total = converted(number(row.GrandTotal), org.money.rate(currencyCode(row.CurrencyIsoCode), startsOn));
  const yearly =
    total === undefined || term === undefined
      ? undefined
      : ledger.notNegative(object, id, "GrandTotal", rounded((total * 12) / term));
  const status = text(row.Status) ?? "";
  account.lists.contracts.push(
    defined<Contract>({
      id,
      startsOn,
      endsOn,
      noticeOn: endsOn === undefined || notice === undefined ? undefined : shiftDay(endsOn, -notice),
      amount: yearly,
      per: yearly === undefined ? undefined : "year",
      status: /draft|approv|negotiat/i.test(status)
        ? "draft"
        : /cancel|terminat/i.test(status)
          ? "cancelled"
          : /expired|inactive/i.test(status)
            ? "expired"
            : /activ/i.test(status)
              ? "active"
              : undefined,
      ...own,
    }),
  );
}

function readCases(org: Org): void {
  const { lists, ledger, options } = org;
  const histories = caseHistories(org);
  const emails = new Map<string, TicketEvent[]>();
  for (const { id, row } of org.rowsOf<SalesforceEmailMessage>("emailMessages")) {
    const ticketId = salesforceId(row.ParentId) ?? "";
    const at = instant(row.MessageDate) ?? instant(row.CreatedDate);
    if (!org.cases.has(ticketId)) ledger.leaveRow("emailMessages", id, "unknown-row", "ParentId");
    else if (at === undefined) ledger.leaveRow("emailMessages", id, "missing", "MessageDate");
    else {
      const kind = flag(row.Incoming) === true ? "message" : "reply";
      addTo(emails, ticketId, { id, ticketId, kind, at, channel: "email" });
    }
  }
  for (const [key, { id, row }] of org.cases) {
    const looked: unknown = options.accountOf?.(row as Custom<SalesforceCase>);
    const asset = org.assets.get(salesforceId(row.AssetId) ?? "")?.row;
    const candidates =
      looked === undefined ? [row.AccountId, accountOfContact(org, row.ContactId), asset?.AccountId] : [looked];
    const account = accountOf(org, "cases", id, candidates);
    if (account === undefined) continue;
    const openedAt = instant(row.CreatedDate);
    if (openedAt === undefined) {
      ledger.leaveRow("cases", id, filled(row.CreatedDate) === undefined ? "missing" : "not-readable", "CreatedDate");
      continue;
    }
    const closedAt = instant(row.ClosedDate);
    if (closedAt !== undefined && closedAt < openedAt) ledger.leaveField("cases", id, "ClosedDate", "before-start");
    const resolved = flag(row.IsClosed) ?? (closedAt !== undefined || /^closed/i.test(text(row.Status) ?? ""));
    const channel = text(row.Origin)?.toLowerCase();
    const log = lists.given("emailMessages") ? mailLog(key, openedAt, channel, emails.get(key) ?? []) : undefined;
    const history = lists.given("caseHistories")
      ? readHistory(org, row, openedAt, histories.get(key) ?? [])
      : undefined;
    const owner = text(row.OwnerId);
    const told = {
      id,
      openedAt,
      firstRepliedAt: log?.firstRepliedAt,
      resolvedAt: !resolved ? null : closedAt !== undefined && closedAt >= openedAt ? closedAt : undefined,
      resolved,
      contacts: log?.contacts,
      replies: log?.replies,
      reopens: history?.reopens,
      transfers: history?.transfers,
      waits: history?.waits,
      solutions: history?.solutions,
      messages: log?.messages,
      channels: log?.channels ?? (channel === undefined ? undefined : [channel]),
      topic: text(row.Reason) ?? text(row.Type),
      productId: productId(org, row.ProductId ?? asset?.Product2Id),
      mergedInto: text(row.MasterRecordId),
      priority: priorityOf(row.Priority),
      agentId: isQueue(owner) ? undefined : owner,
      escalated: flag(row.IsEscalated),
    };
    addTicket("cases", account, row, told, options, ledger);
  }
}

/** Contacts, answers and channels by a case's e-mails; the one that opened it comes within minutes of its creation. */
function mailLog(
  ticketId: string,
  openedAt: string,
  channel: string | undefined,
  emails: readonly TicketEvent[],
): LoggedTicket | undefined {
  const opened: TicketEvent = { ticketId, kind: "opened", at: openedAt, ...(channel !== undefined && { channel }) };
  const later = emails.filter(({ at }) => (moment(at) ?? 0) >= (moment(openedAt) ?? 0));
  return readTicketLog([opened, ...later], ["message", "reply", "channel-changed"]).get(ticketId);
}

function caseHistories(org: Org): Map<string, SalesforceCaseHistory[]> {
  const histories = new Map<string, SalesforceCaseHistory[]>();
  for (const { id, row } of org.rowsOf<SalesforceCaseHistory>("caseHistories")) {
    const of = salesforceId(row.CaseId) ?? "";
    if (!org.cases.has(of)) org.ledger.leaveRow("caseHistories", id, "unknown-row", "CaseId");
    else if (instant(row.CreatedDate) === undefined) org.ledger.leaveRow("caseHistories", id, "missing", "CreatedDate");
    else addTo(histories, of, row);
  }
  for (const rows of histories.values())
    rows.sort((a, b) => (moment(a.CreatedDate) ?? 0) - (moment(b.CreatedDate) ?? 0));
  return histories;
}

function readHistory(
  { options }: Org,
  row: SalesforceCase,
  openedAt: string,
  history: readonly SalesforceCaseHistory[],
): ReturnType<typeof readStatusChanges> & { transfers: number } {
  const changesOf = (field: string): SalesforceCaseHistory[] =>
    history.filter(({ Field }) => text(Field)?.toLowerCase() === field);
  const statuses = changesOf("status");
  const state = (status: unknown, at: string): { at: string; waiting: boolean; closed: boolean } => {
    const word = text(status) ?? "";
    const waiting =
      options.waiting?.(word) ?? (/customer|client|requester/i.test(word) && /wait|pend|respon|info/i.test(word));
    return { at, waiting, closed: /^(closed|resolved|solved)/i.test(word) };
  };
  const first = state(statuses[0]?.OldValue ?? row.Status, openedAt);
  const changes = statuses.map(({ NewValue, CreatedDate }) => state(NewValue, instant(CreatedDate) ?? openedAt));
  return { ...readStatusChanges([first, ...changes]), transfers: transfersIn(changesOf("owner")) };
}

/** Changes of the owner after the first person took the case. Salesforce writes each twice: with names and with ids. */
function transfersIn(changes: readonly SalesforceCaseHistory[]): number {
  const byId = changes.filter(({ NewValue }) => /^00[5G][A-Za-z0-9]{12,15}$/.test(text(NewValue) ?? ""));
  const told = byId.length > 0 ? byId : onceEach(changes);
  let taken = told[0] !== undefined && byId.length > 0 && !isQueue(text(told[0].OldValue));
  let transfers = 0;
  for (const { NewValue } of told) {
    if (!taken && !isQueue(text(NewValue))) taken = true;
    else transfers++;
  }
  return transfers;
}

function onceEach(changes: readonly SalesforceCaseHistory[]): SalesforceCaseHistory[] {
  return [...new Map(changes.map((change) => [text(change.CreatedDate), change])).values()];
}

function isQueue(owner: string | undefined): boolean {
  return owner?.startsWith("00G") ?? false;
}

function priorityOf(given: unknown): string | undefined {
  const priority = text(given)?.toLowerCase();
  return priority === "medium" ? "normal" : priority === "critical" ? "urgent" : priority;
}

function readTask(org: Org, { id, row }: Identified<SalesforceTask>): void {
  const { ledger } = org;
  const closed = flag(row.IsClosed) ?? text(row.Status)?.toLowerCase() === "completed";
  if (!closed) ledger.leaveRow("tasks", id, "not-done");
  else if (text(row.CallType)?.toLowerCase() === "internal") ledger.leaveRow("tasks", id, "internal");
  else if (NOT_REACHED.test(text(row.CallDisposition) ?? "")) ledger.leaveRow("tasks", id, "not-held");
  else {
    const names = [row.TaskSubtype, row.Type, row.Subject];
    const known = names.flatMap((name) => kindNamed(name) ?? []);
    const called = text(row.CallType) !== undefined || number(row.CallDurationInSeconds) !== undefined;
    const seconds = number(row.CallDurationInSeconds);
    touch(org, "tasks", id, row, {
      names,
      kind: known[0] ?? (called ? "call" : "task"),
      on: day(row.ActivityDate) ?? dayIn(row.CompletedDateTime ?? row.CreatedDate, org.options.timeZone ?? "UTC"),
      minutes: seconds === undefined || seconds <= 0 ? undefined : rounded(seconds / 60),
      direction: directionOf(row.CallType),
    });
  }
}

/** The kind that Salesforce's own name of one says. */
function kindNamed(name: unknown): string | undefined {
  return lookUp(
    KINDS,
    text(name)
      ?.toLowerCase()
      .replace(/[^a-z]/g, "") ?? "",
  );
}

function directionOf(callType: unknown): "in" | "out" | undefined {
  const word = text(callType)?.toLowerCase();
  return word === "inbound" ? "in" : word === "outbound" ? "out" : undefined;
}

function readEvents(org: Org): void {
  const events = org.rowsOf<SalesforceEvent>("events");
  const series = new Set(
    events.flatMap(({ id, row }) => {
      const of = salesforceId(row.RecurrenceActivityId);
      return of === undefined || of === salesforceId(id) ? [] : [of];
    }),
  );
  for (const { id, row } of events) {
    // A guest's copy is no meeting of its own; the pattern of a series stands for events that are there themselves.
    const isPattern = flag(row.IsRecurrence) === true && series.has(salesforceId(id) ?? id);
    if (flag(row.IsChild) === true || isPattern) {
      org.ledger.leaveRow("events", id, "series");
      continue;
    }
    const allDay = flag(row.IsAllDayEvent) === true;
    const starts = row.StartDateTime ?? row.ActivityDateTime;
    const minutes = number(row.DurationInMinutes);
    const names = [row.EventSubtype, row.Type, row.Subject];
    const known = [row.Type, row.Subject].flatMap((name) => kindNamed(name) ?? []);
    touch(org, "events", id, row, {
      names,
      kind: known[0] ?? "meeting",
      on:
        (allDay ? (day(row.ActivityDate) ?? day(starts)) : dayIn(starts, org.options.timeZone ?? "UTC")) ??
        day(row.ActivityDate),
      minutes: allDay || minutes === undefined || minutes <= 0 ? undefined : minutes,
      direction: undefined,
    });
  }
}

function touch(
  org: Org,
  object: "tasks" | "events",
  id: string,
  row: SalesforceActivity,
  about: {
    names: readonly unknown[];
    kind: string;
    on: PlainDate | undefined;
    minutes: number | undefined;
    direction: "in" | "out" | undefined;
  },
): void {
  const kind = touchKind(org.options, row, about.names, about.kind);
  if (kind === null) {
    org.ledger.leaveRow(object, id, "by-option");
    return;
  }
  if (about.on === undefined) {
    org.ledger.leaveRow(object, id, "missing", "ActivityDate");
    return;
  }
  const candidates = [row.AccountId, row.WhatId, accountOfWhat(org, row.WhatId), accountOfContact(org, row.WhoId)];
  const account = accountOf(org, object, id, candidates);
  const contactId = org.contacts.get(salesforceId(row.WhoId) ?? "")?.id;
  const { on, minutes, direction } = about;
  account?.lists.touches.push(defined({ on, kind, sellerId: text(row.OwnerId), direction, contactId, minutes }));
}
