import type { Segment } from './domain/segment.js';

/** What is to stand from now on. */
export type SegmentDraft = Pick<Segment, 'code' | 'name' | 'condition' | 'by'>;

/** Where the rules of segments stand, with every version that they had. */
export abstract class SegmentRepository {
  /** Writes the segment; the same again makes no new version. */
  abstract put(draft: SegmentDraft): Promise<Segment>;

  /** Takes the rule away; false when there was none. */
  abstract remove(code: string, by: string): Promise<boolean>;

  /** Every segment with a rule, by code. */
  abstract all(): Promise<Segment[]>;
}
