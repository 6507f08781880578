import { Injectable } from '@nestjs/common';
import { DataSource, type QueryResult } from 'typeorm';
import { Sql } from './sql.js';
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
    text: string,
    parameters: readonly unknown[] = [],
  ): Promise<Row[]> {
    const result = await this.send(text, parameters);
    return (result.records ?? []) as Row[];
  }

  override async execute(text: string, parameters: readonly unknown[] = []): Promise<number> {
    const result = await this.send(text, parameters);
    return result.affected ?? 0;
  }

  private async send(text: string, parameters: readonly unknown[]): Promise<QueryResult> {
    const ambient = this.context.current()?.manager.queryRunner;
    if (ambient) return ambient.query(text, [...parameters], true);
    const runner = this.dataSource.createQueryRunner();
    try {
      return await runner.query(text, [...parameters], true);
    } finally {
      await runner.release();
    }
  }
}
