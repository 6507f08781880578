import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { eventually } from '../../testing/eventually.js';
import { SharedHeaders } from './answer-head.js';
import { HotConnections } from './hot-connections.js';
import type { HotReply } from './hot-exchange.js';
import { HeaderName } from './plain-headers.js';
import type { PlainRequest } from './plain-request.js';

const LATER = new HeaderName('x-later');

/** Answers the text that it was sent, and which way it came; short ways take no capitals. */
let server: Server;
let clients: Socket[];
let addresses: (string | undefined)[];
let answering: ((reply: HotReply, text: string) => void) | null;

beforeEach(async () => {
  clients = [];
  addresses = [];
  answering = null;
  server = createServer({ keepAliveTimeout: 72_000 }, (request, response) => {
    addresses.push(request.socket.remoteAddress);
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => response.end(`ordinary:${text};`));
  });
  new HotConnections(server, takes).standBefore();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  for (const client of clients) client.destroy();
  if (!server.listening) return;
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
});

function takes(request: PlainRequest, reply: HotReply): boolean | Promise<boolean> {
  const text = request.bodyText();
  const isTaken = request.method === 'POST' && text === text.toLowerCase();
  const goOn = (): boolean => {
    if (isTaken) (answering ?? answerShort)(reply, text);
    return isTaken;
  };
  return request.headers.get(LATER) === undefined ? goOn() : Promise.resolve().then(goOn);
}

const shared = new SharedHeaders(['x-shared', 'by all']);

function answerShort(reply: HotReply, text: string, isLast = false): void {
  reply.send({ status: 200, requestId: 'of-a-spec', shared, isLast }, `short:${text};`);
}

interface Client {
  readonly socket: Socket;
  readonly told: () => string;
  /** What was answered, in order. */
  readonly answers: () => string[];
}

async function aClient(): Promise<Client> {
  const { port } = server.address() as AddressInfo;
  const socket = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
  clients.push(socket);
  await once(socket, 'connect');
  let told = '';
  socket.on('data', (chunk) => (told += chunk.toString()));
  const answers = (): string[] =>
    [...told.matchAll(/(?:short|ordinary):\w*(?=;)/g)].map(([text]) => text);
  return { socket, told: () => told, answers };
}

function post(text: string, ...headers: readonly string[]): string {
  const all = ['POST / HTTP/1.1', 'host: a', `content-length: ${text.length}`, ...headers];
  return `${all.join('\r\n')}\r\n\r\n${text}`;
}

