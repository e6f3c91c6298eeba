/** Reason codes of the conversation domain, with their parameters. */
export type ConversationReasons = Record<never, never>;
