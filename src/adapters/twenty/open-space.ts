import { accountBook } from "../shared/account-book.js";
import { accountsByDomain } from "../shared/accounts-by-domain.js";
import type { Identified, Ledger } from "../shared/ledger.js";
import { currencyCode, moneyReader } from "../shared/money-reader.js";
import type { ObjectLists } from "../shared/object-lists.js";
import { zone } from "../shared/read-day.js";
import { domain, text } from "../shared/read-field.js";
import { sellerBook } from "../shared/seller-book.js";
import type { FromTwentyOptions } from "./from-twenty-options.js";
import { readCompany } from "./read-company.js";
import { addressesOf } from "./read-person.js";
import type { TwentyCompany, TwentyOpportunity, TwentyPerson, TwentyWorkspaceMember } from "./twenty-objects.js";
import { type ListName, type Space, isDeleted } from "./space.js";

/** Reads what the single rows refer to: members, companies, people. */
export function openSpace(lists: ObjectLists<ListName>, options: FromTwentyOptions, ledger: Ledger): Space {
  const rowsOf: Space["rowsOf"] = <Row extends object>(name: ListName, mayLackId = false) =>
    ledger.rowsOf<Row>(name, lists.of(name), undefined, mayLackId).filter(({ id, row }) => {
      if (!isDeleted(row)) return true;
      ledger.leaveRow(name, id, "deleted");
      return false;
    });
  const byId = <Row extends object>(name: ListName): Map<string, Identified<Row>> =>
    new Map(rowsOf<Row>(name).map((each) => [each.id, each]));
  const members = ledger.rowsOf<TwentyWorkspaceMember>("workspaceMembers", lists.of("workspaceMembers"));
  const known = members.map((member) => ({
    ...member,
    gone: isDeleted(member.row),
    timeZone: zone(member.row.timeZone),
  }));
  const sellers = sellerBook("workspaceMembers", known, options, ledger);
  const opportunities = byId<TwentyOpportunity>("opportunities");
  const currencies = [...opportunities.values()].map(({ row }) => currencyCode(row.amount?.currencyCode));
  const money = moneyReader(options.currency, options.rates, currencies);
  const companies = rowsOf<TwentyCompany>("companies");
  const book = accountBook("companies", companies, options, ledger, (each) => readCompany(each, sellers, money));
  const people = byId<TwentyPerson>("people");
  const addresses = members.flatMap(({ id, row }) => {
    const address = text(row.userEmail)?.toLowerCase();
    return address === undefined ? [] : [{ id, address }];
  });
  return {
    lists,
    options,
    ledger,
    money,
    sellers,
    book,
    byDomain: accountsByDomain(book),
    members: new Map(addresses.map(({ id, address }) => [address, id])),
    ownDomains: new Set(addresses.flatMap(({ address }) => domain(address) ?? [])),
    people,
    addresses: new Map(
      [...people.values()].flatMap((person) => addressesOf(person.row).map((address) => [address, person] as const)),
    ),
    opportunities,
    rowsOf,
  };
}
