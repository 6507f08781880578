// The entry of `npm start` and `npm run start:distributed`. Kept to what any Node since 12 can parse:
// everything else is loaded once the version is known to do.
var version = process.versions.node.split('.').map(Number);
if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error(
    'Boon needs Node 20.19 or newer, and this is Node ' +
      process.versions.node +
      ': install a newer one from https://nodejs.org and run the command again.',
  );
  process.exit(1);
}
import('./run.mjs').then(function (run) {
  return run.main(process.argv[2] === 'distributed' ? 'distributed' : 'embedded');
});
