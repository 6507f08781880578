import { BasisPoints, Money, newId } from '@boon/shared-kernel';
import type { OpenStockCommand } from '../stock/open-stock.js';

const DAY_MS = 86_400_000;

/** Builds the command that opens a stock: 50 off 300, 100 units, one per user, for a month, paid by the platform. */
export class StockBuilder {
  private constructor(private readonly command: OpenStockCommand) {}

  static start(): StockBuilder {
    const now = Date.now();
    return new StockBuilder({
      assetId: newId(),
      name: { zh: '满300减50', en: '50 off 300' },
      terms: { kind: 'full-reduction', threshold: '30000', amount: '5000', scope: {} },
      quantity: 100,
      valueBudget: null,
      limits: { perUserTotal: 1, perUserDay: null, perUserMonth: null },
      validity: {
        startsAt: new Date(now - DAY_MS),
        endsAt: new Date(now + 30 * DAY_MS),
        daysAfterClaim: 7,
      },
      funding: { platform: BasisPoints.of(10_000), merchantId: null },
      returnPolicy: 'restore',
    });
  }

  with(of: Partial<OpenStockCommand>): StockBuilder {
    return new StockBuilder({ ...this.command, ...of });
  }

  ofTerms(terms: object): StockBuilder {
    return this.with({ terms });
  }

  ofUnits(quantity: number | null): StockBuilder {
    return this.with({ quantity });
  }

  ofBudget(fen: number): StockBuilder {
    return this.with({ valueBudget: Money.ofFen(fen) });
  }

  perUser(total: number | null): StockBuilder {
    return this.with({ limits: { ...this.command.limits, perUserTotal: total } });
  }

  perUserDay(day: number): StockBuilder {
    return this.with({ limits: { ...this.command.limits, perUserDay: day } });
  }

  perPerson(total: number): StockBuilder {
    return this.with({ limits: { ...this.command.limits, perPersonTotal: total } });
  }

  /** Of the whole stock, in units and fen. */
  perDay(units: number | null, fen: number | null = null): StockBuilder {
    const perDayValue = fen === null ? null : String(fen);
    return this.with({ limits: { ...this.command.limits, perDayUnits: units, perDayValue } });
  }

  /** A merchant bears a half. */
  ofMerchant(merchantId: string): StockBuilder {
    return this.with({ funding: { platform: BasisPoints.of(5_000), merchantId } });
  }

  /** Costs nothing, and is not counted. */
  unlimited(): StockBuilder {
    const terms = { kind: 'event-item', name: 'badge', unitCost: '0' };
    return this.ofTerms(terms).ofUnits(null).perUser(null);
  }

  between(startsAt: Date, endsAt: Date): StockBuilder {
    return this.with({ validity: { startsAt, endsAt, daysAfterClaim: null } });
  }

  build(): OpenStockCommand {
    return this.command;
  }
}

/** Starts a stock: `aStock().ofUnits(10).perUser(1).build()`. */
export function aStock(): StockBuilder {
  return StockBuilder.start();
}
