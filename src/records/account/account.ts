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
  /** The product, as the catalogue calls it. */
  productId: string;
  /** The day it was bought, from which its age counts. */
  purchasedOn: PlainDate;
  /**
   * Whole number.
   * @defaultValue `1`
   */
  quantity?: number | null | undefined;
  /** Last day of the warranty. */
  warrantyEndsOn?: PlainDate | null | undefined;
  /** Hours a year that the customer spends keeping it at its best. */
  maintenanceHoursPerYear?: number | null | undefined;
}

/** A customer, with whatever is known of it. */
export interface Account {
  /** Unique in the book. */
  id: string;
  /** What people call it. */
  name?: string | null | undefined;
  /** Its segment, in words of your own: the kind of business, the region. */
  segment?: string | null | undefined;
  /** Its size, in words of your own. */
  size?: string | null | undefined;
  /** What the CRM says of it. It wins over what the purchases say. */
  status?: OneOf<"prospect" | "trial" | "customer" | "churned"> | null | undefined;
  /** The day since which `status` holds. */
  statusSince?: PlainDate | null | undefined;
  /** The account that this one belongs to, such as its head office. */
  parentId?: string | null | undefined;
  /** The owner: who reviews it. */
  sellerId?: string | null | undefined;
  /**
   * Sellers who may hold its reviews, the owner first.
   * @defaultValue `sellerId` alone
   */
  sellerIds?: readonly string[] | null | undefined;
  /**
   * IANA zone in which the account's days are counted.
   * @defaultValue `options.timeZone`, else UTC
   */
  timeZone?: string | null | undefined;
  /** Currency of its amounts; where it is not the call's, they are left out. */
  currency?: string | null | undefined;
  /**
   * What the account has. It wins over what the purchases say.
   * @defaultValue what `purchases` leave after returns
   */
  owned?: readonly OwnedProduct[] | null | undefined;
  /** Money still free to spend in the 12 months after `asOf`; `null` when unknown. */
  annualBudget?: number | null | undefined;
  /** Means to buy, where no budget is known. */
  resources?: OneOf<"none" | "limited" | "ample"> | null | undefined;
  /** Contacts that were logged. */
  touches?: readonly Touch[] | null | undefined;
  /**
   * What it bought, line by line.
   * @defaultValue the `deals` that were won
   */
  purchases?: readonly Purchase[] | null | undefined;
  /** Problems that it brought. */
  tickets?: readonly Ticket[] | null | undefined;
  /** Answers that it gave. */
  surveys?: readonly SurveyAnswer[] | null | undefined;
  /** How it wants to be contacted. */
  preferences?: ContactPreferences | null | undefined;
  /** The people there. */
  contacts?: readonly Contact[] | null | undefined;
  /** What pays a recurring amount, signed or drafted. */
  contracts?: readonly Contract[] | null | undefined;
  /** Sales in the pipeline, open or closed. */
  deals?: readonly Deal[] | null | undefined;
  /** Signals of your own. */
  signals?: readonly AccountSignal[] | null | undefined;
  /** How the account feels, as the seller who knows it says. */
  sentiment?: OneOf<"positive" | "neutral" | "negative"> | null | undefined;
  /** Whatever else may matter to its loyalty, by name, where a model learned it: 1 or 0, or a number. */
  exposures?: Readonly<Record<string, number | null>> | null | undefined;
  /** How much it uses what it bought. */
  usage?: readonly Usage[] | null | undefined;
  /** Invoices, to see whether it pays on time. */
  invoices?: readonly Invoice[] | null | undefined;
}
