import { expect, test } from "vitest";
import { studentTQuantile } from "../../src/numeric/distributions/student-t.js";
import rows from "../fixtures/scipy/student-t.json" with { type: "json" };

test.each(rows as [number, number, number][])("the %d quantile with %d degrees of freedom is %d", (p, df, expected) => {
  expect(Math.abs(studentTQuantile(p, df) - expected)).toBeLessThanOrEqual(
    (df > 1000 ? 1e-11 : 1e-12) * Math.abs(expected),
  );
});
