import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { DEFAULT_STAGE_BORDERS, lifecycleStage } from '../../domain/lifecycle-stage.js';
import type { UserProfile } from '../../domain/user-state.js';
import { UserProfiles } from '../../infrastructure/user-profiles.js';
import { ServiceSupportOptions } from '../../../service-support.options.js';
import { parseSegmentRule, SegmentRules } from '../domain/segment-rules.js';
import { SegmentMembers, type MembersPage, type SegmentAsOf } from '../segment-members.js';

interface AsOfRow {
  readonly at: Date;
  readonly version: number | null;
  readonly condition: Record<string, unknown> | null;
  readonly is_listed: boolean;
}

const AS_OF = `
  select coalesce($2::timestamptz, now()) as at, rule.version, rule.condition,
    rule.code is null and exists (
      select from service_support.user_profile where segments @> array[$1::text]) as is_listed
  from (select) as one
  left join service_support.segment_rule as rule on rule.code = $1`;

/** Members of segments in the tables user_profile and segment_rule. */
@Injectable()
export class SqlSegmentMembers extends SegmentMembers {
  constructor(
    private readonly sql: Sql,
    private readonly profiles: UserProfiles,
    private readonly options: ServiceSupportOptions,
  ) {
    super();
  }

  override async asOf(code: string, at?: Date): Promise<SegmentAsOf | null> {
    const [row] = await this.sql.query<AsOfRow>(AS_OF, [code, at ?? null]);
    if (row === undefined || (row.version === null && !row.is_listed)) return null;
    return { code, version: row.version, condition: row.condition, at: row.at };
  }

  override async page(segment: SegmentAsOf, after: string, size: number): Promise<MembersPage> {
    const profiles = await this.profiles.page(after, size);
    const isMember = this.judgeOf(segment);
    return {
      userIds: profiles.filter(isMember).map(({ userId }) => userId),
      read: profiles.length,
      last: profiles.length < size ? null : (profiles.at(-1)?.userId ?? null),
    };
  }

  /** Listed by the shop, or the rule holds. */
  private judgeOf({ code, condition, at }: SegmentAsOf): (profile: UserProfile) => boolean {
    const parsed = condition === null ? null : parseSegmentRule(condition);
    if (parsed?.ok !== true) return ({ segments }) => segments.includes(code);
    const rules = SegmentRules.of([{ code, condition: parsed.condition }]);
    const borders = this.options.stageBorders ?? DEFAULT_STAGE_BORDERS;
    return (profile) => {
      const state = { ...profile, stage: lifecycleStage(profile, at, borders) };
      return rules.appliedTo(state, at).segments.includes(code);
    };
  }
}
