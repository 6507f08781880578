import { Controller } from '@nestjs/common';
import {
  NotificationRequested,
  type NotificationRequestedPayload,
} from '@boon/contracts/service-support';
import { Consumes } from '@boon/platform/events';
import { Notify } from '../notify.js';
import { delivered } from './delivered.js';
import { NOTIFICATION_GROUP } from './notice-consumers.js';

/** Carries out `NotificationRequested`. */
@Controller()
export class NotificationRequestedConsumer {
  constructor(private readonly notify: Notify) {}

  @Consumes(NotificationRequested, NOTIFICATION_GROUP)
  async tell(payload: NotificationRequestedPayload): Promise<void> {
    const { sourceEventId, template, userId, variables } = payload;
    delivered(await this.notify.execute({ sourceEventId, template, userId, variables }));
  }
}
