import type { ContactRules } from "../../accounts/contact-rules.js";
import { plainDate } from "../../calendar/days/plain-date.js";
import { reason, type Message } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import type { PlainDate } from "../../records/values/time.js";
import type { Playbook, PlaybookStep } from "./playbook.js";
import type { Occasion, PlaybookEvidence, Settled } from "./playbook-evidence.js";
import type { StepStatus, RunStep, PlaybookRun } from "./playbook-run.js";
import { peopleOf } from "./step-holders.js";

/** What the runs of an account depend on. */
export interface RunContext {
  account: Account;
  escalation: string | undefined;
  asOf: number;
  evidence: PlaybookEvidence;
  rules: ContactRules;
  workingDay: (from: number, suits: (day: number) => boolean) => number;
  /** Runs of the last time by key. */
  before: ReadonlyMap<string, PlaybookRun>;
}

/**
 * A run's key: the same however often the playbook is run.
 * @internal
 */
export function keyOf({ id }: Account, playbook: Playbook, { day, about }: Occasion): string {
  return [id, playbook.id, plainDate(day), about ?? ""].join(":");
}

/** The day on which it ended; where no one dated that, the one on which it was first told. */
function endedOn({ day, by, isDated }: Settled, before: PlaybookRun | undefined): PlainDate {
  const told = before?.state === "ended" ? before.reasons[0]?.params : undefined;
  return !isDated && told?.condition === by && typeof told.on === "string" ? told.on : plainDate(day);
}

/**
 * One run of a playbook: what started it, and where each of its steps stands.
 * @internal
 */
export function runOf(playbook: Playbook, occasion: Occasion, context: RunContext): PlaybookRun {
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

function dueDayOf({ after, afterDays }: PlaybookStep, start: number, workingDay: RunContext["workingDay"]): number {
  const any = (): boolean => true;
  if (after == null) return workingDay(start + (afterDays ?? 0), any);
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

function messageOf({ code, text, kind }: PlaybookStep, { id, steps }: Playbook, index: number): Message {
  if (code != null) return { code, ...(text != null && { text }) };
  const message = reason("conversation.playbook.step", { playbook: id, kind, step: index + 1, steps: steps.length });
  return text == null ? message : { ...message, text };
}
