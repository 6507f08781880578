// `npm run check`: format, types, lint, architecture and unit tests; no server is started.
import { install, jest, runAll, STATICS } from './steps.mjs';

const SERVERS = String.raw`\.integration\.spec\.ts$`;

await install();
runAll([...STATICS, jest('unit tests', '--testPathIgnorePatterns', SERVERS, '/node_modules/')]);
