import { setTimeout as pause } from 'node:timers/promises';
import { SystemClock } from '@boon/shared-kernel';
import { deliveryCapsContract } from '../../testing/delivery-caps-contract.js';
import { InProcessDeliveryCaps } from './in-process-delivery-caps.js';

deliveryCapsContract(
  'InProcessDeliveryCaps',
  async () => new InProcessDeliveryCaps(new SystemClock()),
  (ms) => pause(ms),
);
