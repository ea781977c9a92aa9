import { outDirOf, runCommand } from './command.ts';
import { buildSite } from '../build/build-site.ts';

await runCommand(async () => {
  const outDir = outDirOf('npm run build [-- --outDir path]');
  console.log(await buildSite(outDir));
});
