import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { importX } from "eslint-plugin-import-x";
import regexp from "eslint-plugin-regexp";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import importWork from "./scripts/lint-import-work.js";

/**
 * The floors of the house: what each folder of src may import besides itself.
 * Nothing points upwards, nothing in a circle.
 */
const ground = ["errors.ts", "records", "evidence", "reasons", "calendar", "reading", "numeric"];
const edge = ["errors.ts", "records", "evidence", "reasons", "calendar", "reading", "numeric/elementary"];
const floors = {
  errors: [],
  records: ["errors.ts", "errors/likely-name.ts"],
  evidence: ["errors.ts", "records"],
  reasons: ["errors.ts", "records", "evidence", "numeric/elementary"],
  calendar: ["errors.ts", "records", "numeric/discrete"],
  reading: ["errors.ts", "errors/likely-name.ts", "records", "calendar"],
  numeric: ["errors.ts"],
  accounts: ["errors.ts", "records", "reasons", "calendar", "reading", "numeric/elementary"],
  measures: ground,
  scorecard: ground,
  planner: ["errors.ts", "records", "reasons", "calendar", "numeric"],
  service: [...ground, "measures", "scorecard"],
  opportunity: [...ground, "measures", "scorecard"],
  purchases: [...ground, "measures"],
  value: [...ground, "measures"],
  "word-of-mouth": [...ground, "measures"],
  loyalty: [...ground, "accounts", "measures", "scorecard", "service", "purchases", "word-of-mouth"],
  reviews: [...ground, "accounts", "opportunity", "planner/plan"],
  conversation: [...ground, "accounts", "measures", "opportunity", "reviews"],
  allocation: [...ground, "measures", "loyalty", "reviews", "word-of-mouth"],
  schemas: edge,
  adapters: [...edge, "service/log"],
  icalendar: [...edge, "planner/plan"],
  locales: edge,
};
/** What most rooms of the main job stand on. */
const portfolioParts = ["reading", "buying", "standing", "contracts", "stakes"].map((room) => `portfolio/${room}`);
/** Floors inside a domain: what each room may import of its own house. */
const rooms = {
  "records/values": [],
  "records/company": ["records/values"],
  "records/account": ["records/values", "records/company"],
  "records/rows": ["records/values", "records/company", "records/account"],
  "numeric/elementary": [],
  "numeric/functions": ["numeric/elementary"],
  "numeric/discrete": ["numeric/elementary"],
  "numeric/distributions": ["numeric/elementary", "numeric/functions", "numeric/discrete"],
  "numeric/random": ["numeric/elementary", "numeric/functions", "numeric/discrete"],
  "numeric/fitting": ["numeric/elementary", "numeric/functions", "numeric/distributions", "numeric/discrete"],
  "planner/plan": [],
  "planner/flow": [],
  "planner/assignment": [],
  "planner/packing": ["planner/assignment"],
  "planner/problem": ["planner/plan", "planner/assignment"],
  "planner/placement": ["planner/plan", "planner/problem", "planner/flow", "planner/assignment", "planner/packing"],
  "planner/remedies": ["planner/plan", "planner/problem", "planner/placement", "planner/assignment"],
  "planner/times": ["planner/plan"],
  "planner/areas": ["planner/plan"],
  "purchases/histories": [],
  "purchases/engine": ["purchases/histories"],
  "purchases/models/beta-geometric": ["purchases/engine", "purchases/histories"],
  "purchases/models/pareto-nbd": ["purchases/engine", "purchases/histories"],
  "purchases/models/bg-bb": ["purchases/engine", "purchases/histories"],
  "purchases/models/gamma-gamma": ["purchases/engine", "purchases/histories"],
  "purchases/models/contracts": ["purchases/engine", "purchases/histories"],
  "purchases/calibration": [],
  "purchases/rhythm": ["purchases/histories", "purchases/predictions", "purchases/calibration"],
  "purchases/predictions": ["purchases/models", "purchases/engine", "purchases/histories"],
  "purchases/evaluation": ["purchases/predictions", "purchases/models", "purchases/engine", "purchases/histories"],
  "word-of-mouth/process": [],
  "word-of-mouth/exact": ["word-of-mouth/process"],
  "word-of-mouth/simulation": ["word-of-mouth/process", "word-of-mouth/exact"],
  "word-of-mouth/referrals": ["word-of-mouth/process"],
  "word-of-mouth/diffusion": [],
  "loyalty/model": [],
  "loyalty/estimate": ["loyalty/model"],
  "loyalty/health": ["loyalty/estimate"],
  "loyalty/recovery": ["loyalty/estimate", "loyalty/model"],
  "service/log": [],
  "service/effort": ["service/log"],
  "service/standards": ["service/log"],
  "service/problems": ["service/effort"],
  "opportunity/knapsack": [],
  "opportunity/catalogue": [],
  "opportunity/holdings": ["opportunity/catalogue"],
  "opportunity/openings": ["opportunity/catalogue", "opportunity/holdings"],
  "opportunity/propensity": [
    "opportunity/catalogue",
    "opportunity/holdings",
    "opportunity/openings",
    "opportunity/opportunity-policy.ts",
  ],
  "conversation/invitation": ["conversation/last-answers.ts", "conversation/talk-lists.ts"],
  "calendar/days": [],
  "calendar/working-calendars": ["calendar/days"],
  "calendar/working-time": ["calendar/days", "calendar/working-calendars"],
  "portfolio/reading": [],
  "portfolio/buying": [],
  "portfolio/standing": [],
  "portfolio/floor": [],
  "portfolio/contracts": ["portfolio/standing"],
  "portfolio/stakes": ["portfolio/buying", "portfolio/standing", "portfolio/contracts"],
  "portfolio/renewals": ["portfolio/stakes", "portfolio/standing", "portfolio/contracts"],
  "portfolio/signals": ["portfolio/reading", "portfolio/stakes", "portfolio/standing"],
  "portfolio/options": [...portfolioParts, "portfolio/signals"],
  "portfolio/book": [...portfolioParts, "portfolio/options"],
  "portfolio/account": [...portfolioParts, "portfolio/signals", "portfolio/options", "portfolio/book"],
  "portfolio/plan": [...portfolioParts, "portfolio/floor", "portfolio/options", "portfolio/account"],
  "portfolio/report": [...portfolioParts, "portfolio/options", "portfolio/book", "portfolio/account", "portfolio/plan"],
  "portfolio/actions": ["portfolio/reading", "portfolio/report"],
  "backtest/past": [],
  "backtest/windows": ["backtest/past"],
  "backtest/judging": ["backtest/past", "backtest/windows"],
  "schemas/shapes": [],
  "schemas/parsers": ["schemas/shapes"],
  "adapters/shared": [],
  "adapters/hubspot": ["adapters/shared"],
  "adapters/salesforce": ["adapters/shared"],
  "adapters/twenty": ["adapters/shared"],
  "adapters/zendesk": ["adapters/shared"],
};

