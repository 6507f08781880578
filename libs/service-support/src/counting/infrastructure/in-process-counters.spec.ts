import { Clock } from '@boon/shared-kernel';
import { countersContract } from '../../testing/counters-contract.js';
import { InProcessCounters } from './in-process-counters.js';

class HandClock extends Clock {
  private time = Date.parse('2026-11-11T12:00:00Z');

  now(): Date {
    return new Date(this.time);
  }

  advance(milliseconds: number): void {
    this.time += milliseconds;
  }
}

const clock = new HandClock();
const counters = new InProcessCounters(clock);

countersContract('InProcessCounters', () => counters, {
  soon: () => new Date(clock.now().getTime() + 1_000),
  pass: async () => clock.advance(1_000),
});
