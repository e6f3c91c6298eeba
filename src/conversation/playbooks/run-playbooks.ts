import { contactRules, type ContactRules } from "../../accounts/contact-rules.js";
import { dayNumber, plainDate } from "../../calendar/days/plain-date.js";
import { workingDayFinder } from "../../calendar/working-time/working-day-finder.js";
import { assertObject, assertOptions, assertText, assertTexts } from "../../errors.js";
import { reason, type Message, type Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account.js";
import type { LayeredCalendar } from "../../records/seller.js";
import type { PlainDate } from "../../records/time.js";
import type { FollowUp, FollowUps } from "../follow-ups/schedule-follow-ups.js";
import { assertPlaybooks, type Playbook, type PlaybookStep, type PlaybookTrigger } from "./playbook.js";
import { compareTexts } from "../../records/compare-texts.js";
import {
  type GivenStanding,
  type Occasion,
  type PlaybookEvidence,
  playbookEvidence,
  type Settled,
} from "./playbook-evidence.js";
import { readRuns } from "./previous-runs.js";

const NAME = "runPlaybooks";

/** What playbooks are run with. */
export interface RunPlaybooksOptions {
  playbooks: readonly Playbook[];
  asOf: PlainDate;
  /** Working days of whoever holds the steps, leave included. */
  calendar: LayeredCalendar;
  /** State of the account, from `reviewPortfolio`; needed for the trigger `slowing`. */
  standing?: GivenStanding | undefined;
  /** The second person, by id, for steps of `"escalation"`. */
  escalation?: string | undefined;
  /**
   * The account's runs of the last time. One whose cause the records no longer tell, such as purchases that slow no longer
   * or a contact taken off the list, is ended by them, and not lost; and a champion who left on an unknown day starts a run.
   * @defaultValue none
   */
  previous?: readonly PlaybookRun[] | undefined;
  /**
   * Runs that started before this day are left out.
   * @defaultValue none is
   */
  since?: PlainDate | undefined;
  /**
   * Channels for a customer who named none.
   * @defaultValue `["call"]`
   */
  channels?: readonly string[] | undefined;
}

/**
 * Where a step stands: `done` by a touch, `due` on the day or late, still `planned`, `missed` where a later step was done
 * or the run ended after its day, or `skipped` as it is no longer needed.
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

/** One run of a playbook: what happened, and how far its steps have come. */
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

/** The runs of an account. As contacts it goes to `nextBestActions`, as one of `followUps`. */
export interface PlaybookRuns extends FollowUps {
  /** By start, then playbook. */
  readonly runs: readonly PlaybookRun[];
}

/**
 * Runs playbooks for an account: what happened to it starts dated steps on working days, which end when they are done or
 * no longer needed. The same records give the same runs, so that a run goes on from day to day without being stored. Where
 * runs are stored all the same and given back as `previous`, none is lost whose cause has left the records.
 *
 * A touch of a step's kind, from the start of the run to its end, does it; one touch does one step of a run, the earliest
 * that is open. A step is left out once one of its `unless` holds. A run ends when its cause is settled: the problem
 * solved, the contract renewed or over, a better answer, another champion, an account that stands elsewhere. The customer's preferences win: steps move to days that
 * suit, keep the days between contacts, and are skipped where there must be none.
 *
 * Cost: one pass over the records for each playbook.
 *
 * @param account - The account, with what its playbooks ask about.
 * @param options - The playbooks, the day, the working days and the second person.
 * @returns The runs with their steps, and the steps to come as contacts.
 * @throws RetentionError when a playbook, a date or the calendar is wrong.
 *
 * @example
 * import { runPlaybooks } from "retention-kit";
 *
 * const calendar = { hours: { mon: [["09:00", "17:00"]], wed: [["09:00", "17:00"]] } } as const;
 * const saveRenewal = {
 *   id: "renewal", trigger: { on: "renewal", daysAhead: 90 },
 *   steps: [
 *     { after: 0, kind: "call" },
 *     { after: 5, kind: "meeting", who: ["seller", "escalation"], unless: ["renewed"] },
 *   ],
 * } as const;
 * const account = {
 *   id: "acme", sellerId: "north", touches: [{ on: "2026-11-03", kind: "call" }],
 *   contracts: [{ id: "K1", startsOn: "2026-01-31", endsOn: "2027-01-30" }],
 * };
 * const { runs } = runPlaybooks(account, { playbooks: [saveRenewal], asOf: "2026-11-21", calendar, escalation: "boss" });
 * runs.map(({ startedOn, about, state }) => [startedOn, about, state])
 * //=> [["2026-11-01", "K1", "running"]]
 * runs[0]?.steps.map(({ dueOn, status, sellerIds }) => [dueOn, status, sellerIds])
 * //=> [["2026-11-02", "done", ["north"]], ["2026-11-16", "due", ["north", "boss"]]]
 */
export function runPlaybooks(account: Account, options: RunPlaybooksOptions): PlaybookRuns {
  assertObject(NAME, "account", account);
  assertText(NAME, "account.id", account.id);
  if (account.sellerId != null) assertText(NAME, "account.sellerId", account.sellerId);
  assertOptions(NAME, "options", options, {
    playbooks: true,
    asOf: true,
    calendar: true,
    standing: true,
    escalation: true,
    previous: true,
    since: true,
    channels: true,
  });
  const { playbooks, standing, escalation, channels = ["call"] } = options;
  assertPlaybooks(NAME, "playbooks", playbooks);
  const asOf = dayNumber(NAME, "asOf", options.asOf);
  const since = options.since === undefined ? -Infinity : dayNumber(NAME, "since", options.since);
  if (standing !== undefined) {
    assertObject(NAME, "standing", standing);
    assertText(NAME, "standing.state", standing.state);
    if (standing.since !== null) dayNumber(NAME, "standing.since", standing.since);
  }
  if (escalation !== undefined) assertText(NAME, "escalation", escalation);
  assertTexts(NAME, "channels", channels);
  const previous = options.previous === undefined ? null : readRuns(NAME, options.previous, account.id, asOf);
  const evidence = playbookEvidence(NAME, account, asOf, standing, previous);
  const rules = contactRules(NAME, account, asOf, channels);
  const workingDay = workingDayFinder(NAME, options.calendar);

  const found = playbooks.flatMap((playbook) =>
    evidence
      .occasions(playbook.trigger)
      .filter(({ day }) => day >= since)
      .map((occasion) => ({ playbook, occasion })),
  );
  const gone = { day: asOf, by: "no-longer", isDated: false } as const;
  const keys = new Set(found.map(({ playbook, occasion }) => keyOf(account, playbook, occasion)));
  const kept = (previous ?? []).filter(({ run, day }) => day >= since && !keys.has(run.key));
  for (const { run, day, about } of kept) {
    const playbook = playbooks.find(({ id, trigger }) => id === run.playbookId && trigger.on === run.trigger);
    if (playbook === undefined || run.state !== "running") continue;
    found.push({ playbook, occasion: { day, about, settled: gone } });
    keys.add(run.key);
  }
  found.sort((a, b) => a.occasion.day - b.occasion.day);
  const before = new Map((previous ?? []).map(({ run }) => [run.key, run]));
  const context: RunContext = { account, escalation, asOf, evidence, rules, workingDay, before };
  const runs = found.map(({ playbook, occasion }) => runOf(playbook, occasion, context));
  // What is over and has left the records stays as it was.
  const over = kept.filter(({ run }) => !keys.has(run.key) && run.state !== "running");
  if (over.length > 0) {
    runs.push(...over.map(({ run }) => run));
    runs.sort((a, b) => compareTexts(a.startedOn, b.startedOn));
  }
  return {
    accountId: account.id,
    runs,
    contacts: runs.flatMap(({ steps }) => steps.flatMap((step) => contactOf(step, account, rules))),
    dropped: runs.flatMap(({ steps }) =>
      steps
        .filter(({ status }) => status === "skipped")
        .map(({ code, params, text, dueOn, reasons }) => ({
          code,
          ...(params !== undefined && { params }),
          ...(text !== undefined && { text }),
          dueOn,
          reasons,
        })),
    ),
    assumptions: [],
  };
}

interface RunContext {
  account: Account;
  escalation: string | undefined;
  asOf: number;
  evidence: PlaybookEvidence;
  rules: ContactRules;
  workingDay: (from: number, suits: (day: number) => boolean) => number;
  /** Runs of the last time by key. */
  before: ReadonlyMap<string, PlaybookRun>;
}

function keyOf({ id }: Account, playbook: Playbook, { day, about }: Occasion): string {
  return [id, playbook.id, plainDate(day), about ?? ""].join(":");
}

/** The day on which it ended; where no one dated that, the one on which it was first told. */
function endedOn({ day, by, isDated }: Settled, before: PlaybookRun | undefined): PlainDate {
  const told = before?.state === "ended" ? before.reasons[0]?.params : undefined;
  return !isDated && told?.condition === by && typeof told.on === "string" ? told.on : plainDate(day);
}

function runOf(playbook: Playbook, occasion: Occasion, context: RunContext): PlaybookRun {
  const { account, asOf, evidence, rules } = context;
  const key = keyOf(account, playbook, occasion);
  const dueDays = playbook.steps.map((step) => dueDayOf(step, occasion.day, context.workingDay));
  const { settled } = occasion;
  // A day on which it ended that no one dated is not compared with the days of the steps.
  const end = !settled?.isDated ? Infinity : settled.day;
  const touches = evidence.touches.filter(({ day }) => day <= end);
  const doneDays = doneDaysOf(playbook.steps, occasion.day, touches);
  const lastDone = doneDays.findLastIndex((day) => day !== null);
  let earliest = rules.earliestDay;

  const steps = playbook.steps.map((step, index): RunStep => {
    const due = dueDays[index] ?? occasion.day;
    const done = doneDays[index] ?? null;
    const reasons = [
      reason("conversation.playbook.because", {
        playbook: playbook.id,
        trigger: playbook.trigger.on,
        on: plainDate(occasion.day),
      }),
    ];
    const stand = (): StepStatus => {
      if (done !== null) return "done";
      for (const condition of step.unless ?? []) {
        const met = evidence.metOn(condition, occasion);
        if (met === null || met > end) continue;
        reasons.push(reason("conversation.playbook.unless", { condition, on: plainDate(met) }));
        return "skipped";
      }
      if (index < lastDone || end < Infinity) return due < end ? "missed" : "skipped";
      if (settled !== null) return "skipped";
      if (rules.forbidden !== null) {
        reasons.push(rules.forbidden);
        return "skipped";
      }
      return due <= asOf ? "due" : "planned";
    };
    const status = stand();
    const isOpen = status === "due" || status === "planned";
    const on = isOpen ? context.workingDay(Math.max(due, asOf, earliest), rules.suitsOn) : null;
    if (on !== null) earliest = on + Math.max(1, rules.daysBetweenContacts);
    if (isOpen && due < asOf) reasons.push(reason("conversation.follow-up.late", { dueOn: plainDate(due) }));
    const sellerIds = peopleOf(step, context);
    if (isOpen && sellerIds.length === 0) reasons.push(reason("conversation.playbook.nobody"));
    return {
      ...messageOf(step, playbook, index),
      key: `${key}:${index + 1}`,
      number: index + 1,
      kind: step.kind,
      sellerIds,
      dueOn: plainDate(due),
      on: on === null ? null : plainDate(on),
      status,
      doneOn: done === null ? null : plainDate(done),
      reasons: isOpen ? [...reasons, ...rules.reasons] : reasons,
    };
  });
  const isOver = steps.every(({ status }) => status !== "due" && status !== "planned");
  const isDone = steps.every(({ status }) => status === "done");
  return {
    key,
    accountId: account.id,
    playbookId: playbook.id,
    trigger: playbook.trigger.on,
    startedOn: plainDate(occasion.day),
    about: occasion.about,
    state: settled !== null && !isDone ? "ended" : isOver ? "completed" : "running",
    reasons:
      settled === null || isDone
        ? []
        : [
            reason("conversation.playbook.ended", {
              condition: settled.by,
              on: endedOn(settled, context.before.get(key)),
            }),
          ],
    steps,
  };
}

function dueDayOf({ after, afterDays = 0 }: PlaybookStep, start: number, workingDay: RunContext["workingDay"]): number {
  const any = (): boolean => true;
  if (after === undefined) return workingDay(start + afterDays, any);
  let day = after === 0 ? workingDay(start, any) : start;
  for (let passed = 0; passed < after; passed++) day = workingDay(day + 1, any);
  return day;
}

/** Each touch does the earliest open step of its kind. */
function doneDaysOf(
  steps: readonly PlaybookStep[],
  start: number,
  touches: PlaybookEvidence["touches"],
): (number | null)[] {
  const done = steps.map((): number | null => null);
  for (const { day, kind } of touches) {
    if (day < start) continue;
    const open = steps.findIndex(
      (step, index) => done[index] === null && (step.kind === kind || step.orKinds?.includes(kind) === true),
    );
    if (open >= 0) done[open] = day;
  }
  return done;
}

function peopleOf({ who = "seller" }: PlaybookStep, { account, escalation }: RunContext): string[] {
  const ids = (typeof who === "string" ? [who] : who).flatMap((person) => {
    if (person === "seller") return ownerOf(account) ?? [];
    return person === "escalation" ? (escalation ?? []) : person;
  });
  return [...new Set(ids)];
}

function ownerOf({ sellerId, sellerIds }: Account): string | undefined {
  return sellerId ?? sellerIds?.[0];
}

function messageOf({ code, text, kind }: PlaybookStep, { id, steps }: Playbook, index: number): Message {
  if (code !== undefined) return { code, ...(text !== undefined && { text }) };
  const message = reason("conversation.playbook.step", { playbook: id, kind, step: index + 1, steps: steps.length });
  return text === undefined ? message : { ...message, text };
}

function contactOf(
  { code, params, text, key, on, dueOn, sellerIds, reasons }: RunStep,
  account: Account,
  rules: ContactRules,
): FollowUp[] {
  if (on === null) return [];
  const isOwners = sellerIds.length === 0 || (sellerIds.length === 1 && sellerIds[0] === ownerOf(account));
  return [
    {
      code,
      ...(params !== undefined && { params }),
      ...(text !== undefined && { text }),
      key,
      on,
      dueOn,
      ...(!isOwners && { sellerIds }),
      channel: rules.channels[0] ?? "",
      hours: rules.hours,
      language: rules.language,
      reasons,
    },
  ];
}
