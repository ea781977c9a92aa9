import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { findFreePort } from './web-servers.ts';

/** A browser driven by a protocol of the W3C, with one page of 390 × 844 px if it has a screen. */
export interface RemoteBrowser {
  open: (address: string) => Promise<void>;
  /** Evaluates an expression on the page. Its value must be JSON. */
  evaluate: (expression: string) => Promise<unknown>;
  stop: () => Promise<void>;
}

const [WIDTH, HEIGHT] = [390, 844];
const firefox = '/usr/bin/firefox-esr';
const webkitDriver = '/usr/bin/WebKitWebDriver';
const [webkit] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser');
/** Draws GTK windows without a screen. */
const display = '/usr/bin/broadwayd';

/** The other browsers, and the Debian packages that contain them. */
export const otherBrowsers = [
  {
    name: 'Firefox',
    packages: 'firefox-esr',
    isInstalled: existsSync(firefox),
    hasScreen: true,
    launch: launchFirefox,
  },
  {
    name: 'WebKit',
    packages: 'webkit2gtk-driver and libgtk-3-bin',
    // Its sizes in pixels are wrong, but not their proportions.
    hasScreen: false,
    isInstalled: [webkitDriver, display, webkit ?? ''].every((path) => existsSync(path)),
    launch: launchWebKit,
  },
];

/** Starts Firefox and drives it by WebDriver BiDi (https://w3c.github.io/webdriver-bidi/). */
async function launchFirefox(): Promise<RemoteBrowser> {
  const home = mkdtempSync(join(tmpdir(), 'dragoman-firefox-'));
  const browser = spawn(
    firefox,
    ['--headless', '--no-remote', '--remote-debugging-port=0', '--profile', home],
    { env: { ...process.env, HOME: home }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    browser.stderr.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const [found] = /ws:\/\/\S+(?=\s)/.exec(output) ?? [];
      if (found !== undefined) resolve(found);
    });
    browser.once('exit', () => {
      reject(new Error(`Firefox does not start: ${output}`));
    });
  });
  const socket = new WebSocket(`${address}/session`);
  await once(socket, 'open');
  const answers = new Map<number, (answer: Answer) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Answer;
    answers.get(answer.id ?? 0)?.(answer);
  });
  const send = async (method: string, params: object): Promise<Record<string, unknown>> => {
    const id = answers.size + 1;
    const answer = await new Promise<Answer>((resolve) => {
      answers.set(id, resolve);
      socket.send(JSON.stringify({ id, method, params }));
    });
    if (!answer.result) throw new Error(`${method}: ${String(answer.message)}`);
    return answer.result;
  };
  await send('session.new', { capabilities: {} });
  const { context } = await send('browsingContext.create', { type: 'tab' });
  const viewport = { width: WIDTH, height: HEIGHT };
  await send('browsingContext.setViewport', { context, viewport });
  return {
    open: async (url) => {
      await send('browsingContext.navigate', { context, url, wait: 'complete' });
    },
    evaluate: async (expression) => {
      const { result } = await send('script.evaluate', {
        expression: `JSON.stringify(${expression})`,
        target: { context },
        awaitPromise: true,
      });
      return JSON.parse((result as { value: string }).value) as unknown;
    },
    stop: async () => {
      await end(browser);
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

interface Answer {
  id?: number;
  result?: Record<string, unknown>;
  message?: string;
}

/** Starts WebKit and drives it by WebDriver (https://www.w3.org/TR/webdriver2/). */
async function launchWebKit(): Promise<RemoteBrowser> {
  const [displayPort, port] = [await findFreePort(), await findFreePort()];
  const screen = `:${String(displayPort)}`;
  const broadway = spawn(
    display,
    ['--address', '127.0.0.1', '--port', String(displayPort), screen],
    { stdio: 'ignore' },
  );
  const driver = spawn(webkitDriver, [`--port=${String(port)}`], {
    env: { ...process.env, GDK_BACKEND: 'broadway', BROADWAY_DISPLAY: screen },
    stdio: 'ignore',
  });
  const send = async (path: string, body: object): Promise<unknown> => {
    const response = await fetch(`http://127.0.0.1:${String(port)}/session${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) throw new Error(JSON.stringify(value));
    return value;
  };
  for (const one of [displayPort, port]) await waitForServer(one);
  const options = { binary: webkit, args: ['--automation'] };
  const { sessionId } = (await send('', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
  })) as { sessionId: string };
  return {
    open: async (url) => {
      await send(`/${sessionId}/url`, { url });
    },
    evaluate: async (expression) =>
      send(`/${sessionId}/execute/sync`, { script: `return ${expression}`, args: [] }),
    stop: async () => {
      await fetch(`http://127.0.0.1:${String(port)}/session/${sessionId}`, { method: 'DELETE' });
      await end(driver);
      await end(broadway);
    },
  };
}

async function waitForServer(port: number): Promise<void> {
  while (!(await fetch(`http://127.0.0.1:${String(port)}/`).catch(() => false)))
    await setTimeout(100);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
