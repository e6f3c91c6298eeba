import { type AccountBook, accountBook, type AccountDraft } from "../shared/account-book.js";
import { addTo } from "../../records/values/add-to.js";
import type { Ledger } from "../shared/ledger.js";
import { currencyCode, type MoneyReader, moneyReader } from "../shared/money-reader.js";
import type { ObjectLists } from "../shared/object-lists.js";
import { flag, idList } from "../shared/read-field.js";
import { type ResponseContent, responseContent } from "../shared/response-rows.js";
import { type SellerBook, sellerBook } from "../shared/seller-book.js";
import type { FromHubSpotOptions } from "./from-hubspot-options.js";
import { associated, cutAssociations } from "./hubspot-associations.js";
import type { HubSpotObject, HubSpotObjects, HubSpotOwner, HubSpotPipeline } from "./hubspot-objects.js";
import { homeCurrencyOf } from "./home-currency.js";
import { type HubSpotStages, hubSpotStages, property } from "./hubspot-stages.js";
import { type Belonging, type Row, idOf, inSmallLetters, BELONGING } from "./lists.js";
import { readCompany } from "./read-company.js";

/** What is known of a portal before its rows are read one by one. */
export interface Portal {
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

/** Where a row says that it was deleted. */
const DELETED = ["isDeleted", "is_deleted", "_fivetran_deleted"];

/** Reads what the single rows refer to: owners, companies, pipelines, associations. */
export function openPortal(lists: Portal["lists"], options: FromHubSpotOptions, ledger: Ledger): Portal {
  const contentOf = (object: keyof HubSpotObjects): ResponseContent | undefined => {
    const content = lists.of(object);
    return content && { ...content, rows: content.rows.map(inSmallLetters) };
  };
  const rowsOf = (object: keyof HubSpotObjects): Row[] =>
    ledger.rowsOf<HubSpotObject>(object, contentOf(object), idOf).filter(({ id, row }) => {
      // A product that was put away is still what someone bought.
      if (flag(row.archived) === true && object !== "products") {
        ledger.leaveRow(object, id, "archived");
        return false;
      }
      const given = row as Readonly<Record<string, unknown>>;
      // The first version of the API says it in one way, warehouses in two others.
      if (DELETED.some((column) => ledger.flag(object, id, column, given[column]) === true)) {
        ledger.leaveRow(object, id, "deleted");
        return false;
      }
      for (const key of cutAssociations(row)) ledger.leaveField(object, id, `associations.${key}`, "incomplete");
      return true;
    });
  const owners = ledger.rowsOf<HubSpotOwner>("owners", contentOf("owners"), idOf).map((owner) => ({
    ...owner,
    gone: flag(owner.row.archived) === true,
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
    tasks: byId("tasks"),
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
    stages: hubSpotStages(pipelines.flatMap(({ row }) => pipelinesIn(row))),
    sellers,
    book: accountBook("companies", companies, options, ledger, (company) =>
      readCompany(company, sellers, money, ledger),
    ),
    money,
    homeCurrency:
      options.homeCurrency ??
      homeCurrencyOf(
        [...rows.deals.values()].map(({ row }) => row),
        money.currency,
      ),
    companiesOf: (object, { id, row }) => [
      ...associated(row, "companies"),
      ...idList(property(row, "associatedcompanyid")),
      ...(named.get(object)?.get(id) ?? []),
    ],
    accountOfTicket: new Map(),
  };
}

/** A pipeline; or those of several kinds of object in one, by kind. */
function pipelinesIn(row: HubSpotPipeline): HubSpotPipeline[] {
  if ("stages" in row) return [row];
  return Object.values(row as Readonly<Record<string, unknown>>).flatMap(
    (each) => responseContent(typeof each === "object" ? each : null, ["pipelines"]).rows as HubSpotPipeline[],
  );
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
export function accountsOf(portal: Portal, object: Belonging, row: Row): AccountDraft[] {
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
