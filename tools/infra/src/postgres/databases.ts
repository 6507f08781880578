import pg from 'pg';
import { hasCode } from '../has-code.js';

const DUPLICATE_DATABASE = '42P04';

export async function ensureDatabase(
  adminUrl: string,
  name: string,
  template?: string,
): Promise<void> {
  await asAdmin(adminUrl, async (client) => {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (found.rowCount) return;
    const copyOf = template ? ` TEMPLATE ${pg.escapeIdentifier(template)}` : '';
    try {
      await client.query(`CREATE DATABASE ${pg.escapeIdentifier(name)}${copyOf}`);
    } catch (error) {
      if (!hasCode(error, DUPLICATE_DATABASE)) throw error;
    }
  });
}

export async function removeDatabase(adminUrl: string, name: string): Promise<void> {
  await asAdmin(adminUrl, (client) =>
    client.query(`DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`),
  );
}

async function asAdmin(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
