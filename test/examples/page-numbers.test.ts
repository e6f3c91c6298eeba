import { en } from "retention-kit/locales/en";
import { expect, test } from "vitest";
import { about, aboutShare, axisNumber, bounds, grouped } from "../../examples/report-kit/numbers.js";
import { recount } from "../../scripts/page/recount.js";
import { madeUpReport, reportPage } from "../../scripts/pictures/pages.js";

/** With plain spaces, for the eye. */
const spaced = (text: string): string => text.replaceAll("\u00a0", " ");

test("every figure of the page agrees with its rows and its plan", { tags: ["slow"] }, () => {
  const { book } = madeUpReport(120);
  const html = reportPage(en, 120);
  expect(recount(html, book.plan)).toEqual([]);
  // And the recount finds a figure that is wrong.
  expect(recount(html.replace("<b>120</b>accounts", "<b>121</b>accounts"), book.plan)).toHaveLength(1);
});

test("estimates have two digits that count, and the units of their language", () => {
  expect([0.4, 7.6, 45.7, 1349, 400_127, 10_063_500].map((value) => spaced(about(value)))).toEqual([
    "≈ 0",
    "≈ 8",
    "≈ 46",
    "≈ 1,300",
    "≈ 400,000",
    "≈ 10 million",
  ]);
  expect([400_127, 2_260_000, 91_900_000].map((value) => spaced(about(value, "hi")))).toEqual([
    "≈ 4 लाख",
    "≈ 23 लाख",
    "≈ 9.2 करोड़",
  ]);
  expect([about(1_243_000, "lo"), about(1_243_000, "km"), grouped(1234.5, "lo")].map(spaced)).toEqual([
    "≈ 1,2 ລ້ານ",
    "≈ 1.2 លាន",
    "1.234,5",
  ]);
});

test("a chance that is not certain is never 0 or 100 percent", () => {
  expect([0, 0.001, 0.5, 0.996, 1].map((chance) => spaced(aboutShare(chance)))).toEqual([
    "≈ 0%",
    "< 1%",
    "≈ 50%",
    "> 99%",
    "≈ 100%",
  ]);
});

test("bounds hold what lies between them, and never exceed the whole", () => {
  expect(bounds({ lower: 1_991, upper: 8_651 }, "en", 8_700)).toEqual({ lower: "1,900", upper: "8,700" });
  expect(bounds({ lower: 12, upper: 8_651 }, "en", 8_652)).toEqual({ lower: "12", upper: "8,700" });
  expect(bounds({ lower: -3, upper: 0.2 })).toEqual({ lower: "0", upper: "1" });
});

test("an axis has one style of numbers in each language", () => {
  expect([0, -590_000, 1_350_000, 0.024].map(axisNumber("en"))).toEqual(["0", "−590k", "1.35M", "0.024"]);
  expect([0, -590_000, 1_350_000, 0.024].map(axisNumber("lo"))).toEqual(["0", "−590.000", "1,35 ລ້ານ", "0,024"]);
  expect([50_000, 590_000, 13_500_000].map(axisNumber("hi"))).toEqual(["50,000", "5.9 लाख", "1.35 करोड़"]);
});
