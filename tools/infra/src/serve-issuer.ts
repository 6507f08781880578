import { startIssuer } from './issuer/start-issuer.js';

/** The demo issuer by itself, for docker/compose.yaml: ISSUER_DIR keeps its key, ISSUER_PORT is its port. */
const issuer = await startIssuer({
  dir: process.env['ISSUER_DIR'] ?? '.boon/issuer',
  port: Number(process.env['ISSUER_PORT'] ?? 3900),
});
console.log(`Demo tokens: ${issuer.url}/tokens?role=user&sub=ann`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void issuer.stop());
}
