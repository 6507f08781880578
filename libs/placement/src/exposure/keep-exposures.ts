import { Injectable } from '@nestjs/common';
import { ExposureRecorded, type ExposureRecordedPayload } from '@boon/contracts/placement';
import { Outbox, UnitOfWork } from '@boon/platform';
import { ExposureRepository } from './exposure.repository.js';

/** Keeps exposures and tells of them in one transaction; answers those that are new. */
@Injectable()
export class KeepExposures {
  constructor(
    private readonly exposures: ExposureRepository,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(rows: readonly ExposureRecordedPayload[]): Promise<ExposureRecordedPayload[]> {
    return this.unitOfWork.run(async () => {
      const kept = await this.exposures.keep(rows);
      if (kept.length > 0) await this.outbox.append(kept.map((row) => ExposureRecorded.of(row)));
      return kept;
    });
  }
}
