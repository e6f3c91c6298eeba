import { expect, test } from "vitest";
import { hasReviewMark, reviewMark } from "../../src/adapters/shared/review-mark.js";

const KEY = "6f1c3a52-7c9e-5d0b-9f43-0a1b2c3d4e5f";

test("a mark is found wherever it stands, and whatever was written below it", () => {
  for (const text of [reviewMark(KEY), `Call them\n${reviewMark(KEY)}`, `<p>${reviewMark(KEY)}</p><p>see #12</p>`]) {
    expect(hasReviewMark(text)).toBe(true);
  }
});

test("a number sign, a key of another version, and nothing are no mark", () => {
  for (const text of ["see #12", `#${KEY.replace("-5d", "-4d")}`, KEY, "", null, undefined]) {
    expect(hasReviewMark(text)).toBe(false);
  }
});
