import type { OneOf } from "../values/one-of.js";
import type { AccountSignal } from "./account-signal.js";
import type { Contact } from "./contact.js";
import type { ContactPreferences } from "./contact-preferences.js";
import type { Contract } from "./contract.js";
import type { Deal } from "./deal.js";
import type { Invoice } from "./invoice.js";
import type { Purchase } from "./purchase.js";
import type { SurveyAnswer } from "./survey-answer.js";
import type { Ticket } from "./ticket.js";
import type { PlainDate } from "../values/time.js";
import type { Touch } from "./touch.js";
import type { Usage } from "./usage.js";

/** A product that an account has. */
export interface OwnedProduct {
  /** Id of the product in the catalogue. */
  productId: string;
  /** Day of purchase; its age is counted from here. */
  purchasedOn: PlainDate;
  /**
   * Number of pieces, a whole number.
   * @defaultValue `1`
   */
  quantity?: number | null | undefined;
  /** Last day of the warranty. */
  warrantyEndsOn?: PlainDate | null | undefined;
  /** Hours per year that the customer spends on maintaining it. */
  maintenanceHoursPerYear?: number | null | undefined;
}

/** A customer or prospect, with whatever is known about it. */
export interface Account {
  /** Unique in the book. */
  id: string;
  /** Display name. */
  name?: string | null | undefined;
  /** Segment, in your own words: the kind of business, the region. */
  segment?: string | null | undefined;
  /** Size, in your own words: `"small"`. */
  size?: string | null | undefined;
  /** Status from the CRM. It takes precedence over what the purchases suggest. */
  status?: OneOf<"prospect" | "trial" | "customer" | "churned"> | null | undefined;
  /** First day of this `status`. */
  statusSince?: PlainDate | null | undefined;
  /** Id of the account that this one belongs to, such as its head office. */
  parentId?: string | null | undefined;
  /** Id of the seller who owns the account and reviews it. */
  sellerId?: string | null | undefined;
  /**
   * Ids of the sellers who may hold its reviews, the owner first.
   * @defaultValue `sellerId` alone
   */
  sellerIds?: readonly string[] | null | undefined;
  /**
   * IANA zone in which the account's days are counted.
   * @defaultValue `options.timeZone`, else UTC
   */
  timeZone?: string | null | undefined;
  /** Currency of its amounts: `"USD"`. If the call is in another one, they are left out. */
  currency?: string | null | undefined;
  /**
   * Products that the account has now. They take precedence over what the purchases suggest.
   * @defaultValue what `purchases` leave after returns
   */
  owned?: readonly OwnedProduct[] | null | undefined;
  /** Money it can still spend in the 12 months after `asOf`, in the call's currency; `null` if unknown. */
  annualBudget?: number | null | undefined;
  /** Ability to pay, for an account whose `annualBudget` is unknown. */
  resources?: OneOf<"none" | "limited" | "ample"> | null | undefined;
  /** Logged contacts, such as calls, meetings and reviews. */
  touches?: readonly Touch[] | null | undefined;
  /**
   * What it bought, line by line.
   * @defaultValue the `deals` that were won
   */
  purchases?: readonly Purchase[] | null | undefined;
  /** Service tickets. */
  tickets?: readonly Ticket[] | null | undefined;
  /** Survey answers. */
  surveys?: readonly SurveyAnswer[] | null | undefined;
  /** How it wants to be contacted. */
  preferences?: ContactPreferences | null | undefined;
  /** People at the account. */
  contacts?: readonly Contact[] | null | undefined;
  /** Contracts with a recurring amount, signed or in draft. */
  contracts?: readonly Contract[] | null | undefined;
  /** Sales in the pipeline, open or closed. */
  deals?: readonly Deal[] | null | undefined;
  /** Your own signals, which ask for an earlier review. */
  signals?: readonly AccountSignal[] | null | undefined;
  /** How the account feels, in the judgment of the seller who knows it. */
  sentiment?: OneOf<"positive" | "neutral" | "negative"> | null | undefined;
  /** Other influences on loyalty that a fitted model has learned, by name: 1 for yes, 0 for no, or a number. */
  exposures?: Readonly<Record<string, number | null>> | null | undefined;
  /** Measurements of how much it uses what it bought. */
  usage?: readonly Usage[] | null | undefined;
  /** Invoices, to see whether it pays on time. */
  invoices?: readonly Invoice[] | null | undefined;
}
