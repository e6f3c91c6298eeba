import { createTypeScriptImportResolver } from "eslint-import-resolver-typescript";
import { importX } from "eslint-plugin-import-x";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

/**
 * The floors of the house: what each folder of src may import besides itself.
 * Nothing points upwards, nothing in a circle.
 */
const ground = ["errors.ts", "records", "evidence", "calendar", "numeric"];
const edge = ["errors.ts", "records", "evidence", "calendar"];
const floors = {
  records: ["errors.ts"],
  evidence: ["errors.ts", "records"],
  calendar: ["errors.ts", "records"],
  numeric: ["errors.ts"],
  measures: ground,
  scorecard: [...ground, "measures"],
  effort: [...ground, "measures", "scorecard"],
  opportunity: [...ground, "measures", "scorecard"],
  purchases: [...ground, "measures"],
  value: [...ground, "measures"],
  "word-of-mouth": [...ground, "measures"],
  loyalty: [...ground, "measures", "scorecard", "effort", "purchases", "word-of-mouth"],
  reviews: [...ground, "measures", "opportunity"],
  schemas: edge,
  icalendar: [...edge, "reviews"],
  locales: edge,
};

const zones = Object.entries(floors).map(([folder, allowed]) => ({
  target: `./src/${folder}`,
  from: "./src",
  except: [`./${folder}`, ...allowed.map((name) => `./${name}`)],
  message: `src/${folder} may import only from: ${allowed.join(", ")}.`,
}));

export default defineConfig(
  globalIgnores(["dist", "docs/site", "**/out", "test/fixtures", "**/.venv*"]),
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
      "no-restricted-globals": ["error", "process", "performance", "globalThis"],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Take a seed instead." },
        { object: "Date", property: "now", message: "Take asOf instead." },
      ],
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/schemas/**", "src/calendar/**", "src/icalendar/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            { regex: "^zod(/|$)", message: "Only src/schemas imports zod." },
            { regex: "^@?date-fns(/|$)", message: "Only src/calendar imports date-fns." },
            { regex: "^ical-generator(/|$)", message: "Only src/icalendar imports ical-generator." },
          ],
        },
      ],
    },
  },
  { files: ["**/*.js", "**/*.mjs"], extends: [tseslint.configs.disableTypeChecked] },
);
