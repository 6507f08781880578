import type { EventEnvelope } from './event-envelope.js';

/** Makes a consumer's effect happen once per event and group. */
export abstract class Inbox {
  /**
   * Runs `effect` in one transaction with the mark that (group, event id) was seen; skips it when it was.
   * Answers whether the effect ran.
   */
  abstract once(group: string, event: EventEnvelope, effect: () => Promise<void>): Promise<boolean>;
}
