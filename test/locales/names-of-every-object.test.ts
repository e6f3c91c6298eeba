import { describe as say, type Locale } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { hi } from "retention-kit/locales/hi";
import { km } from "retention-kit/locales/km";
import { lo } from "retention-kit/locales/lo";
import { describe, expect, test } from "vitest";

const names = ["constructor", "__proto__", "toString", "hasOwnProperty"];

/** Every sentence that looks a name of the caller's up, each with the name at that place. */
const messages = (name: string): [string, Record<string, string | number>][] => [
  ["loyalty.health.entered-band", { band: name }],
  ["loyalty.health.left-band", { band: name }],
  ["loyalty.health.knocked-out", { factor: name, value: 1, band: name }],
  ["loyalty.not-learned", { factor: name }],
  ["conversation.follow-up.touched", { kind: name, on: "2026-01-05" }],
  ["conversation.left-out.too-direct", { subject: name }],
  ["opportunity.means.stated", { resources: name }],
  ["portfolio.standing.given", { status: name }],
  ["portfolio.standing.given-since", { status: name, since: "2026-01-05" }],
  ["reviews.level.unknown", { level: name }],
  ["conversation.playbook.ended", { condition: name, on: "2026-01-05" }],
];

describe.each<[string, Locale]>([
  ["en", en],
  ["km", km],
  ["lo", lo],
  ["hi", hi],
])("words in %s", (_, locale) => {
  test.each(names)("are not looked up among what every object has: %s", (name) => {
    for (const [code, params] of messages(name)) {
      if (!Object.hasOwn(locale.words, code)) continue;
      const sentence = say({ code, params }, locale);
      expect(sentence).not.toMatch(/native code|object Object/);
      // English has sentences that do not name these.
      if (locale !== en) expect(sentence).toContain(name);
    }
  });
});
