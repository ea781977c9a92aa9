import { check } from '@astrojs/check';
import { sync } from 'astro';
import { runCommand } from '../src/cli/command.ts';

await runCommand(async () => {
  await sync({ logLevel: 'error' });
  // Hints are left to the linter.
  const severity = 'warning';
  const failed = await check({
    watch: false,
    minimumSeverity: severity,
    minimumFailingSeverity: severity,
  });
  if (failed) process.exitCode = 1;
});
