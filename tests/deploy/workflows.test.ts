import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Step {
  uses?: string;
  id?: string;
  run?: string;
}

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; steps: Step[]; if?: string }>;
}

const folder = resolve(import.meta.dirname, '../../.github/workflows');
const names = readdirSync(folder);
const read = (name: string) => readFileSync(resolve(folder, name), 'utf8');

test.each(names)('each action in %s is pinned to a commit, and its version is named', (name) => {
  const actions = read(name).match(/(?<=^\s*(?:- )?uses: ).*/gm) ?? [];
  expect(actions.length).toBeGreaterThan(0);
  for (const action of actions) {
    expect(action).toMatch(/^actions\/[\w-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/);
  }
});

test('an action has the same version in all workflows', () => {
  const actions = names.flatMap((name) => read(name).match(/actions\/[\w-]+@.*/g) ?? []);
  const unique = new Set(actions);
  expect(new Set([...unique].map((action) => action.split('@')[0])).size).toBe(unique.size);
});

test('only the job that publishes may write, and it runs no code of ours', () => {
  const { permissions, jobs } = parse(read('publish.yml')) as Workflow;
  expect(permissions).toEqual({});
  expect(
    Object.fromEntries(Object.entries(jobs).map(([job, one]) => [job, one.permissions])),
  ).toEqual({
    build: { contents: 'read', pages: 'read' },
    deploy: { pages: 'write', 'id-token': 'write' },
    mistakes: {},
  });
  expect(jobs['deploy']?.steps.map(({ uses }) => uses?.split('@')[0])).toEqual([
    'actions/deploy-pages',
  ]);
  expect((parse(read('test.yml')) as Workflow).permissions).toEqual({ contents: 'read' });
});

// Windows has no Bash of its own.
test.skipIf(process.platform === 'win32').each([
  [0, 0],
  [1, 1],
  [3, 0],
])('if the build exits with %i, its step exits with %i and shows the report', (code, status) => {
  const { jobs } = parse(read('publish.yml')) as Workflow;
  const work = mkdtempSync(join(tmpdir(), 'dragoman-'));
  const npm = `#!/bin/sh\necho "npm $*"\necho ::error::A sample >&2\nexit ${String(code)}\n`;
  writeFileSync(join(work, 'npm'), npm, { mode: 0o755 });
  const files = { GITHUB_STEP_SUMMARY: join(work, 'summary'), GITHUB_OUTPUT: join(work, 'output') };
  const script = jobs['build']?.steps.find(({ id }) => id === 'build')?.run ?? '';
  const result = spawnSync('bash', ['-e', '-c', script], {
    cwd: work,
    encoding: 'utf8',
    env: { ...process.env, ...files, PATH: `${work}:${process.env['PATH'] ?? ''}` },
  });
  const [summary, output] = Object.values(files).map((file) => readFileSync(file, 'utf8'));
  rmSync(work, { recursive: true });
  expect(result.status).toBe(status);
  expect(result.stdout).toBe('npm run --silent build -- --skip-invalid\n::error::A sample\n');
  expect(summary).toBe('````\nnpm run --silent build -- --skip-invalid\n````\n');
  expect(output).toBe(`status=${String(code)}\n`);
  expect(jobs['mistakes']?.if).toContain("needs.build.outputs.status == '3'");
});
