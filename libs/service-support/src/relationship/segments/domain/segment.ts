/** A segment that a rule decides; segments of static lists come by the feed and need no rule. */
export interface Segment {
  readonly code: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** On the wire: a rule condition over what the platform knows of a user. */
  readonly condition: Readonly<Record<string, unknown>>;
  readonly version: number;
  /** Who changed it last, and when. */
  readonly by: string;
  readonly changedAt: Date;
}
