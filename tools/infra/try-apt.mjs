import { findOrInstall, onPath } from './src/processes/programs.ts';
const o = { what: 'hello', packages: ['hello'], instead: 'HELLO_URL', find: () => onPath('hello') };
let t = Date.now();
console.log(await Promise.allSettled([findOrInstall(o), findOrInstall(o)]), Date.now() - t);
console.log(await findOrInstall({ what: 'Nope', packages: ['no-such-package-x'], instead: 'NOPE_URL', find: () => undefined }).catch((e) => e.message));