const zone = (folder, allowed) => ({
  target: `./src/${folder}`,
  from: "./src",
  except: [`./${folder}`, ...allowed.map((name) => `./${name}`)],
  message: `src/${folder} may import only from: ${allowed.join(", ") || "itself"}.`,
});
const roomZone = (room, allowed) => {
  const house = room.slice(0, room.indexOf("/"));
  return {
    target: `./src/${room}`,
    from: `./src/${house}`,
    except: [room, ...allowed].map((name) => `./${name.slice(house.length + 1)}`),
    message: `src/${room} may import of its own house only from: ${allowed.join(", ") || "itself"}.`,
  };
};
const zones = [
  ...Object.entries(floors).map(([folder, allowed]) => zone(folder, allowed)),
  ...Object.entries(rooms).map(([room, allowed]) => roomZone(room, allowed)),
];

export default defineConfig(
  globalIgnores([
    "dist",
    "dist-again",
    "docs/site",
    "**/out",
    "tsup.config.bundled_*",
    "test/fixtures",
    "test/vendor-types",
    "**/.venv*",
  ]),
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ["*.js"] } } },
    plugins: { "import-x": importX },
    settings: { "import-x/resolver-next": [createTypeScriptImportResolver()] },
    rules: {
      "import-x/no-restricted-paths": ["error", { zones }],
      "import-x/no-cycle": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true, allowBoolean: true }],
      "@typescript-eslint/prefer-nullish-coalescing": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      // A reason code without parameters has an empty object of them.
      "@typescript-eslint/no-generated-empty-object-type": "off",
      "no-param-reassign": "error",
    },
  },
  {
    files: ["src/**/*.ts"],
    rules: {
      "no-eval": "error",
      "no-restricted-globals": ["error", "process", "performance", "globalThis"],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Take a seed instead." },
        { object: "Date", property: "now", message: "Take asOf instead." },
        ...[
          "exp",
          "expm1",
          "log",
          "log1p",
          "log2",
          "log10",
          "pow",
          "sin",
          "cos",
          "tan",
          "atan2",
          "hypot",
          "sinh",
          "cosh",
          "tanh",
          "cbrt",
        ].map((property) => ({
          object: "Math",
          property,
          message: "Its last digit is the engine's: see numeric/elementary.",
        })),
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "BinaryExpression[operator='**']:not([left.value=2][right.type=/Literal|Unary/])",
          message: "The last digit of a power is the engine's: use pow or squared of numeric/elementary.",
        },
        { selector: "ImportExpression", message: "Nothing is loaded while it runs: import it at the top." },
        {
          selector: "BinaryExpression[operator='instanceof'][right.name='RetentionError']",
          message: "Use refusalOf: it tells what a batch may list from what it must throw on.",
        },
      ],
    },
  },
  {
    // A pattern that takes time beyond the length of its text would let one row hold up all others.
    files: ["src/**/*.ts"],
    plugins: { regexp },
    rules: {
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": ["error", { report: "potential" }],
    },
  },
  {
    // Where angles are too large to reduce, the engine's own sine is all there is.
    files: ["src/numeric/elementary/trigonometry.ts"],
    rules: { "no-restricted-properties": "off" },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/schemas/**"],
    plugins: { house: { rules: { "no-import-work": importWork } } },
    rules: { "house/no-import-work": "error" },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/schemas/**", "src/icalendar/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "^zod(/|$)", message: "Only src/schemas imports zod." },
            { regex: "^@?date-fns(/|$)", message: "Only tests import date-fns." },
            { regex: "^ical-generator(/|$)", message: "Only src/icalendar imports ical-generator." },
          ],
        },
      ],
    },
  },
  {
    // Arrays of one length, indexed by positions in each other.
    files: ["src/allocation/**/*.ts", "src/planner/areas/**/*.ts"],
    rules: { "@typescript-eslint/no-non-null-assertion": "off" },
  },
  { files: ["**/*.js", "**/*.mjs"], extends: [tseslint.configs.disableTypeChecked] },
);
