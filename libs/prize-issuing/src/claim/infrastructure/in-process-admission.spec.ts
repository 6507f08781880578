import { Clock } from '@boon/shared-kernel';
import { claimAdmissionContract } from '../../testing/claim-admission-contract.js';
import { InProcessAdmission } from './in-process-admission.js';

class Hands extends Clock {
  private time = Date.parse('2026-11-22T12:00:00Z');

  override now(): Date {
    return new Date(this.time);
  }

  forward(ms: number): void {
    this.time += ms;
  }
}

claimAdmissionContract('InProcessAdmission', () => {
  const clock = new Hands();
  const admission = new InProcessAdmission(clock);
  clock.forward(1);
  return Promise.resolve({
    admission,
    offeredAt: clock.now(),
    pass: () => Promise.resolve(clock.forward(1_000)),
  });
});
