import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

interface Workflow {
  permissions: Record<string, string>;
  jobs: Record<string, { permissions?: Record<string, string>; steps: { uses?: string }[] }>;
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
  });
  expect(jobs['deploy']?.steps.map(({ uses }) => uses?.split('@')[0])).toEqual([
    'actions/deploy-pages',
  ]);
  expect((parse(read('test.yml')) as Workflow).permissions).toEqual({ contents: 'read' });
});
