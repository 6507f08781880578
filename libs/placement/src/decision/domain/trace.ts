import type { Candidate, DecidingStage, Dropped, DropReason, Text } from './candidate.js';

/** Takes down why candidates fell; only where somebody asked. */
export class Trace {
  constructor(readonly dropped: Dropped[] = []) {}

  /** What was taken down so far, to go on from there. */
  copy(): Trace {
    return new Trace([...this.dropped]);
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
