import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, connect, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';

const deployFolder = resolve(import.meta.dirname, '../../deploy');
const docs = resolve(import.meta.dirname, '../../docs/hosting.md');

/** The place of a built site on a server. */
interface Place {
  /** The folder with the built site. */
  site: string;
  /** Whether it is below `/reader/`, by the lines at the top of the file in `deploy/`. */
  isBelowPath: boolean;
  port: number;
  /** A folder for what the server writes. */
  work: string;
}

interface WebServer {
  /** Where Debian's package puts it. */
  program: string;
  /** The file in `deploy/`. */
  file: string;
  /** The language of the example in docs/hosting.md. */
  example: string;
  /** The line of the example that names the address, and what it becomes. */
  address: (port: number) => [string, string];
  /** The block that the lines for a site below a path are added to. */
  block: (address: string, lines: string) => string;
  /** The rest of the configuration. */
  configure: (place: Place, block: string) => string;
  /** The arguments that check a configuration, and that run the server in the foreground. */
  check: (config: string, work: string) => string[];
  run: (config: string, work: string) => string[];
}

/** The modules that Debian's Apache loads by default, and the two that deploy/apache.conf asks for. */
const apacheModules = [
  ...['access_compat', 'alias', 'auth_basic', 'authn_core', 'authn_file', 'authz_core'],
  ...['authz_host', 'authz_user', 'autoindex', 'deflate', 'dir', 'env', 'filter', 'mime'],
  ...['mpm_event', 'negotiation', 'reqtimeout', 'setenvif', 'headers', 'rewrite'],
];

export const webServers = {
  nginx: {
    program: '/usr/sbin/nginx',
    file: 'nginx.conf',
    example: 'nginx',
    address: (port) => ['listen 80;', `listen 127.0.0.1:${String(port)};`],
    block: (address, lines) => `server {\n${address}\nserver_name news.example;\n${lines}\n}`,
    // Without a master process, nginx keeps the user who runs the tests.
    configure: ({ work }, block) => `daemon off; master_process off; pid ${work}/pid;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${work}/${name};`).join(' ')}
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  gzip on;
  ${block}
}
`,
    check: (config, work) => ['-t', '-e', `${work}/errors`, '-c', config],
    run: (config, work) => ['-e', `${work}/errors`, '-c', config],
  },
  Caddy: {
    program: '/usr/bin/caddy',
    file: 'Caddyfile',
    example: 'caddy',
    address: (port) => ['news.example {', `http://127.0.0.1:${String(port)} {`],
    block: (address, lines) => `${address}\n${lines}\n}`,
    configure: (_, block) => `{\nadmin off\n}\n${block}\n`,
    check: (config) => ['validate', '--adapter', 'caddyfile', '--config', config],
    run: (config) => ['run', '--adapter', 'caddyfile', '--config', config],
  },
  Apache: {
    program: '/usr/sbin/apache2',
    file: 'apache.conf',
    example: 'apache',
    address: (port) => ['<VirtualHost *:80>', `<VirtualHost 127.0.0.1:${String(port)}>`],
    block: (address, lines) => `${address}\n${lines}\n</VirtualHost>`,
    configure: ({ port, work }, block) => `ServerRoot ${work}
DefaultRuntimeDir ${work}
PidFile ${work}/pid
ErrorLog ${work}/errors
ServerName news.example
User www-data
Group www-data
Listen 127.0.0.1:${String(port)}
${['load', 'conf']
  .flatMap((ending) => apacheModules.map((name) => `/etc/apache2/mods-available/${name}.${ending}`))
  .filter((path) => existsSync(path))
  .map((path) => `Include ${path}`)
  .join('\n')}
<Directory />
  AllowOverride None
  Require all denied
</Directory>
${block}
`,
    check: (config) => ['-t', '-f', config],
    run: (config) => ['-D', 'FOREGROUND', '-f', config],
  },
} satisfies Record<string, WebServer>;

export type WebServerName = keyof typeof webServers;
export const webServerNames = Object.keys(webServers) as WebServerName[];

/** Whether the machine has all of these servers. */
export const hasWebServers = Object.values(webServers).every(({ program }) => existsSync(program));

export interface RunningServer {
  /** The address of the site, which ends in a slash. */
  address: string;
  stop: () => Promise<void>;
}

/**
 * Serves a site on a free local port with the example of docs/hosting.md and the file in `deploy/`, as they are.
 * @throws Error with what the server printed, if it refuses its configuration or ends
 */
export async function startWebServer(
  name: WebServerName,
  site: string,
  isBelowPath: boolean,
): Promise<RunningServer> {
  const server: WebServer = webServers[name];
  const work = mkdtempSync(join(tmpdir(), 'dragoman-server-'));
  const place = { site, isBelowPath, port: await findFreePort(), work };
  const config = join(work, 'config');
  writeFileSync(config, server.configure(place, composeBlock(server, place)));
  const env = { ...process.env, HOME: work, XDG_CONFIG_HOME: work, XDG_DATA_HOME: work };
  const checked = spawnSync(server.program, server.check(config, work), { env, encoding: 'utf8' });
  if (checked.status !== 0) throw new Error(`${name}: ${checked.stdout}${checked.stderr}`);
  const log = openSync(join(work, 'log'), 'w');
  const child = spawn(server.program, server.run(config, work), {
    env,
    stdio: ['ignore', log, log],
  });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    if (!hasEnded()) {
      child.kill();
      await once(child, 'exit');
    }
    rmSync(work, { recursive: true, force: true });
  };
  while (!(await isListening(place.port))) {
    if (hasEnded()) throw new Error(`${name} ended: ${readFileSync(join(work, 'log'), 'utf8')}`);
    await setTimeout(20);
  }
  const path = isBelowPath ? 'reader/' : '';
  return { address: `http://127.0.0.1:${String(place.port)}/${path}`, stop };
}

/** Returns the block of one site: the example of the docs, or the lines for a site below a path in a block of its own. */
function composeBlock(server: WebServer, { site, isBelowPath, port }: Place): string {
  const [address, testAddress] = server.address(port);
  const file = readFileSync(join(deployFolder, server.file), 'utf8');
  const example = readFileSync(docs, 'utf8').split(`\`\`\`${server.example}\n`)[1]?.split('```')[0];
  const lines = [...file.matchAll(/^# {3}(.*)$/gm)].map(([, line]) => line).join('\n');
  const block = isBelowPath ? server.block(address, lines) : (example ?? '');
  for (const text of [address, '/srv/news/dist', `/srv/news/deploy/${server.file}`]) {
    if (!block.includes(text)) throw new Error(`${server.file}: no ${text} in\n${block}`);
  }
  return block
    .replace(address, testAddress)
    .replaceAll('/srv/news/dist', site)
    .replaceAll('/srv/news/deploy', deployFolder);
}

/** Finds a free port of this machine. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function isListening(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
