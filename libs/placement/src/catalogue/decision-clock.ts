import { Injectable } from '@nestjs/common';
import { Clock } from '@boon/shared-kernel';

/** This process' clock, corrected to the database's: all nodes decide by the same time. */
@Injectable()
export class DecisionClock extends Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Takes the database's answer as true for the middle of the round trip. */
  correct(databaseNow: Date, askedAt: number, answeredAt: number): void {
    this.offsetMs = databaseNow.getTime() - (askedAt + answeredAt) / 2;
  }
}
