import { Injectable } from '@nestjs/common';
import { NotificationDelivered } from '@boon/contracts/service-support';
import { Outbox, UnitOfWork } from '@boon/platform';
import { newId, type Refused } from '@boon/shared-kernel';
import { MessageRepository } from './domain/message.repository.js';
import { NoticeTemplates } from './domain/notice-templates.js';

/** What to tell whom. */
export interface NotifyCommand {
  /** The event that gives the occasion: of one event a user gets one message. */
  readonly sourceEventId: string;
  /** A template's code. */
  readonly template: string;
  readonly userId: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The message that stands in the inbox; null when this event had its message before. */
export type NotifyOutcome =
  | { readonly ok: true; readonly messageId: string | null }
  | Refused<'notification.template-unknown' | 'notification.variable-missing'>;

/** Puts a message into a user's inbox, once per event and user, and tells of it by `NotificationDelivered`. */
@Injectable()
export class Notify {
  constructor(
    private readonly templates: NoticeTemplates,
    private readonly messages: MessageRepository,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Joins the ambient unit of work. */
  async execute(command: NotifyCommand): Promise<NotifyOutcome> {
    const { sourceEventId, template, userId, variables } = command;
    const words = this.templates.render(template, variables);
    if (!words.ok) return words;
    const { zh, en } = words;
    return this.unitOfWork.run(async () => {
      const messageId = newId();
      const message = { id: messageId, sourceEventId, userId, template, zh, en };
      const addedAt = await this.messages.addOnce(message);
      if (addedAt === null) return { ok: true, messageId: null };
      const deliveredAt = addedAt.toISOString();
      await this.outbox.append([
        NotificationDelivered.of({ messageId, userId, channel: 'in-app', template, deliveredAt }),
      ]);
      return { ok: true, messageId };
    });
  }
}
