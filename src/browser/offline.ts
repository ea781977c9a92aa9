import { copies, type Answer, type Wish } from './copies.ts';

interface TrustedTypes {
  createPolicy: (
    name: string,
    rules: { createScriptURL: () => string },
  ) => { createScriptURL: (address: string) => string };
}

/**
 * Lets readers have articles without a connection: registers the worker, which remembers what is read, and offers to keep
 * an article until the reader lets it go. Nothing of it shows where the browser can't, or the site doesn't.
 */
export function offerCopies(page: Document): void {
  const link = page.querySelector<HTMLElement>('a.offline');
  // Absent where a page didn't come over a safe connection, whatever the types say.
  const { serviceWorker, connection } = navigator as Partial<Navigator> & {
    connection?: { saveData?: boolean };
  };
  if (!link || !serviceWorker || !('caches' in window)) return;
  void caches
    .keys()
    .then(() => {
      link.hidden = false;
    })
    .catch(() => undefined);
  const sparing =
    connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches;
  const panel = page.querySelector<HTMLElement>('.keep');
  // After all that the page itself needs; where data are dear, only for who asks.
  if (!sparing) {
    window.addEventListener('load', () => {
      // The first article came before its worker, which must be told of it.
      const first = panel && !serviceWorker.controller;
      (first ? send({ remember: location.pathname }) : register()).catch(() => undefined);
    });
  }
  if (panel) offerKeeping(panel);
}

/**
 * Asks the worker for something, and waits for what becomes of it.
 * @throws Error where there is no worker, and none can be had
 */
export async function send(wish: Wish): Promise<Answer> {
  await register();
  const { active } = await Promise.race([
    navigator.serviceWorker.ready,
    // One that can't be installed is never ready.
    new Promise<never>((_, reject) => {
      setTimeout(() => {
        reject(new Error('No worker'));
      }, 15_000);
    }),
  ]);
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      resolve(data);
    };
    // The browser may end a worker at any time.
    setTimeout(() => {
      resolve('failed');
    }, 60_000);
    active?.postMessage(wish, [port2]);
  });
}

function offerKeeping(panel: HTMLElement): void {
  const button = panel.querySelector('button');
  const status = panel.querySelector('[role=status]');
  if (!button || !status) return;
  const path = location.pathname.replace(/\/?$/, '/');
  const words = panel.dataset;
  const { textContent: offer } = button;
  let kept = false;
  const show = (is: boolean) => {
    kept = is;
    button.textContent = is ? (words['letGo'] ?? '') : offer;
  };
  const run = async (wish: Wish) => {
    button.disabled = true;
    const answer = await send(wish).catch((): Answer => 'failed');
    button.disabled = false;
    if (answer === 'kept' || answer === 'gone') show(answer === 'kept');
    return answer;
  };
  const keep = (again = false) =>
    run({ keep: path, pictures: picturesOf(panel.ownerDocument), again });
  button.addEventListener('click', () => {
    void (kept ? run({ letGo: path }) : keep()).then((answer) => {
      status.textContent = words[answer] ?? '';
      button.focus();
    });
  });
  void caches
    .open(copies.kept)
    .then((cache) => cache.match(path))
    .then((copy) => {
      show(copy !== undefined);
      panel.hidden = false;
      // What is kept is kept as it is now; a copy has nothing newer to give.
      if (copy && panel.ownerDocument.querySelector('.copy[hidden]')) return keep(true);
      return undefined;
    })
    // Where nothing may be stored, nothing is offered.
    .catch(() => undefined);
}

/** Of each picture the one that the page shows, or would show: another size will do without a connection. */
function picturesOf(page: Document): string[] {
  const shown = [...page.querySelectorAll<HTMLImageElement>('article img')].map(
    (image) => new URL(image.currentSrc || image.src).pathname,
  );
  return [...new Set(shown)];
}

function register(): Promise<ServiceWorkerRegistration> {
  return navigator.serviceWorker.register(workerAddress(), { updateViaCache: 'none' });
}

/** The worker's address, under which alone it may be loaded (https://www.w3.org/TR/trusted-types/). */
function workerAddress(): string {
  const address = `${import.meta.env.BASE_URL}worker.js`;
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  policy ??= trustedTypes?.createPolicy('worker', { createScriptURL: () => address });
  return policy?.createScriptURL(address) ?? address;
}
let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;
