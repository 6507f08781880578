import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { issuingApp } from './issuing-app.js';

// A program: `spawnIssuing` runs it, and kills it under load.
const order = JSON.parse(process.argv[2] ?? '{}') as Parameters<typeof issuingApp>[0];

process.stdin.on('end', () => process.exit()).resume();
const app = await issuingApp(order);
await app.listen(0, '127.0.0.1');
const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
process.stdout.write(`listening on ${port}\n`);
