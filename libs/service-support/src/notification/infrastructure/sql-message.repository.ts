import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform/database';
import type { Message, NewMessage } from '../domain/message.js';
import { MessageRepository } from '../domain/message.repository.js';

const COUNTED_AT_MOST = 1_000;

interface MessageRow {
  readonly id: string;
  readonly user_id: string;
  readonly template: string;
  readonly title_zh: string;
  readonly body_zh: string;
  readonly title_en: string;
  readonly body_en: string;
  readonly created_at: Date;
  readonly read_at: Date | null;
}

const COLUMNS = 'id, user_id, template, title_zh, body_zh, title_en, body_en, created_at, read_at';

/** Messages in PostgreSQL; the owner stands in every predicate. */
@Injectable()
export class SqlMessageRepository extends MessageRepository {
  constructor(private readonly sql: Sql) {
    super();
  }

  async addOnce(message: NewMessage): Promise<Date | null> {
    const { id, sourceEventId, userId, template, zh, en } = message;
    const [added] = await this.sql.query<{ created_at: Date }>(
      `insert into service_support.message
         (id, source_event_id, channel, user_id, template, title_zh, body_zh, title_en, body_en)
       values ($1, $2, 'in-app', $3, $4, $5, $6, $7, $8)
       on conflict on constraint message_once do nothing
       returning created_at`,
      [id, sourceEventId, userId, template, zh.title, zh.body, en.title, en.body],
    );
    return added?.created_at ?? null;
  }

  async of(userId: string, before: string | undefined, limit: number): Promise<Message[]> {
    const rows = await this.sql.query<MessageRow>(
      `select ${COLUMNS} from service_support.message
       where user_id = $1 and ($2::uuid is null or id < $2::uuid)
       order by id desc limit $3`,
      [userId, before ?? null, limit],
    );
    return rows.map(messageOf);
  }

  async unreadOf(userId: string): Promise<number> {
    const [row] = await this.sql.query<{ unread: number }>(
      `select count(*)::int as unread from (
         select 1 from service_support.message
         where user_id = $1 and read_at is null limit $2
       ) as unread_ones`,
      [userId, COUNTED_AT_MOST],
    );
    return row?.unread ?? 0;
  }

  async markRead(userId: string, messageId: string): Promise<Message | null> {
    const [row] = await this.sql.query<MessageRow>(
      `update service_support.message set read_at = coalesce(read_at, now())
       where user_id = $1 and id = $2 returning ${COLUMNS}`,
      [userId, messageId],
    );
    return row ? messageOf(row) : null;
  }
}

function messageOf(row: MessageRow): Message {
  return {
    id: row.id,
    userId: row.user_id,
    template: row.template,
    zh: { title: row.title_zh, body: row.body_zh },
    en: { title: row.title_en, body: row.body_en },
    createdAt: row.created_at,
    readAt: row.read_at,
  };
}
