import { resolve } from 'node:path';
import process from 'node:process';
import { sync } from 'astro';

// What Astro makes in .astro/ gives `astro:content` its types: the linter and the type check need
// them, and a fresh clone has none. Runs on import, since both want it done before they begin.
process.env.ASTRO_TELEMETRY_DISABLED = '1';
await sync({ root: resolve(import.meta.dirname, '../..'), logLevel: 'error' });
