import { join } from 'node:path';
import { build } from '../start/build.mjs';

build(join(import.meta.dirname, '..', '..'));
