import type { Seen, Shown } from './shown.js';

/** What exposures are counted by. */
export type SeenSubject = 'benefit' | 'scheme' | 'plan' | 'slot' | 'channel' | 'all';

/** How often a user saw something. */
export interface SeenCount {
  readonly userId: string;
  readonly subject: SeenSubject;
  readonly subjectId: string;
  readonly today: number;
  readonly month: number;
}

/** What was delivered and what was really shown, once per decision, slot and stock. */
export abstract class ExposureRepository {
  /** Keeps those that were not confirmed before, and answers them. */
  abstract keep(exposures: readonly Seen[]): Promise<Seen[]>;

  /** Keeps what was delivered against hard caps; repeats change nothing. */
  abstract keepDelivered(deliveries: readonly Shown[]): Promise<void>;

  /** How often each user saw each subject today and this month, at this moment's calendar. */
  abstract countsAt(now: Date): Promise<SeenCount[]>;

  /** Deliveries of this month that count against hard caps; `isSeen`: they were confirmed. */
  abstract deliveredInMonthOf(now: Date): Promise<(Shown & { readonly isSeen: boolean })[]>;
}
