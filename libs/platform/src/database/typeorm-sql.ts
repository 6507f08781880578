import { Injectable } from '@nestjs/common';
import { DataSource, type QueryResult, type QueryRunner } from 'typeorm';
import { Sql, type PreparedSql } from './sql.js';
import { TransactionContext } from './transaction-context.js';

/**
 * `Sql` on TypeORM's query runners. It asks for structured results: `manager.query` answers rows for
 * INSERT ... RETURNING but `[rows, count]` for UPDATE and DELETE.
 */
@Injectable()
export class TypeOrmSql extends Sql {
  constructor(
    private readonly dataSource: DataSource,
    private readonly context: TransactionContext,
  ) {
    super();
  }

  override async query<Row extends object>(
    statement: string | PreparedSql,
    parameters: readonly unknown[] = [],
  ): Promise<Row[]> {
    const result = await this.send(statement, parameters);
    return (result.records ?? []) as Row[];
  }

  override async execute(
    statement: string | PreparedSql,
    parameters: readonly unknown[] = [],
  ): Promise<number> {
    const result = await this.send(statement, parameters);
    return result.affected ?? 0;
  }

  private async send(
    statement: string | PreparedSql,
    parameters: readonly unknown[],
  ): Promise<Pick<QueryResult, 'records' | 'affected'>> {
    const ambient = this.context.current()?.manager.queryRunner;
    if (ambient) return sendOn(ambient, statement, parameters);
    const runner = this.dataSource.createQueryRunner();
    try {
      return await sendOn(runner, statement, parameters);
    } finally {
      await runner.release();
    }
  }
}

/** The part of the driver's connection that TypeORM does not reach: named statements. */
interface DriverConnection {
  query(config: {
    readonly name: string;
    readonly text: string;
    readonly values: unknown[];
  }): Promise<{ readonly rows: object[]; readonly rowCount: number | null }>;
}

async function sendOn(
  runner: QueryRunner,
  statement: string | PreparedSql,
  parameters: readonly unknown[],
): Promise<Pick<QueryResult, 'records' | 'affected'>> {
  if (typeof statement === 'string') return runner.query(statement, [...parameters], true);
  const connection = (await runner.connect()) as DriverConnection;
  const { rows, rowCount } = await connection.query({ ...statement, values: [...parameters] });
  return { records: rows, affected: rowCount ?? 0 };
}
