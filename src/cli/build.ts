import { buildSite } from '../build/build-site.ts';
import { parseBuildOptions, runCommand } from './command.ts';

await runCommand(async () => {
  const options = parseBuildOptions('npm run build');
  console.log(await buildSite(options));
});
