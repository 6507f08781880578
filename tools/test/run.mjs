// `npm test`: everything, real servers included. With arguments: only those tests, as Jest takes them.
import { BUILD, install, jest, runAll, STATICS } from './steps.mjs';

const selection = process.argv.slice(2);
await install();
runAll([...(selection.length === 0 ? STATICS : BUILD), jest('tests', ...selection)]);
