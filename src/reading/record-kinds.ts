/** The fields of each record, one file a record. */
export { account } from "./kinds/account.js";
export { signal } from "./kinds/account-signal.js";
export { contact, preferences } from "./kinds/contact.js";
export { contract } from "./kinds/contract.js";
export { deal } from "./kinds/deal.js";
export { invoice } from "./kinds/invoice.js";
export { owned } from "./kinds/owned-product.js";
export { product } from "./kinds/product.js";
export { purchase } from "./kinds/purchase.js";
export { seller } from "./kinds/seller.js";
export { survey } from "./kinds/survey-answer.js";
export { ticket } from "./kinds/ticket.js";
export { touch } from "./kinds/touch.js";
export { usage } from "./kinds/usage.js";
