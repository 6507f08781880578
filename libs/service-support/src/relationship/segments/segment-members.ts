/** A segment as it was at a moment: who belongs to it is asked by these words, whatever becomes of it later. */
export interface SegmentAsOf {
  readonly code: string;
  /** Of its rule; null: a static list. */
  readonly version: number | null;
  /** The rule on the wire; null: a static list. */
  readonly condition: Readonly<Record<string, unknown>> | null;
  /** The moment whose clock the rule is judged by. */
  readonly at: Date;
}

/** Some of those who belong to a segment. */
export interface MembersPage {
  /** In the order of their ids. */
  readonly userIds: readonly string[];
  /** How many users were looked at. */
  readonly read: number;
  /** The last of them: where to go on; null: there are no more. */
  readonly last: string | null;
}

/** Who belongs to a segment, out of the database, page by page. */
export abstract class SegmentMembers {
  /** The segment as it stands now, judged by the clock at `at` (default: now); null: there is none of this code. */
  abstract asOf(code: string, at?: Date): Promise<SegmentAsOf | null>;

  /**
   * The members among the next `size` users whose ids come after `after`; '' for the first page. What is known of a
   * user is what is known when they are read.
   */
  abstract page(segment: SegmentAsOf, after: string, size: number): Promise<MembersPage>;
}
