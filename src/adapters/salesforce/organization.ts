import type { PlainDate } from "../../records/values/time.js";
import { type AccountBook, accountBook } from "../shared/account-book.js";
import { addTo } from "../../records/values/add-to.js";
import type { Identified, Ledger } from "../shared/ledger.js";
import { currencyCode, type MoneyReader, moneyReader } from "../shared/money-reader.js";
import type { ObjectLists } from "../shared/object-lists.js";
import { zone } from "../shared/read-day.js";
import { text } from "../shared/read-field.js";
import { type KnownSeller, type SellerBook, sellerBook } from "../shared/seller-book.js";
import type { FromSalesforceOptions } from "./from-salesforce-options.js";
import { readAccount } from "./read-account.js";
import { relatedId } from "./related-id.js";
import { salesforceId } from "./salesforce-id.js";
import { usualNames } from "./usual-names.js";
import type {
  SalesforceAccount,
  SalesforceAsset,
  SalesforceCase,
  SalesforceContact,
  SalesforceContract,
  SalesforceLineItem,
  SalesforceObjects,
  SalesforceOpportunity,
  SalesforcePricebookEntry,
  SalesforceProduct,
  SalesforceRow,
  SalesforceStage,
  SalesforceUser,
} from "./salesforce-objects.js";

/** A list that is read. */
export type ListName = keyof SalesforceObjects;

/** The lists that are read, with Salesforce's names for them. */
export const LISTS = {
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
} as const satisfies Record<ListName, readonly string[]>;

/** Lists whose rows nothing else names. */
const WITHOUT_ID: readonly ListName[] = [
  "pricebookEntries",
  "warranties",
  "opportunityLineItems",
  "opportunityStages",
  "caseHistories",
  "emailMessages",
];

/** What is known of an organization before its rows are read one by one. */
export interface Org {
  lists: ObjectLists<ListName>;
  options: FromSalesforceOptions;
  ledger: Ledger;
  money: MoneyReader;
  sellers: SellerBook;
  book: AccountBook;
  contacts: ReadonlyMap<string, Identified<SalesforceContact>>;
  /** Accounts of people who are accounts themselves, by the id of the person. */
  personAccounts: ReadonlyMap<string, string>;
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
  /** A user's id as that user's own row writes it. */
  userId: (given: unknown) => string | undefined;
  /** Rows of a list that are not in the bin. */
  rowsOf: <Row extends object>(name: ListName) => Identified<Row>[];
}

/** Reads what the single rows refer to: users, accounts, price books, stages. */
export function openOrg(lists: ObjectLists<ListName>, options: FromSalesforceOptions, ledger: Ledger): Org {
  const idOf = (row: object): unknown => ("Id" in row ? row.Id : "id" in row ? row.id : undefined);
  const named = usualNames();
  const allOf = <Row extends object>(name: ListName): Identified<Row>[] => {
    const content = lists.of(name);
    const given = content && { ...content, rows: content.rows.map(named) };
    return ledger.rowsOf<Row>(name, given, idOf, WITHOUT_ID.includes(name), (id) => salesforceId(id) ?? id);
  };
  const rowsOf = <Row extends object>(name: ListName): Identified<Row>[] =>
    allOf<Row>(name).filter(({ id, row }) => {
      if (ledger.flag(name, id, "IsDeleted", (row as SalesforceRow).IsDeleted) !== true) return true;
      ledger.leaveRow(name, id, "deleted");
      return false;
    });
  const byId = <Row extends object>(name: ListName): Map<string, Identified<Row>> =>
    new Map(rowsOf<Row>(name).map((each) => [salesforceId(each.id) ?? each.id, each]));

  const accounts = allOf<SalesforceAccount>("accounts");
  const users = allOf<SalesforceUser>("users");
  const sellers = sellerBook("users", usersOf(users, accounts, ledger), options, ledger);
  const userIds = new Map(users.map(({ id }) => [salesforceId(id), id]));
  const userId = (given: unknown): string | undefined => userIds.get(salesforceId(given)) ?? text(given);
  const ownerOf = (object: string, id: string, given: unknown): string | undefined =>
    sellers.owner(object, id, "OwnerId", userId(given));
  const opportunities = byId<SalesforceOpportunity>("opportunities");
  const assets = byId<SalesforceAsset>("assets");
  const entries = rowsOf<SalesforcePricebookEntry>("pricebookEntries");
  const serviceContracts = byId<SalesforceContract>("serviceContracts");
  const codesOf = (rows: Iterable<Identified<SalesforceRow>>): string[] =>
    [...rows].flatMap(({ row }) => currencyCode(row.CurrencyIsoCode) ?? []);
  const sold = codesOf(opportunities.values());
  const priced = [assets.values(), entries, serviceContracts.values()].flatMap(codesOf);
  const money = moneyReader(options.currency, options.rates, sold.length > 0 ? sold : priced);
  const book = accountBook("accounts", accounts, options, ledger, (account) =>
    readAccount(account, ownerOf, money, ledger),
  );
  for (const { id, row } of accounts) {
    const kept = salesforceId(row.MasterRecordId);
    if (kept !== undefined) for (const each of [id, salesforceId(id) ?? id]) book.alias(each, kept);
  }
  const personAccounts = new Map(
    accounts.flatMap(({ id, row }) => {
      const person = salesforceId(row.PersonContactId);
      return person === undefined ? [] : [[person, id]];
    }),
  );
  const products = allOf<SalesforceProduct>("products");
  return {
    lists,
    options,
    ledger,
    money,
    sellers,
    book,
    contacts: byId("contacts"),
    personAccounts,
    assets,
    opportunities,
    contracts: byId("contracts"),
    serviceContracts,
    cases: byId("cases"),
    lines: linesByOpportunity(rowsOf<SalesforceLineItem>("opportunityLineItems")),
    products,
    productIds: new Map(products.map(({ id }) => [salesforceId(id) ?? id, id])),
    productOfEntry: new Map(
      entries.flatMap(({ id, row }) => {
        const product = salesforceId(relatedId(row, "Product2Id"));
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
    userId,
    rowsOf,
  };
}

/** Users who own accounts; where none of those given does, all of them. Only users with a full license sell. */
function usersOf(
  users: readonly Identified<SalesforceUser>[],
  accounts: readonly Identified<SalesforceAccount>[],
  ledger: Ledger,
): KnownSeller<SalesforceUser>[] {
  const owners = new Set(accounts.flatMap(({ row }) => salesforceId(relatedId(row, "OwnerId")) ?? []));
  const known = users.map(({ id, row }) => ({
    id,
    row,
    gone:
      ledger.flag("users", id, "IsActive", row.IsActive) === false ||
      !["", "Standard"].includes(text(row.UserType) ?? ""),
    timeZone: zone(row.TimeZoneSidKey),
  }));
  const owns = ({ id }: { id: string }): boolean => owners.has(salesforceId(id) ?? id);
  if (!known.some(owns)) return known;
  for (const user of known) if (!owns(user)) ledger.leaveRow("users", user.id, "owns-nothing");
  return known.filter(owns);
}

function linesByOpportunity(lines: readonly Identified<SalesforceLineItem>[]): Map<string, SalesforceLineItem[]> {
  const byOpportunity = new Map<string, SalesforceLineItem[]>();
  for (const { row } of lines) {
    const of = salesforceId(relatedId(row, "OpportunityId"));
    if (of !== undefined) addTo(byOpportunity, of, row);
  }
  return byOpportunity;
}
