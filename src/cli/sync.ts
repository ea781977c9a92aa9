import { sync } from 'astro';
import { runCommand } from './command.ts';

// Writes the types of `astro:content` to .astro/. The linter needs them, and a fresh clone has none.
await runCommand(() => sync({ logLevel: 'error' }));
