import { expect, test } from "vitest";
import { locales } from "../../examples/report-kit/locales.js";
import { wordsIn } from "../../examples/report-kit/words.js";

const grown = { en: "12,000", km: "12,000", lo: "12.000", hi: "12,000" };

test.each(Object.entries(grown))(
  "in %s an estimate has its sign inside a sentence, what was counted has not",
  (language, written) => {
    const locale = locales.get(language);
    if (locale === undefined) throw new Error(`no ${language}`);
    const words = wordsIn(locale, "EUR");
    const atRisk = words({ code: "portfolio.attention.keep", params: { amount: 12_345, months: 12, loss: 0.37 } });
    expect(atRisk).toContain(`≈\u00a0${written}`);
    expect(atRisk).toContain("≈\u00a037%");
    expect(atRisk.match(/≈/g)).toHaveLength(2);
    const within = words({
      code: "portfolio.attention.keep-beyond",
      params: { amount: 12_345, beyond: 1234, months: 12, loss: 0.37 },
    });
    expect(within.match(/≈/g)).toHaveLength(3);
    expect(words({ code: "portfolio.value-at-risk.spent", params: { spent: 12_000 } })).not.toContain("≈");
  },
);
