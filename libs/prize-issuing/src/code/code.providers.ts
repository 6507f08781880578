import { Injectable, type OnApplicationBootstrap, type Provider } from '@nestjs/common';
import { PrizeIssuingOptions } from '../prize-issuing-options.js';
import { ClaimByCode } from './claim-by-code.js';
import { CodeRunner } from './code-runner.js';
import { CodeBook } from './domain/code-book.js';
import { CodeKeys } from './domain/code-keys.js';
import { CodeMisses } from './domain/code-misses.js';
import { CountedMisses } from './infrastructure/counted-misses.js';
import { SqlCodeBook } from './infrastructure/sql-code-book.js';
import { MakeCodes } from './make-codes.js';
import { OpenCodeBatch } from './open-code-batch.js';
import { ReadCodes } from './read-codes.js';

/** Makes codes where the options ask for work in the background: in the worker. */
@Injectable()
export class CodesInBackground implements OnApplicationBootstrap {
  constructor(
    private readonly options: PrizeIssuingOptions,
    private readonly runner: CodeRunner,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.sweep === true) this.runner.start();
  }
}

/** What may be done with codes. */
export const CODE_USE_CASES = [ClaimByCode, OpenCodeBatch, MakeCodes, ReadCodes, CodeRunner];

/** The same with what they need. */
export const CODE_PROVIDERS: Provider[] = [
  {
    provide: CodeKeys,
    inject: [PrizeIssuingOptions],
    useFactory: ({ codeKeys, claimTokenKeys }: PrizeIssuingOptions) =>
      new CodeKeys(codeKeys ?? claimTokenKeys),
  },
  { provide: CodeBook, useClass: SqlCodeBook },
  { provide: CodeMisses, useClass: CountedMisses },
  CodesInBackground,
  ...CODE_USE_CASES,
];
