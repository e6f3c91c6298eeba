import { text } from "../shared/read-field.js";

const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345";

/**
 * An id of Salesforce's in one form: reports and old exports write 15 characters, the API 18, whose last three say
 * which of the others are capitals. Any other text is itself.
 * @internal
 */
export function salesforceId(value: unknown): string | undefined {
  const id = text(value);
  if (id?.length !== 18 || !/^[A-Za-z0-9]+$/.test(id)) return id;
  const short = id.slice(0, 15);
  return id.slice(15).toUpperCase() === suffixOf(short) ? short : id;
}

/** Three letters, each for five characters: their capitals as the digits of a binary number, the first the lowest. */
function suffixOf(short: string): string {
  return [0, 5, 10]
    .map((from) =>
      short
        .slice(from, from + 5)
        .split("")
        .reduce((sum, each, at) => sum + (/[A-Z]/.test(each) ? 1 << at : 0), 0),
    )
    .map((capitals) => ALPHABET[capitals])
    .join("");
}
