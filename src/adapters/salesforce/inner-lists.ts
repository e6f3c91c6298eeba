import type { InnerLists } from "../shared/object-lists.js";
import type { SalesforceObjects } from "./salesforce-objects.js";

/** Lists that a query may bring inside the rows of another one, by the name of the relationship. */
export function innerLists(): InnerLists<keyof SalesforceObjects> {
  const activities = {
    Tasks: ["tasks", "WhatId"],
    Events: ["events", "WhatId"],
  } as const;
  return {
    accounts: {
      ...activities,
      Contacts: ["contacts", "AccountId"],
      Opportunities: ["opportunities", "AccountId"],
      Assets: ["assets", "AccountId"],
      Contracts: ["contracts", "AccountId"],
      ServiceContracts: ["serviceContracts", "AccountId"],
      Cases: ["cases", "AccountId"],
    },
    contacts: { Cases: ["cases", "ContactId"], Tasks: ["tasks", "WhoId"], Events: ["events", "WhoId"] },
    opportunities: { ...activities, OpportunityLineItems: ["opportunityLineItems", "OpportunityId"] },
    products: { PricebookEntries: ["pricebookEntries", "Product2Id"] },
    assets: { ...activities, AssetWarranties: ["warranties", "AssetId"], Cases: ["cases", "AssetId"] },
    contracts: activities,
    serviceContracts: activities,
    cases: {
      ...activities,
      Histories: ["caseHistories", "CaseId"],
      EmailMessages: ["emailMessages", "ParentId"],
    },
  };
}
