import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@boon/platform';
import { AuditTrail } from '@boon/platform/database';
import { newId, refused, type Refused } from '@boon/shared-kernel';
import { StockRepository } from '../stock/domain/stock.repository.js';
import { CodeBook, type CodeBatch } from './domain/code-book.js';
import { CodeKeys } from './domain/code-keys.js';
import { isPublicCode, plainCode } from './domain/code-text.js';

/** So many unique codes of a stock, or one public code. */
export interface OpenCodeBatchCommand {
  readonly stockId: string;
  readonly codes:
    | { readonly kind: 'unique'; readonly size: number }
    | { readonly kind: 'public'; readonly code: string };
  readonly note: string;
  readonly openedBy: string;
}

/** Why there are no codes. */
export type OpenCodeBatchRefusal = 'stock.unknown' | 'code.taken' | 'code.form';

/** The batch; unique codes are made by the worker. */
export type OpenCodeBatchOutcome =
  { readonly ok: true; readonly batchId: string } | Refused<OpenCodeBatchRefusal>;

type NewBatch = Omit<CodeBatch, 'made' | 'openedAt'>;

/** Opens codes for a stock, at the terms that hold now. */
@Injectable()
export class OpenCodeBatch {
  constructor(
    private readonly stocks: StockRepository,
    private readonly book: CodeBook,
    private readonly keys: CodeKeys,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: OpenCodeBatchCommand): Promise<OpenCodeBatchOutcome> {
    const { codes, stockId, note, openedBy } = command;
    const stock = await this.stocks.find(stockId);
    if (stock === null) return refused('stock.unknown');

    const own = { id: newId(), stockId, stockVersion: stock.version, kid: this.keys.kid };
    if (codes.kind === 'public') return this.openPublic({ ...own, note, openedBy }, codes.code);
    const batch = { ...own, note, openedBy, kind: 'unique', size: codes.size } as const;
    await this.unitOfWork.run(() => this.open(batch));
    return { ok: true, batchId: own.id };
  }

  private async open(batch: NewBatch): Promise<void> {
    await this.book.open(batch);
    const { id, openedBy, stockId, stockVersion, kind, size, note } = batch;
    await this.audit.record({
      ...{ actor: openedBy, role: 'service', action: 'code-batch.open' },
      ...{ subject: `code-batch:${id}`, before: null },
      after: { stockId, stockVersion, kind, size, note },
    });
  }

  private async openPublic(
    batch: Omit<NewBatch, 'kind' | 'size'>,
    code: string,
  ): Promise<OpenCodeBatchOutcome> {
    if (!isPublicCode(plainCode(code))) return refused('code.form');
    // A key that was exchanged may have made the same code.
    if ((await this.book.lookUp(this.keys.macs(code))) !== null) return refused('code.taken');
    return this.unitOfWork.run(async () => {
      const mac = this.keys.mac(code, batch.kid);
      await this.open({ ...batch, kind: 'public', size: 1 });
      const isNew = await this.book.add(batch.id, [mac]);
      return isNew ? { ok: true as const, batchId: batch.id } : refused('code.taken');
    });
  }
}
