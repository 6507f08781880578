import type { Finding } from '@boon/prize-issuing/invariants';
import type { Client } from 'pg';

const HEAD = /^([1-9]\d*):([0-9a-f]{64})$/;

/** A head of the audit chain that was noted elsewhere: `NUMBER:HASH`, as the command prints it. */
export interface NotedHead {
  readonly number: string;
  readonly hash: string;
}

/** Throws when it is no head. */
export function headOf(text: string): NotedHead {
  const [, number, hash] = HEAD.exec(text) ?? [];
  if (number === undefined || hash === undefined) {
    throw new Error(`"${text}" is no head of the audit chain: NUMBER:HASH`);
  }
  return { number, hash };
}

/** Whether the chain still has that head in it: whoever wrote all of it anew could not keep it. */
export async function headStands(client: Client, { number, hash }: NotedHead): Promise<Finding> {
  const { rows } = await client.query<{ hash: string }>(
    `select encode(hash, 'hex') as hash from platform.audit_seal where number = $1`,
    [number],
  );
  const found = rows[0]?.hash ?? 'none';
  const holds = found === hash;
  return {
    ...{ id: 'I20', promise: 'The audit chain still has the head that was noted' },
    ...{ verdict: holds ? 'holds' : 'violated', count: holds ? 0 : 1 },
    examples: holds ? [] : [{ subject: number, detail: `noted ${hash}, found ${found}` }],
  };
}

/** The head, to be noted elsewhere, and how many acts wait for their seal; empty: there is no chain here. */
export async function tailOf(client: Client): Promise<string> {
  const known = `select to_regclass('platform.audit_head') is not null as known`;
  if (!(await client.query<{ known: boolean }>(known)).rows[0]?.known) return '';
  const { rows } = await client.query<{ head: string; waiting: string }>(
    `select number || ':' || encode(hash, 'hex') as head,
       (select count(*) from platform.audit_unsealed)::text as waiting from platform.audit_head`,
  );
  const { head = '', waiting = '' } = rows[0] ?? {};
  return `Audit chain: head ${head}, ${waiting} waiting for their seal`;
}
