import type { SegmentRules } from './domain/segment-rules.js';

/** The rules of segments as they stand now: at most about a second behind the database. */
export abstract class LiveSegments {
  abstract current(): SegmentRules;
}
