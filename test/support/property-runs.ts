/**
 * In `npm run test:long`: leaves out the tests that have all their cases, and those that would not have them in this turn, and
 * writes down how the others end.
 */
import { afterAll, afterEach, beforeEach } from "vitest";
import { testKey } from "./long-log.js";
import { asked, atWork, soFar, tell, testAtWork } from "./long-turn.js";

let begun = false;

beforeEach((context) => {
  const test = testKey(testAtWork());
  const { over, left } = soFar();
  const isTooLong = 1000 * (left.get(test) ?? 0) > asked.milliseconds;
  begun = !over.has(test) && !isTooLong && Date.now() < asked.until;
  atWork.runs = 0;
  atWork.lacking = 0;
  context.skip(!begun, "has had all its cases, would not have them in this turn, or the time is over");
});

afterEach(({ task }) => {
  if (!begun) return;
  begun = false;
  const { state, errors } = task.result ?? {};
  const { runs, lacking } = atWork;
  const message = errors?.[0]?.message.slice(0, 2000) ?? null;
  tell({ ...testAtWork(), runs, whole: lacking === 0, passed: state !== "fail", message });
});

afterAll(() => {
  tell({ file: testAtWork().file, done: true });
});
