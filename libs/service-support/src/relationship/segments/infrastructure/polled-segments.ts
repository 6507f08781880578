import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { Repeated, Sql } from '@boon/platform/database';
import type { Condition } from '../../../rule-engine/domain/condition.js';
import { parseSegmentRule, SegmentRules } from '../domain/segment-rules.js';
import { LiveSegments } from '../live-segments.js';

const POLL_MS = 1_000;

interface RuleRow {
  readonly code: string;
  readonly condition: unknown;
}

/** What changes with any rule that comes, goes or is edited. */
const STATE = `
  select coalesce(md5(string_agg(code || ':' || version, ',' order by code)), '') as state
  from service_support.segment_rule`;

/** The rules of segments in memory, read before the app listens and followed every second. */
@Injectable()
export class PolledSegments extends LiveSegments implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger('Segments');
  private rules = SegmentRules.NONE;
  private state = '';
  private readonly polling = new Repeated('Segments', {
    ...{ what: 'following the rules of segments', everyMs: POLL_MS },
    round: () => this.follow(),
  });

  constructor(private readonly sql: Sql) {
    super();
  }

  override current(): SegmentRules {
    return this.rules;
  }

  async onModuleInit(): Promise<void> {
    await this.follow();
    this.polling.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.polling.stop();
  }

  /** Takes over what is committed. */
  async follow(): Promise<void> {
    const [row] = await this.sql.query<{ state: string }>(STATE);
    // Asked before the rules are read: what changes in between is read again the next time.
    const state = row?.state ?? '';
    if (state === this.state) return;
    const rows = await this.sql.query<RuleRow>(
      'select code, condition from service_support.segment_rule order by code',
    );
    this.rules = SegmentRules.of(rows.flatMap((rule) => this.read(rule)));
    this.state = state;
  }

  private read({ code, condition }: RuleRow): { code: string; condition: Condition }[] {
    const parsed = parseSegmentRule(condition);
    if (parsed.ok) return [{ code, condition: parsed.condition }];
    this.logger.error(`the segment ${code} is left out: ${parsed.faults[0]?.message.en ?? ''}`);
    return [];
  }
}
