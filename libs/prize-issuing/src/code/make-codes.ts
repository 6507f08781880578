import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@boon/platform';
import { ensure } from '@boon/shared-kernel';
import { CodeBook } from './domain/code-book.js';
import { CodeKeys } from './domain/code-keys.js';

const BATCH = 5_000;

/** Makes the unique codes of batches that are not complete. A crash costs at most the batch in hand. */
@Injectable()
export class MakeCodes {
  constructor(
    private readonly book: CodeBook,
    private readonly keys: CodeKeys,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Makes up to 5,000 in one transaction; answers how many: 0 means that nothing is left for now. */
  execute(): Promise<number> {
    return this.unitOfWork.run(async () => {
      const batch = await this.book.takeIncomplete();
      if (batch === null) return 0;
      const to = Math.min(batch.size, batch.made + BATCH);
      const codes = this.keys.codes(batch, batch.made, to);
      const isNew = await this.book.add(
        batch.id,
        codes.map((code) => this.keys.mac(code, batch.kid)),
      );
      ensure(isNew, `no two codes are alike (batch ${batch.id}, from ${batch.made})`);
      return codes.length;
    });
  }
}
