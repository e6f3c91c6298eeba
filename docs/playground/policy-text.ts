import { overridesOf, policiesOf, type Settings } from "./settings.js";

/** The policy as plain data: what `reviewPortfolio` takes, ready to be stored. */
export function policyAsJson(settings: Settings): string {
  const overrides = overridesOf(settings);
  return JSON.stringify(
    {
      policies: policiesOf(settings),
      assumptions: { preset: presetOf(settings), ...(Object.keys(overrides).length > 0 && { overrides }) },
      ...(settings.values.hours !== undefined && { timeForReviews: settings.values.hours }),
    },
    null,
    2,
  );
}

/** The policy as a program to start from. */
export function policyAsCode(settings: Settings, { asOf, to }: { asOf: string; to: string }): string {
  const overrides = overridesOf(settings);
  const preset = presetOf(settings);
  const { hours } = settings.values;
  const figures =
    Object.keys(overrides).length > 0
      ? `assumptions("${preset}", ${literal(overrides, 1)})`
      : `assumptions(${preset === "published" ? "" : `"${preset}"`})`;
  return `import { assumptions, reviewPortfolio } from "retention-kit";

const policies = ${literal(policiesOf(settings), 0)};
${
  hours === undefined
    ? ""
    : `const sellers = records.sellers.map((seller) => ({
  ...seller,
  minutesPerDay: Math.round((seller.minutesPerDay ?? 120) * ${hours}),
}));
`
}
const book = reviewPortfolio(${hours === undefined ? "records" : "{ ...records, sellers }"}, {
  asOf: "${asOf}",
  to: "${to}",
  policies,
  assumptions: ${figures},
});
`;
}

function presetOf({ preset }: Settings): "published" | "cautious" {
  return preset === "cautious" ? "cautious" : "published";
}

/** A plain object as a JavaScript literal, keys without quotes where they can be. */
function literal(value: unknown, depth: number): string {
  return JSON.stringify(value, null, 2)
    .replace(/^(\s*)"([A-Za-z]\w*)":/gm, "$1$2:")
    .replaceAll("\n", `\n${"  ".repeat(depth)}`);
}
