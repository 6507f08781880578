import { Injectable } from '@nestjs/common';
import { refused, type Refused } from '@boon/shared-kernel';
import { CodeBook, type CodeBatch } from './domain/code-book.js';
import { CodeKeys } from './domain/code-keys.js';

const PIECE = 5_000;

/** A batch of codes. */
export type ReadCodeBatchOutcome =
  { readonly ok: true; readonly batch: CodeBatch } | Refused<'code.batch-unknown'>;

/** Batches, and their unique codes for whoever hands them out. */
@Injectable()
export class ReadCodes {
  constructor(
    private readonly book: CodeBook,
    private readonly keys: CodeKeys,
  ) {}

  async execute(batchId: string): Promise<ReadCodeBatchOutcome> {
    const batch = await this.book.find(batchId);
    return batch === null ? refused('code.batch-unknown') : { ok: true, batch };
  }

  /** The unique codes that are made so far, some thousand at a time; a public code is told nobody. */
  *codes(batch: CodeBatch): Generator<readonly string[]> {
    const { made, kind } = batch;
    for (let from = 0; kind === 'unique' && from < made; from += PIECE) {
      yield this.keys.codes(batch, from, Math.min(made, from + PIECE));
    }
  }
}
