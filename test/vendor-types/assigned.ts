/**
 * Rows as the vendors' clients type them, assigned to ours: it compiles, or it fails. What a client returns goes into an
 * adapter without a cast.
 */
import type { PublicOwner } from "@hubspot/api-client/lib/codegen/crm/owners/index.js";
import type { SimplePublicObjectWithAssociations } from "@hubspot/api-client/lib/codegen/crm/deals/index.js";
import type { SimplePublicObject } from "@hubspot/api-client/lib/codegen/crm/products/index.js";
import type { Pipeline } from "@hubspot/api-client/lib/codegen/crm/pipelines/index.js";
import type { CollectionResponseSimplePublicObjectWithAssociationsForwardPaging } from "@hubspot/api-client/lib/codegen/crm/deals/index.js";
import type { SimplePublicObjectInputForCreate } from "@hubspot/api-client/lib/codegen/crm/objects/index.js";
import type { StandardSchema } from "jsforce/lib/types/standard-schema.js";
import type { Organizations, Tickets, Users } from "typed-node-zendesk";
import type { Ticket } from "node-zendesk-tickets";
import type { User } from "node-zendesk-users";
import { fromHubSpot, fromSalesforce, fromZendesk, type HubSpotTaskBody } from "retention-kit/adapters";

type Row<Name extends keyof StandardSchema["SObjects"]> = StandardSchema["SObjects"][Name]["Fields"];

export function ofHubSpot(
  owners: PublicOwner[],
  companies: SimplePublicObjectWithAssociations[],
  products: SimplePublicObject[],
  pipelines: Pipeline[],
  deals: CollectionResponseSimplePublicObjectWithAssociationsForwardPaging[],
) {
  return fromHubSpot({ owners, companies, products, pipelines, deals, tickets: companies, meetings: companies });
}

export function ofSalesforce(rows: {
  accounts: Row<"Account">[];
  contacts: Row<"Contact">[];
  users: Row<"User">[];
  products: Row<"Product2">[];
  pricebookEntries: Row<"PricebookEntry">[];
  assets: Row<"Asset">[];
  contracts: Row<"Contract">[];
  opportunities: Row<"Opportunity">[];
  opportunityLineItems: Row<"OpportunityLineItem">[];
  opportunityStages: Row<"OpportunityStage">[];
  cases: Row<"Case">[];
  caseHistories: Row<"CaseHistory">[];
  emailMessages: Row<"EmailMessage">[];
  tasks: Row<"Task">[];
  events: Row<"Event">[];
}) {
  return fromSalesforce(rows);
}

export function ofZendesk(rows: {
  organizations: Organizations.ResponseModel[];
  users: Users.ResponseModel[];
  tickets: Tickets.ResponseModel[];
  ticket_metrics: Tickets.Metrics.ResponseModel[];
}) {
  return fromZendesk(rows);
}

export function ofZendeskItself(users: User[], tickets: Ticket[]) {
  return fromZendesk({ users, tickets });
}

/** And back: our body as theirs. */
export const task = (body: HubSpotTaskBody): Pick<SimplePublicObjectInputForCreate, "properties"> => body;
