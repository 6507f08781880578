import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { JWK } from 'jose';
import {
  checkTokenRequest,
  type FieldFault,
  fromQuery,
  type TokenRequest,
} from './token-request.js';

const MOST_BODY_BYTES = 16_384;
const OWN_HOSTS = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

type Sign = (request: TokenRequest) => Promise<string>;

/** The issuer's HTTP surface: the public key, and a token for whoever asks. */
export function answering(publicJwk: JWK, sign: Sign): RequestListener {
  return (request, response) => {
    answer(request, response, publicJwk, sign).catch(() =>
      fail(response, 500, 'The token could not be made.'),
    );
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  publicJwk: JWK,
  sign: Sign,
): Promise<void> {
  // A page of another origin that points its own name at 127.0.0.1 must not read tokens.
  if (!OWN_HOSTS.test(request.headers.host ?? ''))
    return fail(response, 403, 'Ask by a loopback address.');
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://issuer');
  const route = `${request.method} ${pathname}`;
  if (route === 'GET /.well-known/jwks.json') return json(response, 200, { keys: [publicJwk] });
  if (route === 'GET /tokens') return token(response, fromQuery(searchParams), sign, asText);
  if (route === 'POST /tokens') return posted(request, response, sign);
  return fail(
    response,
    404,
    'Here are GET /.well-known/jwks.json, GET /tokens?role=user&sub=ann, POST /tokens.',
  );
}

async function posted(
  request: IncomingMessage,
  response: ServerResponse,
  sign: Sign,
): Promise<void> {
  const body = await readBody(request);
  if (body === undefined)
    return fail(response, 413, `A body has at most ${MOST_BODY_BYTES} bytes.`);
  const input = parse(body);
  if (input === undefined) return fail(response, 400, 'The body is not JSON.');
  return token(response, input, sign, asJson);
}

async function token(
  response: ServerResponse,
  input: unknown,
  sign: Sign,
  write: (response: ServerResponse, token: string) => void,
): Promise<void> {
  const outcome = checkTokenRequest(input);
  if (!outcome.ok) return fail(response, 400, 'The token request is wrong.', outcome.faults);
  write(response, await sign(outcome.request));
}

/** Bare, so that a shell can write TOKEN=$(curl -s ...). */
function asText(response: ServerResponse, signed: string): void {
  response
    .writeHead(200, { 'content-type': 'text/plain', 'cache-control': 'no-store' })
    .end(`${signed}\n`);
}

function asJson(response: ServerResponse, signed: string): void {
  json(response, 201, { token: signed });
}

function fail(
  response: ServerResponse,
  status: number,
  detail: string,
  errors?: readonly FieldFault[],
): void {
  const problem = { type: 'about:blank', status, detail, ...(errors && { errors }) };
  json(response, status, problem, 'application/problem+json');
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  type = 'application/json',
): void {
  response
    .writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  let body = '';
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > MOST_BODY_BYTES) return undefined;
  }
  return body;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}