describe('a connection of hot requests', () => {
  it('is answered one request after the other, as node:http answers', async () => {
    const client = await aClient();
    client.socket.write(post('one'));
    await eventually(() => expect(client.answers()).toEqual(['short:one']));
    client.socket.write(post('two', 'x-later: yes'));
    await eventually(() => expect(client.answers()).toEqual(['short:one', 'short:two']));
    expect(client.told()).toMatch(
      /^HTTP\/1\.1 200 OK\r\nx-request-id: of-a-spec\r\nx-shared: by all\r\ncontent-length: 10\r\n/,
    );
    expect(client.told()).toMatch(/\r\nDate: [A-Z][a-z]{2}, [^\r]+ GMT\r\n/);
    expect(client.told()).toContain('\r\nConnection: keep-alive\r\nKeep-Alive: timeout=72\r\n\r\n');
  });

  it('is handed over by what is not one, together with what came after it', async () => {
    const client = await aClient();
    client.socket.write(post('one'));
    await eventually(() => expect(client.answers()).toHaveLength(1));
    client.socket.write(post('TWO', 'x-later: yes'));
    client.socket.write(`${post('three')}GET / HTTP/1.1\r\nhost: a\r\n\r\n${post('four')}`);
    const rest = ['ordinary:TWO', 'ordinary:three', 'ordinary:', 'ordinary:four'];
    await eventually(() => expect(client.answers()).toEqual(['short:one', ...rest]));
  });

  it('is lent to the ordinary server for other plain requests once it has answered one', async () => {
    const client = await aClient();
    const steps = [
      [post('one'), 'short:one'],
      [post('TWO', 'x-later: yes'), 'ordinary:TWO'],
      [post('three'), 'short:three'],
      ['GET /any HTTP/1.1\r\nhost: a\r\n\r\n', 'ordinary:'],
      [post('FOUR'), 'ordinary:FOUR'],
      [post('five'), 'short:five'],
    ];
    for (const [n, [bytes = '']] of steps.entries()) {
      client.socket.write(bytes);
      const soFar = steps.slice(0, n + 1).map(([, answer]) => answer);
      await eventually(() => expect(client.answers()).toEqual(soFar));
    }
    expect(addresses).toEqual(['127.0.0.1', '127.0.0.1', '127.0.0.1']);
  });

  it('ends where the ordinary server ends it', async () => {
    const client = await aClient();
    client.socket.write(post('one'));
    await eventually(() => expect(client.answers()).toHaveLength(1));
    server.once('request', (_request, response) => response.setHeader('connection', 'close'));
    const ended = once(client.socket, 'end');
    client.socket.write(post('TWO'));
    await ended;
    expect(client.answers()).toEqual(['short:one', 'ordinary:TWO']);
  });

  it('is not given up with what the ordinary server has of it', async () => {
    const client = await aClient();
    for (const text of ['one', 'TWO']) {
      client.socket.write(post(text));
      await eventually(() => expect(client.told()).toContain(`:${text};`));
    }
    const replies: HotReply[] = [];
    answering = (reply) => replies.push(reply);
    client.socket.write(post('three'));
    await eventually(() => expect(replies).toHaveLength(1));
    server.closeIdleConnections();
    answerShort(replies[0] as HotReply, 'three');
    client.socket.write(post('FOUR'));
    await eventually(() =>
      expect(client.answers().slice(2)).toEqual(['short:three', 'ordinary:FOUR']),
    );
  });

  it('answers what came meanwhile after what it was answering', async () => {
    const replies: [HotReply, string][] = [];
    answering = (reply, text) => replies.push([reply, text]);
    const client = await aClient();
    client.socket.write(post('one'));
    await eventually(() => expect(replies).toHaveLength(1));
    client.socket.write(post('two'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    client.socket.write(post('three'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(replies).toHaveLength(1);
    answering = null;
    answerShort(...(replies[0] as [HotReply, string]));
    await eventually(() => {
      expect(client.answers().map((answer) => answer.replace(/.*:/, ''))).toEqual([
        'one',
        'two',
        'three',
      ]);
    });
  });

  it('is answered the same however its bytes are cut', async () => {
    const texts = fc.stringMatching(/^[a-zA-D]{1,12}$/);
    const sent = fc.array(texts, { minLength: 1, maxLength: 5 });
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(sent, cuts, async (wanted, shares) => {
        const client = await aClient();
        const bytes = wanted.map((text) => post(text)).join('');
        const places = shares
          .map((share) => Math.floor(share * bytes.length))
          .sort((a, b) => a - b);
        let from = 0;
        for (const to of [...places, bytes.length]) {
          if (to > from) client.socket.write(bytes.slice(from, to));
          await new Promise((resolve) => setImmediate(resolve));
          from = to;
        }
        await eventually(() => expect(client.answers()).toHaveLength(wanted.length));
        expect(client.answers().map((answer) => answer.replace(/.*:/, ''))).toEqual(wanted);
        client.socket.destroy();
      }),
      { numRuns: 60 },
    );
  });

  it('ends after the answer where its caller has ended', async () => {
    const replies: HotReply[] = [];
    answering = (reply) => replies.push(reply);
    const client = await aClient();
    client.socket.end(post('one'));
    await eventually(() => expect(replies).toHaveLength(1));
    const ended = once(client.socket, 'end');
    answerShort(replies[0] as HotReply, 'one');
    await ended;
    expect(client.answers()).toEqual(['short:one']);
    expect(client.told()).not.toContain('keep-alive');
  });

  it('ends where the answer says so', async () => {
    answering = (reply, text) => answerShort(reply, text, true);
    const client = await aClient();
    const ended = once(client.socket, 'end');
    client.socket.write(post('one'));
    await ended;
    expect(client.answers()).toEqual(['short:one']);
  });

  it('outlives callers who leave before their answer', async () => {
    const replies: HotReply[] = [];
    answering = (reply) => replies.push(reply);
    const client = await aClient();
    client.socket.write(post('one'));
    await eventually(() => expect(replies).toHaveLength(1));
    client.socket.resetAndDestroy();
    await new Promise((resolve) => setTimeout(resolve, 20));
    answerShort(replies[0] as HotReply, 'one');
    answering = null;
    const other = await aClient();
    other.socket.write(post('two'));
    await eventually(() => expect(other.answers()).toEqual(['short:two']));
  });

  it('is closed with the server once nothing is under way', async () => {
    const replies: HotReply[] = [];
    answering = (reply) => replies.push(reply);
    const [idle, busy] = [await aClient(), await aClient()];
    busy.socket.write(post('one'));
    await eventually(() => expect(replies).toHaveLength(1));
    const [idleEnded, closed] = [once(idle.socket, 'end'), once(server, 'close')];
    server.close();
    await idleEnded;
    for (const client of clients) client.on('end', () => client.end());
    answerShort(replies[0] as HotReply, 'one', true);
    idle.socket.end();
    await closed;
    await eventually(() => expect(busy.answers()).toEqual(['short:one']));
  });

  it('is not read further while its caller does not read', async () => {
    // More than the buffers of both ends take.
    const long = 'x'.repeat(32_000_000);
    let asked = 0;
    answering = (reply) => {
      asked += 1;
      reply.send({ status: 200, requestId: 'of-a-spec', shared, isLast: false }, long);
    };
    const client = await aClient();
    client.socket.pause();
    for (let n = 0; n < 10; n += 1) {
      client.socket.write(post('a'));
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(asked).toBe(1);
    answering = null;
    client.socket.resume();
    await eventually(() => expect(client.answers()).toHaveLength(9));
  });
});
