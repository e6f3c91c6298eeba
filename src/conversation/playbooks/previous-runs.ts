import { dayNumber } from "../../calendar/days/plain-date.js";
import { assertRows, assertText } from "../../errors.js";
import type { KnownRun } from "./playbook-evidence.js";
import type { PlaybookRun } from "./playbook-run.js";

/**
 * A run of the last time, with its day as a number.
 * @internal
 */
export interface ReadRun extends KnownRun {
  run: PlaybookRun;
}

/**
 * Reads the runs of an account up to a day.
 * @internal
 */
export function readRuns(
  functionName: string,
  runs: readonly PlaybookRun[],
  accountId: string,
  asOf: number,
): ReadRun[] {
  assertRows(functionName, "previous", runs);
  const read = runs.map((run, index): ReadRun => {
    const path = `previous[${index}]`;
    for (const field of ["key", "accountId", "playbookId", "trigger", "state"] as const) {
      assertText(functionName, `${path}.${field}`, run[field]);
    }
    const { about } = run;
    if (about !== null) assertText(functionName, `${path}.about`, about);
    assertRows(functionName, `${path}.reasons`, run.reasons);
    assertRows(functionName, `${path}.steps`, run.steps);
    const day = dayNumber(functionName, `${path}.startedOn`, run.startedOn);
    return { run, trigger: run.trigger, day, about, isRunning: run.state === "running" };
  });
  return read.filter(({ run, day }) => run.accountId === accountId && day <= asOf);
}
