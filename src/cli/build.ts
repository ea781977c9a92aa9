import { parseOutDir, runCommand } from './command.ts';
import { buildSite } from '../build/build-site.ts';

await runCommand(async () => {
  const outDir = parseOutDir('npm run build [-- --outDir path]');
  console.log(await buildSite(outDir));
});
