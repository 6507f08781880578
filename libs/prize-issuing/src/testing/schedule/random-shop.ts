import { newId } from '@boon/shared-kernel';
import { someBudgetAccounts } from '@boon/service-support/testing';
import type { DatabaseForSpecs } from '@boon/testing';
import type { ClaimBenefitOutcome } from '../../claim/claim-benefit.js';
import { judgeEdit, type LimitEdit } from '../../revision/domain/limit-edit.js';
import type { SqlEditableLimits } from '../../revision/infrastructure/sql-editable-limits.js';
import { aClaimToken } from '../a-claim-token.js';
import { aStock } from '../a-stock.js';
import type { IssuingForSpecs } from '../an-issuing.js';
import { editableLimits } from '../editable-limits.js';
import { IssuingModel, WORST, type ModelClaim } from '../issuing-model.js';
import type { Random } from '../random.js';

/** Where a schedule runs. */
export interface ScheduleOf {
  readonly database: DatabaseForSpecs;
  readonly issuing: IssuingForSpecs;
  readonly random: Random;
}

/** Three stocks with random limits, budgets that they share, and a handful of users: of one schedule alone. */
export class RandomShop {
  readonly model = new IssuingModel();
  readonly edits: SqlEditableLimits;
  private readonly name = newId();
  private readonly schemeId = newId();
  private readonly channel = `c-${newId().slice(-12)}`;
  private readonly merchant = `m-${newId().slice(-12)}`;

  constructor(readonly of: ScheduleOf) {
    this.edits = editableLimits(of.database);
  }

  /** Opens the stocks and sets the budgets. */
  async open(): Promise<void> {
    const { random } = this.of;
    for (let n = 0; n < 3; n += 1) await this.openStock(n === 2);
    const scopes = [
      ...[`scheme:${this.schemeId}`, `channel-day:${this.channel}`, `merchant:${this.merchant}`],
    ];
    for (const scope of scopes) {
      const fen = random.maybe(3, () => WORST * (2 + random.below(9)) + random.below(WORST));
      const units = random.maybe(3, () => 2 + random.below(9));
      if (fen === null && units === null) continue;
      const limit = { fen: fen === null ? null : BigInt(fen), units };
      await someBudgetAccounts(this.of.database).setLimit(scope, limit);
      this.model.accounts.set(scope, { scope, units, fen, count: 0, committed: 0 });
    }
  }

  /** The claim, by a token of its own. */
  claimOf(
    issuing: IssuingForSpecs,
    { user, persons, stock }: ModelClaim,
  ): Promise<ClaimBenefitOutcome> {
    const { schemeId, channel } = this;
    const token = aClaimToken(user, stock.id).with({ schemeId, channel });
    return issuing.claimBenefit.execute(token.tap({ personKeys: persons }));
  }

  /** Somebody wants something. */
  someClaim(): ModelClaim {
    const { random } = this.of;
    const stock = random.of(this.model.stocks);
    const persons = ['paper', 'phone', 'device'].filter(() => random.below(3) > 0);
    const scopes = [
      ...[`channel-day:${this.channel}`, `scheme:${this.schemeId}`],
      ...(stock.merchant === null ? [] : [`merchant:${stock.merchant}`]),
    ].sort();
    const named = persons.map((key) => `${key} ${random.below(4)} of ${this.name}`);
    return { user: this.someUser(), persons: named, stock, scopes };
  }

  /** One of few. */
  someUser(): string {
    return `u-${this.of.random.below(5)}-${this.name}`;
  }

  /** `set`, or the code of the refusal. */
  tryEdit(edit: LimitEdit): Promise<string> {
    return this.of.database.unitOfWork.run(async () => {
      const now = await this.edits.standing(edit);
      if (now === null) return 'edit.subject-unknown';
      const judged = judgeEdit(edit, now);
      if (!judged.ok) return judged.code;
      await this.edits.set(edit, now, { by: 'spec', revisionId: null });
      return 'set';
    });
  }

  private async openStock(isOfMerchant: boolean): Promise<void> {
    const { random } = this.of;
    const isByQuantity = random.below(2) === 0;
    const quantity = isByQuantity ? 3 + random.below(8) : null;
    const budget = isByQuantity ? null : WORST * (2 + random.below(8)) + random.below(WORST);
    const perUser = random.maybe(2, () => 1 + random.below(4));
    const perPerson = random.maybe(2, () => 1 + random.below(3));
    const perDay = random.maybe(2, () => 4 + random.below(6));
    let stock = aStock().ofUnits(quantity).perUser(perUser).perDay(perDay);
    if (budget !== null) stock = stock.ofBudget(budget);
    if (perPerson !== null) stock = stock.perPerson(perPerson);
    if (isOfMerchant) stock = stock.ofMerchant(this.merchant);
    const opened = await this.of.issuing.openStock.execute(stock.build());
    if (!opened.ok) throw new Error(opened.code);
    this.model.stocks.push({
      ...{ id: opened.stockId, merchant: isOfMerchant ? this.merchant : null, perUser, perPerson },
      ...{ perDay, quantity, budget, state: 'active', issued: 0, reserved: 0, spent: 0 },
    });
  }
}
