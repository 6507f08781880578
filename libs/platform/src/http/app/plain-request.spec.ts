import { describe, expect, it } from '@jest/globals';

import { HeaderName } from './plain-headers.js';
import { readPlainRequest, type PlainRequest } from './plain-request.js';

const HEADERS = ['Host: boon', 'Content-Type: application/json', 'content-length: 2'];

function bytesOf(line: string, headers: readonly string[], body = '{}'): Buffer {
  return Buffer.from([line, ...headers, '', body].join('\r\n'), 'latin1');
}

function taken(headers: readonly string[], query = ''): PlainRequest {
  const request = readPlainRequest(bytesOf(`POST /v1/wishes${query} HTTP/1.1`, headers));
  if (request === null || request === 'unfinished') throw new Error('it is not plain');
  return request;
}

const read = (headers: readonly string[], body?: string) =>
  readPlainRequest(bytesOf('POST /v1/wishes HTTP/1.1', headers, body));

describe('a plain request', () => {
  it('is read with its URL, its headers, and its body', () => {
    const request = taken([...HEADERS, 'X-A: \tb c ', 'x-b:', 'constructor: d'], '?a=b');
    expect(request).toMatchObject({ method: 'POST', url: '/v1/wishes?a=b' });
    expect(request.bodyText()).toBe('{}');
    const told = ['host', 'content-type', 'content-length', 'x-a', 'x-b', 'constructor', 'x-c'];
    expect(told.map((name) => request.headers.get(new HeaderName(name)))).toEqual([
      ...['boon', 'application/json', '2', 'b c', '', 'd'],
      undefined,
    ]);
  });

  it('knows headers apart whose names have the same hash', () => {
    const [one, other] = [new HeaderName('aw'), new HeaderName('c9')];
    expect(one.hash).toBe(other.hash);
    const { headers } = taken([...HEADERS, 'AW: 1']);
    expect([headers.get(one), headers.get(other)]).toEqual(['1', undefined]);
    // Both of them in one request are left to who reads names letter by letter.
    expect(read([...HEADERS, 'aw: 1', 'c9: 2'])).toBeNull();
  });

  it('has no more headers than can be compared with each other', () => {
    const lines = Array.from({ length: 61 }, (_, n) => `x-${n}: ${n}`);
    expect(taken([...HEADERS, ...lines]).headers.get(new HeaderName('x-60'))).toBe('60');
    expect(read([...HEADERS, ...lines, 'x-61: 61'])).toBeNull();
  });

  it('has a body only where it says how long it is', () => {
    const of = (method: string) =>
      readPlainRequest(bytesOf(`${method} / HTTP/1.1`, ['host: a'], ''));
    for (const method of ['GET', 'HEAD', 'DELETE', 'POST']) {
      expect(of(method)).toMatchObject({ method, url: '/' });
      expect((of(method) as PlainRequest).bodyText()).toBe('');
    }
    expect(readPlainRequest(bytesOf('GET / HTTP/1.1', ['host: a'], 'body'))).toBeNull();
  });

  it('is no request of another kind', () => {
    for (const line of [
      ...['Get /v1/wishes HTTP/1.1', 'POST /v1/wishes HTTP/1.0', 'POST http://boon/ HTTP/1.1'],
      ...['POST  /v1/wishes HTTP/1.1', 'POST /v1/wishes  HTTP/1.1', 'POST /v1/\u00fc HTTP/1.1'],
      ...['post /v1/wishes HTTP/1.1', ' POST /v1/wishes HTTP/1.1', 'POST /v1/wishes'],
    ]) {
      expect([line, readPlainRequest(bytesOf(line, HEADERS))]).toEqual([line, null]);
    }
  });

  it('leaves nothing about its end to be understood in two ways', () => {
    const [host, type, length] = HEADERS as [string, string, string];
    for (const headers of [
      ...[
        [host, type],
        [host, type, 'content-length: 0'],
        [host, type, 'content-length: 02'],
      ],
      ...[
        [host, type, 'content-length: +2'],
        [host, type, 'content-length: 2, 2'],
      ],
      ...[
        [host, type, 'content-length: 0x2'],
        [...HEADERS, 'Content-Length: 2'],
      ],
      ...[
        [...HEADERS, 'transfer-encoding: chunked'],
        [...HEADERS, 'Transfer-Encoding : chunked'],
      ],
      ...[
        [...HEADERS, ' folded'],
        [...HEADERS, 'a: b\r c'],
        [...HEADERS, 'a: b\n c: d'],
      ],
      ...[
        [...HEADERS, 'a:\0b'],
        [...HEADERS, 'a: \u00fc'],
        [...HEADERS, 'a b: c'],
        [...HEADERS, ': c'],
      ],
      ...[
        [...HEADERS, 'no-colon'],
        [type, length],
        [...HEADERS, 'host: other'],
      ],
    ]) {
      expect([headers, read(headers)]).toEqual([headers, null]);
    }
    expect(read(HEADERS, '{} ')).toBeNull();
  });

  it('asks for nothing of the connection', () => {
    for (const header of [
      ...['connection: close', 'connection: upgrade', 'upgrade: websocket', 'expect: 100-continue'],
      ...['te: trailers', 'trailer: a', 'x_y: z'],
    ]) {
      expect([header, read([...HEADERS, header])]).toEqual([header, null]);
    }
    expect(read([...HEADERS, 'Connection: Keep-Alive'])).not.toBeNull();
  });

  it('is unfinished while it may become one', () => {
    const whole = bytesOf('POST /v1/wishes HTTP/1.1', HEADERS);
    for (let end = 9; end < whole.length; end += 1) {
      expect(readPlainRequest(whole.subarray(0, end))).toBe('unfinished');
    }
    const endless = Buffer.from(`POST /v1/wishes HTTP/1.1\r\nhost: ${'a'.repeat(17_000)}`);
    expect(readPlainRequest(endless)).toBeNull();
    expect(readPlainRequest(Buffer.concat([endless, Buffer.from('\r\n\r\n')]))).toBeNull();
  });
});
