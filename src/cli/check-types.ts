import { check } from '@astrojs/check';
import { sync } from 'astro';
import { runCommand } from './command.ts';

await runCommand(async () => {
  await sync({ logLevel: 'error' });
  // Hints are the linter's: most of them say the same, and some only that there is another way.
  const severity = 'warning';
  const failed = await check({
    watch: false,
    minimumSeverity: severity,
    minimumFailingSeverity: severity,
  });
  if (failed) process.exitCode = 1;
});
