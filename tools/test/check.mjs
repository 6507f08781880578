// `npm run check`: format, types, lint, architecture and unit tests; no server is started.
import { install, jest, statics } from './steps.mjs';

await install();
statics();
jest(['--testPathIgnorePatterns', '\\.integration\\.spec\\.ts$', '/node_modules/', '/dist/']);
