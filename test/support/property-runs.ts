import { appendFileSync } from "node:fs";
import { afterAll, expect } from "vitest";

/** Writes down that a file of properties is done, so that `npm run test:long` can go on after it. */
afterAll(() => {
  const { testPath: file = "" } = expect.getState();
  appendFileSync(process.env.PROPERTY_LOG ?? "", `${JSON.stringify({ file, done: true })}\n`);
});
