import { readFileSync } from 'node:fs';
import { TokenSigner } from '@boon/platform';
import { requestsOf, type LoadUser } from './claim-requests.js';
import type { LoadOrder, LoadSetting } from './orders.js';
import { runLoad } from './run-load.js';

// A process of its own, so that its work is not counted as the server's.
const setting = JSON.parse(process.env['LOAD_SETTING'] ?? '{}') as LoadSetting;
const signer = new TokenSigner(setting.claimKeys);
const users: readonly LoadUser[] = readFileSync(setting.tokensFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => {
    const [sub = '', bearer = ''] = line.split(' ');
    return { sub, bearer };
  });

process.on('message', (order: LoadOrder) => {
  void runLoad(order, requestsOf(order, users, signer)).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ fault: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
