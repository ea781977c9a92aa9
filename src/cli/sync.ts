import { sync } from 'astro';
import { runCommand } from './command.ts';

// What Astro writes to .astro/ gives `astro:content` its types: the linter wants them, and a fresh
// clone has none.
await runCommand(() => sync({ logLevel: 'error' }));
