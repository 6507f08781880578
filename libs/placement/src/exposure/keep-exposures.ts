import { Injectable } from '@nestjs/common';
import { ExposureRecorded } from '@boon/contracts/placement';
import { Outbox, UnitOfWork } from '@boon/platform';
import { ExposureRepository } from './exposure.repository.js';
import type { Seen } from './shown.js';

/** Keeps exposures and tells of them in one transaction; answers those that are new. */
@Injectable()
export class KeepExposures {
  constructor(
    private readonly exposures: ExposureRepository,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(rows: readonly Seen[]): Promise<Seen[]> {
    return this.unitOfWork.run(async () => {
      const kept = await this.exposures.keep(rows);
      if (kept.length > 0) await this.outbox.append(kept.map(recorded));
      return kept;
    });
  }
}

function recorded({ exposedAt, decidedAt: _, hardCaps: __, ...shown }: Seen) {
  return ExposureRecorded.of({ ...shown, exposedAt: exposedAt.toISOString() });
}
