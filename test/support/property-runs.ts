/** In `npm run test:long`: leaves out the tests that have all their cases, and writes down how the others end. */
import { afterEach, beforeEach } from "vitest";
import { testKey } from "./long-log.js";
import { asked, atWork, soFar, tell, testAtWork } from "./long-turn.js";

let begun = false;

beforeEach((context) => {
  begun = !soFar().over.has(testKey(testAtWork())) && Date.now() < asked.until;
  atWork.runs = 0;
  atWork.lacking = 0;
  context.skip(!begun, "has had all its cases, or the time is over");
});

afterEach(({ task }) => {
  if (!begun) return;
  begun = false;
  const { state, errors } = task.result ?? {};
  const { runs, lacking } = atWork;
  const message = errors?.[0]?.message.slice(0, 2000) ?? null;
  tell({ ...testAtWork(), runs, whole: lacking === 0, passed: state !== "fail", message });
});
