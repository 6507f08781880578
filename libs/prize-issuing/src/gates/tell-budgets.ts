import { Injectable, Optional } from '@nestjs/common';
import { BudgetChanged } from '@boon/contracts/prize-issuing';
import { Outbox, UnitOfWork } from '@boon/platform';
import { BudgetAccounts, type LimitStanding } from '@boon/service-support/budgets';
import { Clock, platformDay, SystemClock } from '@boon/shared-kernel';
import { changedGates, gateOf, type Left } from './domain/budget-gate.js';
import { ToldGates } from './domain/told-gates.js';

/**
 * Tells those who decide which budgets run low or are used up, and when they are open again: slices of a stock's
 * day, and what schemes, merchants, channels and the platform share. Off the way of claims: it looks at the books.
 */
@Injectable()
export class TellBudgets {
  constructor(
    private readonly gates: ToldGates,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    @Optional() private readonly accounts?: BudgetAccounts,
    @Optional() private readonly clock: Clock = new SystemClock(),
  ) {}

  /** Answers how many were told. */
  execute(): Promise<number> {
    return this.unitOfWork.run(async () => {
      const told = await this.gates.told();
      if (told === null) return 0;
      const shared = (await this.accounts?.limits()) ?? [];
      const today = platformDay(this.clock.now());
      const left = [
        ...(await this.gates.usedUpToday()),
        ...shared.map((each) => leftOf(each, today)),
      ];
      const changed = changedGates(left.map(gateOf), told);
      if (changed.length === 0) return 0;
      await this.gates.keep(changed);
      await this.outbox.append(changed.map((gate) => BudgetChanged.of(gate)));
      return changed.length;
    });
  }
}

function leftOf(standing: LimitStanding, today: string): Left {
  const { scope, fen, units, committedFen, committedUnits } = standing;
  return {
    scope,
    day: scope.split(':', 1)[0]?.endsWith('-day') ? today : null,
    units: units === null ? null : units - committedUnits,
    fen: fen === null ? null : fen - committedFen,
  };
}
