import { Injectable } from '@nestjs/common';
import { parseTerms, type Funding } from '@boon/benefit-terms';
import { faultsOfStrategy, type TermsStrategy } from '@boon/benefit-terms/offering';
import type { StockLimits } from '@boon/contracts/prize-issuing';
import { Outbox, UnitOfWork } from '@boon/platform';
import { newId, refused, type Money, type Refused } from '@boon/shared-kernel';
import { limitsOf } from './domain/stock-limits.js';
import { faultOfStock, type StockFault } from './domain/stock-rules.js';
import { stockChanged } from './stock-events.js';
import { Stock } from './domain/stock.js';
import { StockRepository } from './domain/stock.repository.js';
import type { ReturnPolicy, Validity } from './domain/stock-terms.js';

/** A stock to be opened: by publishing an asset or by funding a proposal, never by hand. */
export interface OpenStockCommand {
  readonly assetId: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Wire form, as `parseTerms` of benefit-terms reads it. */
  readonly terms: unknown;
  /** How the terms are worked out for each user; left out: they are as they stand. */
  readonly strategy?: TermsStrategy | null;
  readonly quantity: number | null;
  readonly valueBudget: Money | null;
  readonly limits: StockLimits;
  readonly validity: Validity;
  readonly funding: Funding;
  readonly returnPolicy: ReturnPolicy;
}

/** The new stock's id, or why there is none; `stock.terms-invalid` names the fields in its details. */
export type OpenStockOutcome =
  | { readonly ok: true; readonly stockId: string }
  | Refused<'stock.unbounded' | 'stock.terms-invalid' | 'stock.strategy-invalid' | StockFault>;

/** Opens a stock and tells the catalogue. Takes part in the ambient unit of work. */
@Injectable()
export class OpenStock {
  constructor(
    private readonly stocks: StockRepository,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute(command: OpenStockCommand): Promise<OpenStockOutcome> {
    const parsed = parseTerms(command.terms);
    if (!parsed.ok) {
      const faults = parsed.faults.map(({ path, message }) => [path || 'terms', message]);
      return refused('stock.terms-invalid', Object.fromEntries(faults));
    }
    const { strategy = null } = command;
    const [unsound] = strategy === null ? [] : faultsOfStrategy(parsed.terms, strategy);
    if (unsound) return refused('stock.strategy-invalid', { [unsound.path]: unsound.message });
    const limits = limitsOf(command.limits);
    const fault = faultOfStock({ ...command, limits });
    if (fault !== null) return refused(fault);

    const opened = Stock.open({ ...command, id: newId(), terms: parsed.terms, strategy, limits });
    if (!opened.ok) return opened;

    await this.unitOfWork.run(async () => {
      await this.stocks.add(opened.stock);
      await this.outbox.append([stockChanged(opened.stock)]);
    });
    return { ok: true, stockId: opened.stock.parts.id };
  }
}
