import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform/database';
import { SlotRepository } from '../domain/slot.repository.js';
import type { Slot } from '../domain/slot.js';

interface SlotRow {
  name: string;
  channel: string;
  version: number;
  settings: Omit<Slot, 'name' | 'channel' | 'version'>;
}

@Injectable()
export class SqlSlotRepository extends SlotRepository {
  constructor(private readonly sql: Sql) {
    super();
  }

  async all(): Promise<Slot[]> {
    const rows = await this.sql.query<SlotRow>(
      `select name, channel, version, settings from placement.slot order by name`,
    );
    return rows.map(({ name, channel, version, settings }) => ({
      ...settings,
      name,
      channel,
      version,
    }));
  }

  async replace({ name, channel, ...settings }: Omit<Slot, 'version'>): Promise<number> {
    const [row] = await this.sql.query<{ version: number }>(
      `insert into placement.slot as slot (name, channel, settings) values ($1, $2, $3)
       on conflict (name) do update set version = slot.version + 1, settings = excluded.settings
       returning version`,
      [name, channel, JSON.stringify(settings)],
    );
    return row?.version ?? 1;
  }
}
