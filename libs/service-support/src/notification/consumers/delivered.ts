import { UnprocessableEvent } from '@boon/platform/events';
import type { NotifyOutcome } from '../notify.js';

/** For consumers: a message that cannot be worded is a fault that trying again does not mend. */
export function delivered(outcome: NotifyOutcome): void {
  if (outcome.ok) return;
  throw new UnprocessableEvent(`${outcome.code} ${JSON.stringify(outcome.details)}`);
}
