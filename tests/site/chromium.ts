import { execFile } from 'node:child_process';
import { constants, createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { access, copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';
import { extract } from 'tar-fs';

const require = createRequire(import.meta.url);
const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);

/** The path of a Chromium and the environment variables that it needs. */
export interface ChromiumLocation {
  executablePath: string;
  env: Record<string, string>;
}

// The flags that the package recommends include --disable-web-security, with which CSP tests pass falsely. The last two
// flags block all other hosts, so that tests give the same result online and offline.
const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--enable-blink-features=PrefersReducedData',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
];

// The browser uses only these fonts, so that lines break at the same words on every machine. The package contains Open
// Sans for Latin and Cyrillic. Arabic needs a TTF, because fontconfig can't read WOFF.
const arabicFonts = [
  '@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  '@expo-google-fonts/noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf',
];
const fontsConf = `<?xml version="1.0"?>
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

/** Returns the usual paths of an installed Chrome or Chromium, on Windows also of Edge. */
export function listUsualPaths(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
): string[] {
  switch (platform) {
    case 'darwin':
      return ['', env.HOME ?? ''].map(
        (home) => `${home}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      );
    case 'win32': {
      const folders = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
        (folder) => folder !== undefined,
      );
      return [
        'Google\\Chrome\\Application\\chrome.exe',
        'Microsoft\\Edge\\Application\\msedge.exe',
      ].flatMap((file) => folders.map((folder) => `${folder}\\${file}`));
    }
    default:
      return [
        '/opt/google/chrome/chrome',
        '/usr/bin/google-chrome',
        '/usr/bin/chromium',
        '/usr/bin/chromium-browser',
      ];
  }
}

/**
 * Finds the browser for the tests: the one that `CHROMIUM_PATH` names, else the one from npm (Linux x64 only), else an
 * installed one.
 * @throws Error that says how to fix it
 */
export async function findChromium(): Promise<ChromiumLocation> {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (await isExecutable(named)) return { executablePath: named, env: {} };
    throw new Error(`CHROMIUM_PATH names ${named}, which can't be executed: correct or unset it.`);
  }
  // The package contains a browser for this system only.
  if (process.platform === 'linux' && process.arch === 'x64') return findPackagedChromium();
  for (const place of listUsualPaths(process.platform, process.env)) {
    if (await isExecutable(place)) return { executablePath: place, env: {} };
  }
  throw new Error(
    'No browser for the tests: install Google Chrome, or set CHROMIUM_PATH to a Chromium program.',
  );
}

/** Starts the browser for the tests. It can't reach other hosts. */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  try {
    const browser = await chromium.launch({
      executablePath,
      args: CHROMIUM_FLAGS,
      // In the locale `C` Chromium finds no text fragments.
      env: { ...process.env, ...env, LC_ALL: 'en_US.UTF-8', LANGUAGE: 'en_US' },
      // The default of 30 s is too short for a slow machine.
      timeout: 180_000,
    });
    const newContext = browser.newContext.bind(browser);
    browser.newContext = async (options) => {
      const context = await newContext(options);
      // The default of 30 s is too short for a slow machine.
      context.setDefaultTimeout(300_000);
      return context;
    };
    return browser;
  } catch (cause) {
    throw new Error(
      `${executablePath} does not start: set CHROMIUM_PATH to another Chromium program, or unset it.`,
      { cause },
    );
  }
}

/**
 * Unpacks the browser from npm into a folder below `cache`, unless it is there already, and returns the folder. Several
 * processes may do this at once, and each may be killed: a temporary folder is renamed when it is complete.
 */
export async function unpackChromium(
  cache = join(root, 'node_modules', '.cache'),
): Promise<string> {
  const packageFolder = resolve(dirname(require.resolve('@sparticuz/chromium')), '..');
  const folder = join(cache, `chromium-${readVersion(packageFolder)}`);
  const executablePath = join(folder, 'chromium');
  if (!(await isExecutable(executablePath))) {
    await mkdir(cache, { recursive: true });
    const temporary = await mkdtemp(`${folder}.`);
    try {
      await unpack(join(packageFolder, 'bin'), temporary);
      await rename(temporary, folder);
    } catch (error) {
      // The rename fails if another process was faster. Its folder is the same.
      if (!(await isExecutable(executablePath))) throw error;
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }
  return folder;
}

async function findPackagedChromium(): Promise<ChromiumLocation> {
  const folder = await unpackChromium();
  const executablePath = join(folder, 'chromium');
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  if (!(await lacksLibraries(executablePath, fonts))) return { executablePath, env: fonts };
  // A bare Debian lacks libnss3, libnspr4 and libexpat. Libraries of the system take precedence.
  const systemPath = process.env.LD_LIBRARY_PATH;
  const libraries = join(folder, 'lib');
  const env = {
    ...fonts,
    LD_LIBRARY_PATH: systemPath === undefined ? libraries : `${libraries}:${systemPath}`,
  };
  if (!(await lacksLibraries(executablePath, env))) return { executablePath, env };
  throw new Error(
    'The browser from npm lacks libraries on this system: install Chromium and set CHROMIUM_PATH.',
  );
}

async function unpack(archives: string, folder: string): Promise<void> {
  const fonts = join(folder, 'fonts');
  await mkdir(fonts);
  await Promise.all([
    pipeline(
      createReadStream(join(archives, 'chromium.br')),
      createBrotliDecompress(),
      createWriteStream(join(folder, 'chromium'), { mode: 0o755 }),
    ),
    ...['al2023.tar.br', 'fonts.tar.br'].map((archive) =>
      pipeline(
        createReadStream(join(archives, archive)),
        createBrotliDecompress(),
        extract(folder, {
          // As root, tar-fs would set the owner stored in the archive.
          map: (header) => ({
            ...header,
            uid: process.getuid?.() ?? header.uid,
            gid: process.getgid?.() ?? header.gid,
          }),
          // This configuration names folders that don't exist here. It is replaced below.
          ignore: (name) => basename(name) === 'fonts.conf',
        }),
      ),
    ),
    ...arabicFonts.map((font) => copyFile(require.resolve(font), join(fonts, basename(font)))),
    writeFile(join(folder, 'fonts.conf'), fontsConf),
  ]);
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Tells by `ldd` whether shared libraries are missing. Without `ldd` it returns false. */
async function lacksLibraries(path: string, env: Record<string, string>): Promise<boolean> {
  try {
    const { stdout } = await run('ldd', [path], { env: { ...process.env, LC_ALL: 'C', ...env } });
    return stdout.includes('not found');
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
  }
}

function readVersion(packageFolder: string): string {
  const description: unknown = JSON.parse(
    readFileSync(join(packageFolder, 'package.json'), 'utf8'),
  );
  if (typeof description === 'object' && description !== null && 'version' in description) {
    return String(description.version);
  }
  throw new Error('The package of the browser has no version: run npm ci.');
}
