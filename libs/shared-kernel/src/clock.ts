/** Where the time comes from. Domain code never reads a clock: `now` is an argument. */
export abstract class Clock {
  abstract now(): Date;
}

/** The clock of this process. */
export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
