import type { Candidate, DecidingStage, Dropped, DropReason, Text } from './candidate.js';

/** Takes down why candidates fell; only where somebody asked. */
export class Trace {
  readonly dropped: Dropped[] = [];

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
