import type { Candidate, DecidingStage, Dropped, DropReason, Text } from './candidate.js';

/** Takes down why candidates fell; only where somebody asked. */
export class Trace {
  constructor(
    readonly dropped: Dropped[] = [],
    /** How many more offers the slot has, that were passed by and are not told one by one. */
    public untold = 0,
    /** How many of those dropped were passed by: never proposed. */
    public passedBy = 0,
  ) {}

  /** What was taken down so far, to go on from there. */
  copy(): Trace {
    return new Trace([...this.dropped], this.untold, this.passedBy);
  }

  drop(
    candidate: Candidate,
    stage: DecidingStage,
    reason: DropReason,
    text?: Text,
    wouldQualify?: Text,
  ): void {
    this.dropped.push({
      candidate,
      stage,
      reason,
      ...(text ? { text } : {}),
      ...(wouldQualify ? { wouldQualify } : {}),
    });
  }
}
