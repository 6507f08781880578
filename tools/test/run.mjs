// `npm test`: everything, real servers included. With arguments: only those tests, as Jest takes them.
import { install, jest, statics, step } from './steps.mjs';

const selection = process.argv.slice(2);
await install();
if (selection.length === 0) statics();
else step('types and build', 'npx', ['tsc7', '--build']);
jest(selection);
