import { vi } from "vitest";

/** The clock of the host stands where `npm run test:zones` sets it: nothing in the library may look at it. */
vi.useFakeTimers({ now: Number(process.env.FIXED_NOW), toFake: ["Date"] });
