import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform/database';
import { deedsFrom, type UserDeeds } from '../domain/user-deeds.js';
import type { ProfileValue, UserProfile } from '../domain/user-state.js';

interface ProfileRow {
  readonly user_id: string;
  readonly segments: string[];
  readonly attributes: Record<string, ProfileValue>;
  readonly paid_orders: number;
  readonly first_paid_at: Date | null;
  readonly last_paid_at: Date | null;
  readonly previous_paid_at: Date | null;
  readonly followed_merchants: string[];
  readonly member_merchants: string[];
  readonly bought_merchants: string[];
  readonly viewed_categories: string[];
  readonly last_seen_at: Date | null;
  readonly deeds: Partial<UserDeeds>;
  readonly subsidy_balance: string;
  readonly version: string;
}

const COLUMNS = `user_id, segments, attributes, paid_orders, first_paid_at, last_paid_at,
  previous_paid_at, followed_merchants, member_merchants, bought_merchants, viewed_categories,
  last_seen_at, deeds, subsidy_balance, version`;

/** Epoch milliseconds, as a date of the record is read. */
const ms = (column: string): string => `floor(extract(epoch from ${column}) * 1000)::bigint`;

/** What `storedOf` makes of a profile, with its version. */
const STORED = `jsonb_strip_nulls(jsonb_build_object(
  'version', version, 'segments', segments, 'attributes', attributes, 'paidOrders', paid_orders,
  'paidAt', jsonb_build_array(${['first_paid_at', 'last_paid_at', 'previous_paid_at'].map(ms).join(', ')}),
  'links', case when cardinality(followed_merchants || member_merchants || bought_merchants || viewed_categories) > 0
    then jsonb_build_array(followed_merchants, member_merchants, bought_merchants, viewed_categories) end,
  'seenAt', ${ms('last_seen_at')}, 'deeds', nullif(deeds, '{}'), 'balance', nullif(subsidy_balance, 0)))::text`;

/** A profile as JSON: `StoredProfile` with its `version`. */
export interface StoredText {
  readonly userId: string;
  readonly text: string;
}

/** The record of users in PostgreSQL. */
@Injectable()
export class UserProfiles {
  constructor(private readonly sql: Sql) {}

  /** Those of the users who are on record, in no particular order. */
  async of(userIds: readonly string[]): Promise<UserProfile[]> {
    const rows = await this.sql.query<ProfileRow>(
      `select ${COLUMNS} from service_support.user_profile where user_id = any ($1::text[])`,
      [userIds],
    );
    return rows.map(profileOf);
  }

  /** All users in batches of at most `size`. */
  async *all(size: number): AsyncGenerator<UserProfile[]> {
    let after = '';
    for (;;) {
      const page = await this.page(after, size);
      if (page.length === 0) return;
      after = page.at(-1)?.userId ?? after;
      yield page;
    }
  }

  /** All users in batches of at most `size`, as JSON that the database makes: of millions each object more counts. */
  async *allStored(size: number): AsyncGenerator<StoredText[]> {
    for (let after: string | undefined = ''; after !== undefined;) {
      const page: StoredText[] = await this.sql.query<StoredText>(
        `select user_id as "userId", ${STORED} as text from service_support.user_profile
         where user_id > $1 order by user_id limit $2`,
        [after, size],
      );
      if (page.length > 0) yield page;
      after = page.at(-1)?.userId;
    }
  }

  /** The next users whose ids come after `after`, in the order of their ids. */
  async page(after: string, size: number): Promise<UserProfile[]> {
    const rows = await this.sql.query<ProfileRow>(
      `select ${COLUMNS} from service_support.user_profile
       where user_id > $1 order by user_id limit $2`,
      [after, size],
    );
    return rows.map(profileOf);
  }
}

function profileOf(row: ProfileRow): UserProfile {
  return {
    userId: row.user_id,
    segments: row.segments,
    attributes: row.attributes,
    paidOrders: row.paid_orders,
    firstPaidAt: row.first_paid_at,
    lastPaidAt: row.last_paid_at,
    previousPaidAt: row.previous_paid_at,
    followedMerchants: row.followed_merchants,
    memberMerchants: row.member_merchants,
    boughtMerchants: row.bought_merchants,
    viewedCategories: row.viewed_categories,
    lastSeenAt: row.last_seen_at,
    deeds: deedsFrom(row.deeds),
    subsidyBalance: Number(row.subsidy_balance),
    version: Number(row.version),
  };
}
