import type { Locale } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { hi } from "retention-kit/locales/hi";
import { km } from "retention-kit/locales/km";
import { lo } from "retention-kit/locales/lo";

/** The languages that an example can write in, by their tags. */
export const locales = new Map<string, Locale>([en, hi, km, lo].map((locale) => [locale.language, locale]));
