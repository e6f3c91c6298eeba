import type { ContactPreferences } from "../../records/account/contact-preferences.js";

/**
 * What a person's opt-outs leave open: of mail and telephone the other one, or none. `undefined` without an opt-out.
 * @internal
 */
export function optOuts(noEmail: boolean | undefined, noCall: boolean | undefined): ContactPreferences | undefined {
  if (noEmail === true && noCall === true) return { doNotContact: true };
  if (noEmail === true) return { channels: ["call"] };
  if (noCall === true) return { channels: ["email"] };
  return undefined;
}
