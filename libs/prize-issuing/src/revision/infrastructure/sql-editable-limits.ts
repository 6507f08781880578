import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { AuditTrail } from '@boon/platform/database';
import { BudgetAccounts, isAccountScope, type LimitStanding } from '@boon/service-support/budgets';
import { isId, newId } from '@boon/shared-kernel';
import { EditableLimits, type EditedBy } from '../domain/editable-limits.js';
import type {
  BudgetDimension,
  EditedLimit,
  LimitEdit,
  LimitNow,
  StockDimension,
} from '../domain/limit-edit.js';
import { SqlStockEdits } from './sql-stock-edits.js';

/** With the stock locked: claims that begin later are decided on what is kept here. */
const KEEP = `
  insert into prize_issuing.limit_edit
    (id, subject, dimension, before, after, reason, made_by, revision_id, at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp())`;

/** What a budget without a limit counts as, for the number of approvers: more than any limit. */
const ENDLESS = 10n ** 12n;

/** Limits of stocks, and of the budgets that they share. */
@Injectable()
export class SqlEditableLimits extends EditableLimits {
  constructor(
    private readonly sql: Sql,
    private readonly stocks: SqlStockEdits,
    private readonly accounts: BudgetAccounts,
    private readonly audit: AuditTrail,
  ) {
    super();
  }

  override async standing({ subject, dimension }: EditedLimit): Promise<LimitNow | null> {
    const stockId = stockOf(subject);
    if (stockId !== null && isOfStock(dimension)) return this.stocks.standing(stockId, dimension);
    if (isOfStock(dimension) || !isAccountScope(subject)) return null;
    return budgetNow(await this.accounts.limitForChange(subject), dimension);
  }

  override async set(edit: LimitEdit, before: LimitNow, of: EditedBy): Promise<void> {
    const { subject, dimension, target, reason } = edit;
    const stockId = stockOf(subject);
    if (stockId !== null && isOfStock(dimension)) {
      await this.stocks.set(stockId, dimension, { before: before.current, target });
    } else if (!isOfStock(dimension)) {
      await this.setBudget(subject, dimension, target);
    }
    const kept = [
      newId(),
      subject,
      dimension,
      before.current,
      target,
      reason,
      of.by,
      of.revisionId,
    ];
    await this.sql.execute(KEEP, kept);
    await this.audit.record({
      ...{ actor: of.by, role: 'operator', action: 'limit.edit', subject },
      before: { [dimension]: before.current },
      after: { [dimension]: target, reason, revisionId: of.revisionId },
    });
  }

  private async setBudget(
    scope: string,
    dimension: BudgetDimension,
    target: string | null,
  ): Promise<void> {
    const limit = (await this.accounts.limitForChange(scope)) ?? { fen: null, units: null };
    const { fen, units } = limit;
    await this.accounts.setLimit(
      scope,
      dimension === 'fen'
        ? { units, fen: target === null ? null : BigInt(target) }
        : { fen, units: target === null ? null : Number(target) },
    );
  }
}

function stockOf(subject: string): string | null {
  const [kind, id = ''] = subject.split(':', 2);
  return kind === 'stock' && isId(id) ? id : null;
}

function isOfStock(dimension: EditedLimit['dimension']): dimension is StockDimension {
  return dimension !== 'fen' && dimension !== 'units';
}

function budgetNow(limit: LimitStanding | null, dimension: BudgetDimension): LimitNow {
  const { fen = null, units = null, committedFen = 0n, committedUnits = 0 } = limit ?? {};
  if (dimension === 'units') {
    const least = BigInt(committedUnits);
    const current = units?.toString() ?? null;
    const open = { isStopped: false, mayBeAdded: true, mayBeLifted: true, mayRise: true };
    return { ...open, current, least, totalAt: () => fen ?? 0n };
  }
  return {
    isStopped: false,
    current: fen?.toString() ?? null,
    least: committedFen,
    mayBeAdded: true,
    mayBeLifted: true,
    mayRise: true,
    totalAt: (target) => (target === null ? ENDLESS : BigInt(target)),
  };
}
