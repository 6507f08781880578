import { connect, type AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { newId, refused, type Refused } from '@boon/shared-kernel';

import { DatabaseModule } from '../../database/database.module.js';
import { Sql } from '../../database/sql.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { usePostgres } from '../../testing/postgres.js';
import { Allow } from '../auth/policy.js';
import { answer } from '../problems/answer.js';
import { anApp } from '../testing/app-for-specs.js';
import { TokenIssuer } from '../testing/token-issuer.js';
import { Idempotent } from './idempotent.js';
import { purgeIdempotency } from './stored-answers.js';

class DraftBody {
  @IsString()
  name: string;

  @IsInt()
  @IsOptional()
  limit?: number;
}

type Drafted = { readonly ok: true; readonly id: string } | Refused<'draft.full'>;

const REFUSALS = { 'draft.full': { status: 409, zh: '已满', en: 'Full' } } as const;

@Allow('operator')
@Controller('v1/drafts')
class DraftsController {
  constructor(
    private readonly sql: Sql,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Post()
  @Idempotent()
  async create(@Body() { name, limit }: DraftBody): Promise<{ readonly id: string }> {
    const { id } = answer(await this.draft(name, limit ?? 1_000), REFUSALS);
    return { id };
  }

  @Post('faulty')
  @Idempotent()
  async faulty(@Body() { name }: DraftBody): Promise<void> {
    await this.draft(name, 1_000);
    throw new Error('after the write');
  }

  @Post('emptied')
  @HttpCode(204)
  @Idempotent()
  async emptied(): Promise<void> {
    await this.sql.execute(`insert into draft (id, name) values ($1, 'emptied')`, [newId()]);
  }

  private draft(name: string, limit: number): Promise<Drafted> {
    return this.unitOfWork.run(async () => {
      const [row] = await this.sql.query<{ n: number }>('select count(*)::int as n from draft');
      if ((row?.n ?? 0) >= limit) return refused('draft.full');
      const id = newId();
      await this.sql.execute('insert into draft (id, name) values ($1, $2)', [id, name]);
      return { ok: true, id };
    });
  }
}

describe('A write with an idempotency key', () => {
  const postgres = usePostgres();
  let issuer: TokenIssuer;
  let app: NestFastifyApplication;
  let sql: Sql;
  let ann: string;

  beforeAll(async () => {
    issuer = await TokenIssuer.start();
    ann = await issuer.bearer('ann', 'operator');
    app = await anApp({ controllers: [DraftsController], imports: [database()] }, issuer);
    sql = app.get(Sql, { strict: false });
    await sql.execute('create table draft (id uuid primary key, name text not null)');
  }, 60_000);
  afterAll(async () => {
    await app.close();
    await issuer.stop();
  });

  function database() {
    const options = { persistence: [], migrate: true, poolMax: 5, lockTimeoutMs: 500 };
    return DatabaseModule.forRootAsync({ useFactory: () => ({ url: postgres.url, ...options }) });
  }

  function post(key: string | undefined, payload: object, more: Partial<Request> = {}) {
    const { to = app, path = '', authorization = ann } = more;
    const headers = { authorization, ...(key !== undefined && { 'idempotency-key': key }) };
    return to.inject({ method: 'POST', url: `/v1/drafts${path}`, headers, payload });
  }

  async function untilLocked(): Promise<void> {
    const held = `select 1 from pg_locks where locktype = 'advisory' and granted`;
    while ((await sql.query(held)).length === 0) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  async function drafts(name: string): Promise<number> {
    const rows = await sql.query('select id from draft where name = $1', [name]);
    return rows.length;
  }

  it('answers a repeated key byte for byte, and acts once', async () => {
    const first = await post('key-1', { name: 'welcome' });
    const second = await post('key-1', { name: 'welcome' });

    expect(first.statusCode).toBe(201);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(second.statusCode).toBe(201);
    expect(second.body).toBe(first.body);
    expect(second.headers['content-type']).toBe(first.headers['content-type']);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await drafts('welcome')).toBe(1);
  });

  it('requires a key', async () => {
    expect((await post(undefined, { name: 'x' })).json().code).toBe('idempotency.key-missing');
    expect((await post('k'.repeat(129), { name: 'x' })).json().code).toBe(
      'idempotency.key-invalid',
    );
    expect((await post('two words', { name: 'x' })).statusCode).toBe(400);
  });

  it('refuses the same key for another request', async () => {
    await post('key-2', { name: 'mine' });

    for (const other of [
      await post('key-2', { name: 'yours' }),
      await post('key-2', { name: 'mine' }, { path: '/faulty' }),
    ]) {
      expect(other.statusCode).toBe(422);
      expect(other.json().code).toBe('idempotency.key-reused');
    }
  });

  it('takes the same body in another order of its members for the same request', async () => {
    const first = await post('key-3', { name: 'ordered', limit: 900 });
    const second = await post('key-3', { limit: 900, name: 'ordered' });

    expect(second.body).toBe(first.body);
  });

  it('keeps the keys of two callers apart', async () => {
    const ben = await issuer.bearer('ben', 'operator');
    const first = await post('key-4', { name: 'apart' });
    const second = await post('key-4', { name: 'apart' }, { authorization: ben });

    expect(second.json().id).not.toBe(first.json().id);
  });

  it('does not keep a refusal: the key may try again', async () => {
    const refusal = await post('key-5', { name: 'tried', limit: 0 });
    expect(refusal.statusCode).toBe(409);
    expect(refusal.json().code).toBe('draft.full');

    expect((await post('key-5', { name: 'tried' })).statusCode).toBe(201);
  });

  it('writes nothing for a body that is not valid, and does not keep the answer', async () => {
    const bad = await post('key-6', { name: 7, odd: true });

    expect(bad.statusCode).toBe(400);
    expect(bad.json().fields).toHaveLength(2);
    expect((await post('key-6', { name: 'better' })).statusCode).toBe(201);
  });

  it('rolls back on a fault, and the key may try again', async () => {
    const body = { name: 'half-written' };

    expect((await post('key-7', body, { path: '/faulty' })).statusCode).toBe(500);
    expect((await post('key-7', body, { path: '/faulty' })).statusCode).toBe(500);
    expect(await drafts('half-written')).toBe(0);
  });

  it('replays an answer without a body', async () => {
    const first = await post('key-8', {}, { path: '/emptied' });
    const second = await post('key-8', {}, { path: '/emptied' });

    expect([first.statusCode, second.statusCode]).toEqual([204, 204]);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expect(await drafts('emptied')).toBe(1);
  });

  it('has one effect for fifty twins at once, on two nodes, and the same answer for all', async () => {
    const node = await anApp({ controllers: [DraftsController], imports: [database()] }, issuer);

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        post('key-9', { name: 'twins' }, { to: at % 2 === 0 ? app : node }),
      ),
    );

    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(50).fill(201));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    const fresh = answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined);
    expect(fresh).toHaveLength(1);
    expect(await drafts('twins')).toBe(1);
    await node.close();
  }, 30_000);

  it('answers 409 when the first twin takes longer than a lock may be waited for', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const twin = app.get(UnitOfWork, { strict: false }).run(async () => {
      await sql.query(`select pg_advisory_xact_lock(hashtextextended('operator:ann slow', 14))`);
      await held;
    });
    await untilLocked();

    const answered = await post('slow', { name: 'slow' });

    expect(answered.statusCode).toBe(409);
    expect(answered.json().code).toBe('idempotency.in-progress');
    release();
    await twin;
    expect((await post('slow', { name: 'slow' })).statusCode).toBe(201);
  }, 30_000);

  it('has one effect for fifty requests of one TCP write', async () => {
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as AddressInfo;
    const body = JSON.stringify({ name: 'one-write' });
    const request = [
      'POST /v1/drafts HTTP/1.1',
      'host: 127.0.0.1',
      `authorization: ${ann}`,
      'content-type: application/json',
      'idempotency-key: one-write',
      `content-length: ${body.length}`,
      '',
      body,
    ].join('\r\n');

    const answers = await written(port, request.repeat(50), 50);

    expect(answers.match(/HTTP\/1\.1 201/g)).toHaveLength(50);
    expect(new Set(answers.match(/\{"id":"[^"]+"\}/g)).size).toBe(1);
    expect(await drafts('one-write')).toBe(1);
  }, 30_000);

  it('lets fifty different keys through a pool of five', async () => {
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) => post(`many-${at}`, { name: 'many' })),
    );

    expect(answers.every(({ statusCode }) => statusCode === 201)).toBe(true);
    expect(await drafts('many')).toBe(50);
  }, 30_000);

  it('forgets a key after a day', async () => {
    await post('key-10', { name: 'daily' });
    await sql.execute(`update platform.idempotency set created_at = created_at - interval '1 day'`);

    const again = await post('key-10', { name: 'daily' });

    expect(again.headers['idempotency-replayed']).toBeUndefined();
    expect(await drafts('daily')).toBe(2);
    expect(await purgeIdempotency(sql)).toBeGreaterThan(50);
    expect((await post('key-10', { name: 'daily' })).headers['idempotency-replayed']).toBe('true');
  });
});

/** What the server writes back, up to so many answers. */
function written(port: number, text: string, most: number): Promise<string> {
  return new Promise((resolve, reject) => {
    let answers = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      answers += String(chunk);
      if ((answers.match(/\}(?=HTTP|$)/g) ?? []).length < most) return;
      socket.destroy();
      resolve(answers);
    });
  });
}

interface Request {
  readonly to: NestFastifyApplication;
  readonly path: string;
  readonly authorization: string;
}
