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

/** Where a Chromium lies, and what must be added to its environment for it to start. */
export interface ChromiumPlace {
  executablePath: string;
  env: Record<string, string>;
}

// The package recommends flags of its own, among them --disable-web-security, with which tests of
// the content security policy pass falsely. So the flags are ours. The last two hold the browser to
// this machine: a page under test that asks for anything elsewhere sees it fail, online and offline.
// A wish for less data is known to it, though not yet by default.
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--enable-blink-features=PrefersReducedData',
  '--no-proxy-server',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1, EXCLUDE [::1]',
];

// The browser reads only these fonts, so that a line breaks at the same word on every machine. Open
// Sans (Latin and Cyrillic) comes with the browser; it has no Arabic, and fontconfig reads no WOFF.
const arabicFonts = [
  '@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
  '@expo-google-fonts/noto-naskh-arabic/700Bold/NotoNaskhArabic_700Bold.ttf',
];
const fontsConf = `<?xml version="1.0"?>
<fontconfig><dir prefix="relative">fonts</dir></fontconfig>
`;

/** Where an installed Chrome (or Chromium, or on Windows Edge) usually lies. */
export function installedPlaces(
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
 * Finds the browser that the tests drive: the one that `CHROMIUM_PATH` names, else the one from npm
 * (Linux x64), else an installed one. Fails with one line that says how to fix it.
 */
export async function chromiumPath(): Promise<ChromiumPlace> {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && named !== '') {
    if (await isExecutable(named)) return { executablePath: named, env: {} };
    throw new Error(
      `CHROMIUM_PATH names ${named}, which is not a program that can be run: correct or unset it.`,
    );
  }
  // The package holds a program for this one system; elsewhere its files are dead weight.
  if (process.platform === 'linux' && process.arch === 'x64') return packagedChromium();
  for (const place of installedPlaces(process.platform, process.env)) {
    if (await isExecutable(place)) return { executablePath: place, env: {} };
  }
  throw new Error(
    'No browser for the tests: install Google Chrome, or set CHROMIUM_PATH to a Chromium program.',
  );
}

/** Starts the browser that the tests drive. It reaches nothing but this machine. */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, env } = await chromiumPath();
  try {
    const browser = await chromium.launch({
      executablePath,
      args: flags,
      // In the locale `C` it finds no text, and so no text fragment.
      env: { ...process.env, ...env, LC_ALL: 'en_US.UTF-8', LANGUAGE: 'en_US' },
      // A slow machine is no reason to fail; the default is 30 s.
      timeout: 180_000,
    });
    const newContext = browser.newContext.bind(browser);
    browser.newContext = async (options) => {
      const context = await newContext(options);
      // Playwright's own limit of 30 s ends what a slow machine would still do.
      context.setDefaultTimeout(300_000);
      return context;
    };
    return browser;
  } catch (cause) {
    throw new Error(
      `${executablePath} does not start as a browser: set CHROMIUM_PATH to another Chromium program, or unset it.`,
      { cause },
    );
  }
}

/**
 * Unpacks the browser from npm into a folder below `cache`, unless one lies there already, and
 * returns that folder. A folder of its name is always whole: the work is done in a temporary one
 * beside it, which is renamed at the end, so that two processes may do this at once and either may
 * be killed.
 */
export async function unpackedChromium(
  cache = join(root, 'node_modules', '.cache'),
): Promise<string> {
  const packageFolder = resolve(dirname(require.resolve('@sparticuz/chromium')), '..');
  const folder = join(cache, `chromium-${versionOf(packageFolder)}`);
  const executablePath = join(folder, 'chromium');
  if (!(await isExecutable(executablePath))) {
    await mkdir(cache, { recursive: true });
    const temporary = await mkdtemp(`${folder}.`);
    try {
      await unpack(join(packageFolder, 'bin'), temporary);
      await rename(temporary, folder);
    } catch (error) {
      // The rename fails when another process was faster, and its folder is as good as ours.
      if (!(await isExecutable(executablePath))) throw error;
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }
  return folder;
}

async function packagedChromium(): Promise<ChromiumPlace> {
  const folder = await unpackedChromium();
  const executablePath = join(folder, 'chromium');
  const fonts = { FONTCONFIG_FILE: join(folder, 'fonts.conf') };
  if (!(await lacksLibraries(executablePath, fonts))) return { executablePath, env: fonts };
  // A bare Debian has no libnss3, libnspr4 and libexpat. Where the system has them they are its
  // own that fit best, so these come second.
  const before = process.env.LD_LIBRARY_PATH;
  const libraries = join(folder, 'lib');
  const env = {
    ...fonts,
    LD_LIBRARY_PATH: before === undefined ? libraries : `${libraries}:${before}`,
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
          // As root, tar-fs would hand the files to the user number of whoever packed them.
          map: (header) => ({
            ...header,
            uid: process.getuid?.() ?? header.uid,
            gid: process.getgid?.() ?? header.gid,
          }),
          // Its configuration names folders of another machine; ours is written below.
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

/** Asks the system's loader, which fails or says "not found"; where there is no `ldd`, nothing is known. */
async function lacksLibraries(path: string, env: Record<string, string>): Promise<boolean> {
  try {
    const { stdout } = await run('ldd', [path], { env: { ...process.env, LC_ALL: 'C', ...env } });
    return stdout.includes('not found');
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ENOENT');
  }
}

function versionOf(packageFolder: string): string {
  const description: unknown = JSON.parse(
    readFileSync(join(packageFolder, 'package.json'), 'utf8'),
  );
  if (typeof description === 'object' && description !== null && 'version' in description) {
    return String(description.version);
  }
  throw new Error('The package of the browser names no version: run npm ci.');
}
