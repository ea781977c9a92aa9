import { canonical, copies, letGo, patience, type Answer, type Wish } from './cached-pages.ts';

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
  const sparing =
    connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches;
  const panel = page.querySelector<HTMLElement>('.keep');
  // Where nothing may be stored, nothing is offered.
  const allowed = caches.keys().then(() => {
    link.hidden = false;
    return panel && offerKeeping(panel);
  });
  // After all that the page itself needs; where data are dear, only for who asks.
  const loaded = new Promise((resolve) => {
    window.addEventListener('load', resolve);
  });
  void allowed
    .then(async (refresh) => {
      await loaded;
      if (sparing) return;
      if (!refresh || serviceWorker.controller) await register();
      else await rememberFirst(page);
      await refresh?.();
    })
    .catch(() => {
      // Where there is no worker, and none can be had, nothing can be kept.
      if (panel && !serviceWorker.controller) panel.hidden = true;
    });
}

/** The first article came before its worker, which must be told of it. */
async function rememberFirst(page: Document): Promise<void> {
  await send({ remember: canonical(location.pathname), pictures: picturesOf(page, true) });
}

/**
 * Asks the worker for something, and waits for what becomes of it.
 * @throws Error where there is no worker, and none can be had
 */
async function send(wish: Wish): Promise<Answer> {
  const registration = await register();
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  const { active } = await Promise.race([
    navigator.serviceWorker.ready,
    new Promise<never>((_, reject) => {
      const give = () => {
        reject(new Error('No worker'));
      };
      // A worker that can't be installed, or that takes itself away, is never ready.
      const check = () => {
        if (!worker || worker.state === 'redundant') give();
      };
      worker?.addEventListener('statechange', check);
      check();
      setTimeout(give, patience);
    }),
  ]);
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (data === 'off') reject(new Error('No worker any more'));
      else resolve(data);
    };
    // The kill switch takes its own worker away.
    active?.addEventListener('statechange', () => {
      void navigator.serviceWorker.getRegistration().then((left) => {
        if (!left) reject(new Error('No worker any more'));
      });
    });
    // The browser may end a worker at any time.
    setTimeout(() => {
      resolve('failed');
    }, patience + 10_000);
    active?.postMessage(wish, [port2]);
  });
}

/**
 * Offers to keep the article, or to let it go.
 * @returns what keeps it as it is now, if it is kept
 */
async function offerKeeping(panel: HTMLElement): Promise<() => Promise<void>> {
  const button = panel.querySelector('button');
  const status = panel.querySelector('[role=status]');
  const page = panel.ownerDocument;
  const path = canonical(location.pathname);
  const words = panel.dataset;
  const offer = button?.textContent;
  let kept = false;
  let busy = false;
  const show = (is: boolean) => {
    kept = is;
    if (button) button.textContent = (is ? words['letGo'] : offer) ?? '';
  };
  /** Another tab may have kept it, or let it go. */
  const look = async () => {
    const copy = await caches.match(path, { cacheName: copies.kept });
    if (!busy) show(copy !== undefined);
  };
  const change = async (): Promise<Answer> => {
    if (kept) return letGo(path).then(() => 'gone');
    // Else a device that needs room may take it away. The browser may ask the reader, who needn't answer.
    const { storage } = navigator as Partial<Navigator>;
    void storage?.persist().catch(() => undefined);
    return send({ keep: path, pictures: picturesOf(page) });
  };
  button?.addEventListener('click', () => {
    if (busy) return;
    busy = true;
    // It stays where the keyboard is.
    button.setAttribute('aria-disabled', 'true');
    void change()
      .catch((): Answer => 'failed')
      .then((answer) => {
        busy = false;
        button.removeAttribute('aria-disabled');
        if (answer === 'kept' || answer === 'gone') show(answer === 'kept');
        if (status) status.textContent = words[answer] ?? '';
      });
  });
  await look();
  panel.hidden = false;
  page.addEventListener('visibilitychange', () => void look());
  return async () => {
    // A copy has nothing newer to give.
    if (!kept || busy || !page.querySelector('.copy[hidden]')) return;
    await send({ keep: path, pictures: picturesOf(page), again: true });
  };
}

/**
 * Of each picture the one that the page shows, or would show: another size will do without a connection.
 * @param seen whether only those that are there
 */
function picturesOf(page: Document, seen = false): string[] {
  const shown = [...page.querySelectorAll<HTMLImageElement>('article img')]
    .filter(({ complete, naturalWidth }) => !seen || (complete && naturalWidth > 0))
    .map((image) => new URL(image.currentSrc || image.src).pathname);
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
