import { beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '@boon/shared-kernel';
import { aDatabase, usePostgres, type DatabaseForSpecs } from '@boon/testing';
import { serviceSupportPersistence } from '../service-support.persistence.js';
import { aNotice } from '../testing/a-notice.js';
import { NoticeTemplates } from './domain/notice-templates.js';
import { SqlMessageRepository } from './infrastructure/sql-message.repository.js';
import { Notify } from './notify.js';
import { ReadInbox } from './read-inbox.js';

usePostgres();
let database: DatabaseForSpecs;
let notify: Notify;
let inbox: ReadInbox;

beforeAll(async () => {
  database = await aDatabase(serviceSupportPersistence);
  const { sql, outbox, unitOfWork } = database;
  const messages = new SqlMessageRepository(sql);
  notify = new Notify(NoticeTemplates.of([aNotice()]), messages, outbox, unitOfWork);
  inbox = new ReadInbox(messages);
}, 60_000);

function tell(userId: string, sourceEventId = newId(), name = 'rye') {
  return notify.execute({
    sourceEventId,
    template: 'loaf-baked',
    userId,
    variables: { name, count: '3' },
  });
}

async function deliveries(userId: string) {
  return database.sql.query(
    `select type, payload from platform.outbox_event where key = $1 order by seq`,
    [userId],
  );
}

describe('Notify', () => {
  it('puts one message into the inbox and tells of it', async () => {
    const outcome = await tell('ann');
    const { messages, unread } = await inbox.page('ann', undefined, 10);

    expect(messages).toMatchObject([
      { userId: 'ann', template: 'loaf-baked', en: { title: 'Fresh bread' }, readAt: null },
    ]);
    expect(unread).toBe(1);
    expect(await deliveries('ann')).toEqual([
      {
        type: 'service-support.notification-delivered.v1',
        payload: {
          messageId: outcome.ok && outcome.messageId,
          userId: 'ann',
          channel: 'in-app',
          template: 'loaf-baked',
          deliveredAt: messages[0]?.createdAt.toISOString(),
        },
      },
    ]);
  });

  it('tells a user once of one event, to a hundred deliveries at once', async () => {
    const event = newId();
    const outcomes = await Promise.all(Array.from({ length: 100 }, () => tell('bob', event)));

    expect(outcomes.filter((outcome) => outcome.ok && outcome.messageId !== null)).toHaveLength(1);
    expect((await inbox.page('bob', undefined, 10)).messages).toHaveLength(1);
    expect(await deliveries('bob')).toHaveLength(1);
  });

  it('tells two users of one event', async () => {
    const event = newId();
    await tell('cai', event);
    await tell('dai', event);
    expect((await inbox.page('dai', undefined, 10)).messages).toHaveLength(1);
  });

  it('writes nothing when the transaction around it fails', async () => {
    const failing = database.unitOfWork.run(async () => {
      await tell('eve');
      throw new Error('the oven went out');
    });
    await expect(failing).rejects.toThrow('oven');
    expect((await inbox.page('eve', undefined, 10)).messages).toEqual([]);
    expect(await deliveries('eve')).toEqual([]);
  });
});

describe('ReadInbox', () => {
  it('marks a message as read, once, for its own user', async () => {
    const outcome = await tell('fay');
    const id = outcome.ok && outcome.messageId ? outcome.messageId : '';
    expect(await inbox.markRead('gao', id)).toMatchObject({ ok: false, code: 'message.unknown' });

    const first = await inbox.markRead('fay', id);
    expect(await inbox.markRead('fay', id)).toEqual(first);
    expect((await inbox.page('fay', undefined, 10)).unread).toBe(0);
  });
});
