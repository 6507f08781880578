import { Clock } from '@boon/shared-kernel';
import { leaseCentreContract } from '../../../testing/lease-centre-contract.js';
import { InProcessLeaseCentre } from './in-process-lease-centre.js';

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
const centre = new InProcessLeaseCentre(clock);

leaseCentreContract('InProcessLeaseCentre', () => centre, {
  pass: async (milliseconds) => clock.advance(milliseconds),
});
