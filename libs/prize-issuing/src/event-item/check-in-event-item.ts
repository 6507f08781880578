import { Injectable } from '@nestjs/common';
import { EventItemUsed } from '@boon/contracts/prize-issuing';
import { Outbox, UnitOfWork } from '@boon/platform';
import { AuditTrail, type Doer } from '@boon/platform/database';
import { refused, type Refused } from '@boon/shared-kernel';
import { EventItems, type EventItem } from './domain/event-items.js';

/** An item that is shown at its event. */
export interface CheckInCommand {
  readonly grantId: string;
  /** The event's own name of this use: the same one again gets the same answer. */
  readonly reference: string;
  /** Who shows it in. */
  readonly by: Doer;
}

/** The item, used with this reference, or why it is not. */
export type CheckInOutcome =
  | { readonly ok: true; readonly item: EventItem; readonly usedAt: Date }
  | Refused<'event-item.unknown' | 'event-item.used' | 'event-item.gone' | 'grant.expired'>;

/** Uses an item of an event, exactly once. */
@Injectable()
export class CheckInEventItem {
  constructor(
    private readonly items: EventItems,
    private readonly outbox: Outbox,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute({ grantId, reference, by }: CheckInCommand): Promise<CheckInOutcome> {
    return this.unitOfWork.run(async () => {
      const item = await this.items.findForUse(grantId);
      if (item === null) return refused('event-item.unknown');
      if (item.use !== null) {
        const { usedAt } = item.use;
        if (item.use.reference === reference) return { ok: true, item, usedAt };
        return refused('event-item.used', { usedAt: usedAt.toISOString() });
      }
      if (item.state === 'expired') return refused('grant.expired');
      if (item.state !== 'held') return refused('event-item.gone');

      const usedAt = await this.items.use(grantId, reference);
      const { userId, stockId, name } = item;
      const told = { grantId, userId, stockId, name, reference, usedAt: usedAt.toISOString() };
      await this.outbox.append([EventItemUsed.of(told)]);
      await this.audit.record({
        ...by,
        ...{ action: 'event-item.check-in', subject: `grant:${grantId}` },
        before: { state: item.state },
        after: { state: 'used', reference },
      });
      return { ok: true, item: { ...item, state: 'used' }, usedAt };
    });
  }
}
