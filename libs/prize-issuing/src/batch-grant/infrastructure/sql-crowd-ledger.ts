import { Injectable, Optional } from '@nestjs/common';
import { Sql, type PreparedSql } from '@boon/platform';
import { constraintOf } from '@boon/platform/database';
import { BudgetAccounts } from '@boon/service-support/budgets';
import { holderOfPerson } from '@boon/service-support/caps';
import { ClaimConflict, type ToldRows } from '../../claim/domain/claim-ledger.js';
import { scopesOfGrants } from '../../claim/domain/scopes-of-claim.js';
import { isLot } from '../../claim/infrastructure/note-sql.js';
import { textArray, textColumn } from '../../claim/infrastructure/text-array.js';
import { watchColumns } from '../../claim/infrastructure/watch-sql.js';
import { chargingOf } from '../../claim/infrastructure/write-plan.js';
import { isConflict } from '../../claim/infrastructure/write-sql.js';
import type { CrowdLimit, CrowdPlan } from '../domain/crowd.js';
import { CrowdLedger } from '../domain/crowd-ledger.js';
import type { GrantChunk } from '../domain/grant-job.js';
import { commitCrowd } from './crowd-sql.js';

const ONE_TALLY_OF_A_HOLDER = 'user_tally_pkey';

/** Crowds in the tables of claims and in grant_job_chunk. */
@Injectable()
export class SqlCrowdLedger extends CrowdLedger {
  private readonly accounts: BudgetAccounts | null;
  private readonly statements = new Map<string, PreparedSql>();

  constructor(
    private readonly sql: Sql,
    @Optional() accounts?: BudgetAccounts,
  ) {
    super();
    this.accounts = accounts ?? null;
  }

  override async commit(
    plan: CrowdPlan,
    chunk: GrantChunk,
    { ids, told }: { readonly ids: readonly string[]; readonly told: ToldRows },
  ): Promise<void> {
    const paying = plan.charges.length === 0 ? null : this.accounts;
    const columns = [
      ...commonColumns(plan),
      ...holderColumns(plan, ids),
      ...[chunk.job.id, chunk.number],
      ...countColumns(plan),
      ...stockColumns(plan),
      plan.now,
      ...watchColumns(plan.watched),
      ...(paying?.chargeColumns(plan.charges) ?? []),
      this.accounts !== null && paying === null ? scopesOfGrants([plan.draft]) : [],
      ...told.columns(),
    ];
    try {
      await this.sql.query(this.statement(paying, isLot(plan.draft), told), columns);
    } catch (error) {
      const hadSome = constraintOf(error) === ONE_TALLY_OF_A_HOLDER;
      if (!hadSome && !isConflict(error)) throw error;
      throw new ClaimConflict('not all of a crowd can be granted at once', { cause: error });
    }
  }

  private statement(paying: BudgetAccounts | null, notes: boolean, told: ToldRows): PreparedSql {
    const sort = `${paying !== null} ${notes}`;
    const known = this.statements.get(sort);
    if (known !== undefined) return known;
    const { accounts } = this;
    const made = commitCrowd({
      ...{ charging: chargingOf(paying), notes },
      chargeColumns: paying?.chargeColumns([]).length ?? 0,
      noneLimited: accounts !== null && paying === null ? (of) => accounts.noneLimited(of) : null,
      outboxInsertion: (first) => told.insertion(first),
    });
    this.statements.set(sort, made);
    return made;
  }
}

function commonColumns({ draft, crowd }: CrowdPlan): unknown[] {
  const { stock, worstCase, shown, accounts } = draft;
  return [
    stock.stockId,
    stock.termsVersion,
    crowd.claim.claimKey,
    worstCase.toString(),
    shown.expiresAt,
    textArray(accounts.map(({ id }) => id)),
  ];
}

/** Persons are written where the stock counts them, as with every claim. */
function holderColumns(plan: CrowdPlan, ids: readonly string[]): unknown[] {
  const { crowd, draft, userLimits, personLimits } = plan;
  const persons = draft.personKeys.length === 0 ? [] : crowd.persons;
  return [
    `{${ids.join(',')}}`,
    textColumn(crowd.users),
    persons.map((keys) => textArray(keys)),
    persons.flat().map(holderOfPerson),
    ...limitColumns(userLimits),
    ...limitColumns(personLimits),
  ];
}

function limitColumns(limits: readonly CrowdLimit[]): unknown[] {
  return [limits.map(({ period }) => period), limits.map(({ most }) => most)];
}

function countColumns({ crowd, draft, userLimits, personLimits, ...plan }: CrowdPlan): number[] {
  const users = crowd.users.length;
  const persons = draft.personKeys.length === 0 ? 0 : crowd.persons.flat().length;
  const tallies = users * userLimits.length + persons * personLimits.length;
  return [tallies, users, plan.taken === null ? 0 : 1, plan.charges.length, plan.watched.size];
}

function stockColumns({ draft, taken }: CrowdPlan): unknown[] {
  if (taken === null) return [[], [], [], [], []];
  const { units, fen, fenOfNext, version } = taken;
  return [[draft.stock.stockId], [units], [fen.toString()], [fenOfNext.toString()], [version]];
}
