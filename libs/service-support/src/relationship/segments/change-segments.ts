import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@boon/platform';
import { AuditTrail } from '@boon/platform/database';
import { refused, type Refused } from '@boon/shared-kernel';
import { parseSegmentRule } from './domain/segment-rules.js';
import type { Segment } from './domain/segment.js';
import { SegmentRepository, type SegmentDraft } from './segment.repository.js';

/** What became of a change. */
export type SegmentOutcome =
  | { readonly ok: true; readonly segment: Segment }
  | Refused<'segment.condition-invalid' | 'segment.too-many'>;

/** Each user that is read is judged by all rules. */
const MOST_SEGMENTS = 1_000;

/** Makes, changes and removes segments that a rule decides. */
@Injectable()
export class ChangeSegments {
  constructor(
    private readonly segments: SegmentRepository,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The segment as it stands, or the first fault of its condition by path. */
  async put(draft: SegmentDraft): Promise<SegmentOutcome> {
    const parsed = parseSegmentRule(draft.condition);
    if (!parsed.ok) {
      const [first] = parsed.faults;
      return refused('segment.condition-invalid', {
        path: ['condition', first?.path].filter(Boolean).join('.'),
        zh: first?.message.zh ?? '',
        en: first?.message.en ?? '',
      });
    }
    return this.unitOfWork.run(async () => {
      const known = await this.segments.all();
      const before = known.find(({ code }) => code === draft.code);
      if (before === undefined && known.length >= MOST_SEGMENTS) {
        return refused('segment.too-many', { most: MOST_SEGMENTS });
      }
      const segment = await this.segments.put(draft);
      if (segment.version !== before?.version) await this.note(draft, before, segment);
      return { ok: true, segment };
    });
  }

  /** False when there is no such rule. */
  remove(code: string, by: string): Promise<boolean> {
    return this.unitOfWork.run(async () => {
      const before = (await this.segments.all()).find((segment) => segment.code === code);
      if (!(await this.segments.remove(code, by))) return false;
      await this.note({ code, by }, before, undefined);
      return true;
    });
  }

  private note(
    { code, by }: Pick<SegmentDraft, 'code' | 'by'>,
    before: Segment | undefined,
    after: Segment | undefined,
  ): Promise<void> {
    return this.audit.record({
      ...{ actor: by, role: 'operator', action: after ? 'segment.put' : 'segment.remove' },
      ...{ subject: `segment:${code}`, before: audited(before), after: audited(after) },
    });
  }

  /** Every segment with a rule, by code. */
  all(): Promise<Segment[]> {
    return this.segments.all();
  }
}

function audited(segment: Segment | undefined): object | null {
  if (segment === undefined) return null;
  const { version, name, condition } = segment;
  return { version, name, condition };
}
