import type { AdapterOptions } from "../shared/adapter-options.js";
import type {
  TwentyCalendarEvent,
  TwentyCompany,
  TwentyMessage,
  TwentyOpportunity,
  TwentyTask,
  TwentyWorkspaceMember,
} from "./twenty-objects.js";

/** The rows that the options of `fromTwenty` look into. */
export interface TwentyRows {
  account: TwentyCompany;
  product: object;
  deal: TwentyOpportunity;
  touch: TwentyCalendarEvent | TwentyMessage | TwentyTask;
  ticket: object;
  seller: TwentyWorkspaceMember;
}

/** How to read Twenty's rows. */
export type FromTwentyOptions = AdapterOptions<TwentyRows>;
