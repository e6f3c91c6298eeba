import { estimateLoyalty, evaluatePredictions, fitLoyaltyModel } from "retention-kit";
import { describe, expect, test } from "vitest";
import { sharedData } from "../support/shared-data.js";

const file = sharedData("telecom-service-calls-churn-train.csv");

/** Log losses of other fits by the same protocol, each half predicted from the other. */
const known = [
  { train: 0, logistic: 0.38553, isotonic: 0.36751 },
  { train: 1, logistic: 0.4089, isotonic: 0.39321 },
];

describe.skipIf(file === null)(
  "telecom customers: service calls as effort (skipped where ../shared/data is absent)",
  () => {
    const [header = [], ...rows] = (file ?? "")
      .trim()
      .split("\n")
      .map((line) => line.replaceAll('"', "").split(","));
    const calls = header.indexOf("number_customer_service_calls");
    const churn = header.indexOf("churn");
    const customers = rows.map((row) => ({
      effort: Math.min(5, 1 + Number(row[calls])),
      repurchased: row[churn] === "no",
    }));

    test.each(known)(
      "trained on rows of parity $train it beats a logistic and keeps up with an isotonic fit",
      (rival) => {
        const model = fitLoyaltyModel(customers.filter((_, index) => index % 2 === rival.train));
        const held = customers.filter((_, index) => index % 2 !== rival.train);
        const probabilities = held.map(({ effort }) => {
          const { probability } = estimateLoyalty({ effort }, { model, asOf: "2026-11-21" });
          return Math.min(1 - 1e-6, Math.max(1e-6, probability));
        });
        const { logLoss } = evaluatePredictions(
          probabilities,
          held.map(({ repurchased }) => repurchased),
        );
        expect(customers).toHaveLength(3333);
        expect(model.effortCurve).toBe("bent");
        expect(logLoss).toBeLessThan(rival.logistic);
        expect(logLoss).toBeLessThan(1.01 * rival.isotonic);
      },
    );
  },
);
