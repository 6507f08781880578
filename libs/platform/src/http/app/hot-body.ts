import type { IncomingMessage } from 'node:http';

import { HeaderName, type HotHeaders } from './plain-headers.js';

const [TYPE, LENGTH] = [new HeaderName('content-type'), new HeaderName('content-length')];
const CODING = new HeaderName('transfer-encoding');

/** Bytes of a JSON body that says so and how long it is; null for any other request. */
export function jsonBytesOf(headers: HotHeaders): number | null {
  const type = headers.get(TYPE);
  const isJson = type === 'application/json' || type === 'application/json; charset=utf-8';
  if (!isJson || headers.get(CODING) !== undefined) return null;
  const bytes = Number(headers.get(LENGTH) ?? 0);
  return bytes > 0 ? bytes : null;
}

/** Calls `whole` in the moment in which the last of so many bytes has come; never when they do not come. */
export function readBytes(
  request: IncomingMessage,
  bytes: number,
  whole: (body: Buffer) => void,
): void {
  let chunks: Buffer[] | null = null;
  let received = 0;
  const take = (chunk: Buffer): void => {
    received += chunk.length;
    if (received < bytes) {
      (chunks ??= []).push(chunk);
      return;
    }
    request.removeListener('data', take);
    whole(chunks === null ? chunk : Buffer.concat([...chunks, chunk], received));
  };
  request.on('data', take);
}

/** Puts a body back, so that another reader finds the request as it came. Only while `whole` is being called. */
export function putBack(request: IncomingMessage, body: Buffer): void {
  request.pause();
  request.unshift(body);
}
