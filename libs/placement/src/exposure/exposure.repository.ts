import type { ExposureRecordedPayload } from '@boon/contracts/placement';

/** What was really shown, once per decision, slot and stock. */
export abstract class ExposureRepository {
  /** Keeps those that were not kept before, and answers them. */
  abstract keep(exposures: readonly ExposureRecordedPayload[]): Promise<ExposureRecordedPayload[]>;

  /** How often each user saw each plan since an instant. */
  abstract countsSince(
    since: Date,
  ): Promise<{ readonly userId: string; readonly planId: string; readonly seen: number }[]>;
}
