import type { Message, Reason } from "../../reasons/reason.js";
import type { PlainDate } from "../../records/values/time.js";
import type { FollowUps } from "../follow-ups/schedule-follow-ups.js";
import type { PlaybookTrigger } from "./playbook.js";

/**
 * Status of a step: `done` by a touch; `due` today or late; still `planned`; `missed` if a later step was done or the
 * run ended after its day; or `skipped` as no longer needed.
 */
export type StepStatus = "done" | "due" | "planned" | "missed" | "skipped";

/** One step of a run. */
export interface RunStep extends Message {
  /** The run's key and the number of the step. */
  readonly key: string;
  readonly number: number;
  readonly kind: string;
  /** Who holds it; two for a step of both. Empty where no one is known. */
  readonly sellerIds: readonly string[];
  /** The working day that the playbook gives it. */
  readonly dueOn: PlainDate;
  /** The day it is proposed for; `null` if it is no longer to be done. */
  readonly on: PlainDate | null;
  readonly status: StepStatus;
  readonly doneOn: PlainDate | null;
  readonly reasons: readonly Reason[];
}

/** One run of a playbook: what started it, and its steps. */
export interface PlaybookRun {
  /** `accountId:playbookId:start:about`: the same however often it is made. */
  readonly key: string;
  readonly accountId: string;
  readonly playbookId: string;
  readonly trigger: PlaybookTrigger["on"];
  readonly startedOn: PlainDate;
  /** Ticket, contract, contact or product; `null` if there is none. */
  readonly about: string | null;
  /** `completed` where nothing is left to do, `ended` where what started it was settled before. */
  readonly state: "running" | "completed" | "ended";
  /** Why it ended. */
  readonly reasons: readonly Reason[];
  readonly steps: readonly RunStep[];
}

/** The runs of an account. Give it to `nextBestActions` as one of `followUps`. */
export interface PlaybookRuns extends FollowUps {
  /** By start, then playbook. */
  readonly runs: readonly PlaybookRun[];
}
