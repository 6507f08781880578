import { Controller, type Type } from '@nestjs/common';
import type { EventEnvelope } from '@boon/platform';
import { Consumes } from '@boon/platform/events';
import type { EventContract } from '@boon/shared-kernel';
import type { Notice } from '../domain/notice.js';
import { Notify } from '../notify.js';
import { delivered } from './delivered.js';

/** The group in which every notice is consumed. */
export const NOTIFICATION_GROUP = 'notification';

/**
 * Builds one controller for each event that notices are about: it consumes the event in the group
 * `notification` and tells its recipients. The app that lists them also declares the events' types.
 */
export function noticeConsumers(notices: readonly Notice[]): Type<object>[] {
  const contracts = new Map(notices.map(({ on }) => [on.type, on]));
  return [...contracts.values()].map((contract) =>
    consumerOf(
      contract,
      notices.filter(({ on }) => on.type === contract.type),
    ),
  );
}

function consumerOf(contract: EventContract, notices: readonly Notice[]): Type<object> {
  @Controller()
  class NoticeConsumer {
    constructor(private readonly notify: Notify) {}

    @Consumes(contract, NOTIFICATION_GROUP)
    async tell(payload: unknown, event: EventEnvelope): Promise<void> {
      for (const { template, recipient, variables } of notices) {
        delivered(
          await this.notify.execute({
            sourceEventId: event.id,
            template: template.code,
            userId: recipient(payload),
            variables: variables(payload),
          }),
        );
      }
    }
  }
  Object.defineProperty(NoticeConsumer, 'name', { value: `NoticeConsumer(${contract.type})` });
  return NoticeConsumer;
}
