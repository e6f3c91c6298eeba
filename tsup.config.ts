import { defineConfig } from "tsup";

export default defineConfig({
  entry: {
    index: "src/index.ts",
    adapters: "src/adapters/index.ts",
    icalendar: "src/icalendar/index.ts",
    schemas: "src/schemas/index.ts",
    "locales/index": "src/locales/index.ts",
    "locales/en": "src/locales/en/index.ts",
    "locales/km": "src/locales/km/index.ts",
    "locales/lo": "src/locales/lo/index.ts",
    "locales/hi": "src/locales/hi/index.ts",
  },
  format: ["esm", "cjs"],
  target: "es2022",
  // Shared chunks keep one RetentionError class for all CommonJS entries.
  splitting: true,
  clean: true,
  treeshake: true,
  dts: { compilerOptions: { ignoreDeprecations: "6.0" } },
});
