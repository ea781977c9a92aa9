import { cacheNames, canonicalPath, MESSAGE_TIMEOUT_MS, removeKeptPage } from './cached-pages.ts';
import type { WorkerMessage, WorkerReply } from './cached-pages.ts';

/** Trusted Types (https://www.w3.org/TR/trusted-types/), which TypeScript doesn't declare yet. */
interface TrustedTypes {
  createPolicy: (name: string, policy: TrustedTypePolicy) => TrustedTypePolicy;
}
type TrustedTypePolicy = Record<'createScriptURL', (url: string) => string>;

const pagePath = canonicalPath(location.pathname);

/**
 * Registers the service worker, and shows the link to the offline list and the button that keeps an article offline.
 * Shows nothing if the browser doesn't support it or the site has turned it off.
 */
export async function offerOfflineReading(page: Document): Promise<void> {
  const link = page.querySelector<HTMLElement>('a.offline');
  // Undefined on an insecure connection, though TypeScript says otherwise.
  const { serviceWorker, connection } = navigator as Partial<Navigator> & {
    connection?: { saveData?: boolean };
  };
  if (!link || !serviceWorker || !('caches' in window)) return;
  const savesData =
    connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches;
  const panel = page.querySelector<HTMLElement>('.keep');
  const loaded = new Promise((resolve) => window.addEventListener('load', resolve));
  try {
    // Rejects if the browser blocks storage.
    await caches.keys();
    link.hidden = false;
    if (panel) await offerKeepButton(panel);
    // The service worker must not delay the page's own files.
    await loaded;
    // It is then registered only when the reader keeps an article.
    if (savesData) return;
    if (!panel || serviceWorker.controller) await registerWorker();
    // The article was loaded before there was a worker to cache it.
    else await sendMessage({ cache: pagePath, images: listImages(page, true) });
  } catch {
    if (panel && !serviceWorker.controller) panel.hidden = true;
  }
}

/**
 * Sends a message to the service worker, which is registered if necessary, and waits for the reply.
 * @throws Error if no service worker can be installed, or the kill switch has removed it
 */
async function sendMessage(message: WorkerMessage): Promise<WorkerReply> {
  const active = await waitForWorker(await registerWorker());
  const reply = await new Promise<WorkerReply>((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }: MessageEvent<WorkerReply>) => resolve(data);
    // The kill switch replaces the active worker and removes the registration.
    active?.addEventListener('statechange', () => {
      void navigator.serviceWorker.getRegistration().then((registration) => {
        if (!registration) resolve('off');
      });
    });
    // The browser may stop a worker at any time, so the reply may never come.
    setTimeout(resolve, MESSAGE_TIMEOUT_MS + 10_000, 'failed');
    active?.postMessage(message, [port2]);
  });
  if (reply === 'off') throw new Error('The service worker was removed');
  return reply;
}

/** Waits for the active worker. @throws Error if the installation fails */
async function waitForWorker(registration: ServiceWorkerRegistration) {
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  const failed = new Promise<never>((_, reject) => {
    const error = new Error('The service worker could not be installed');
    // `ready` stays pending if the installation fails or the worker unregisters itself.
    const check = () => {
      if (!worker || worker.state === 'redundant') reject(error);
    };
    worker?.addEventListener('statechange', check);
    check();
    setTimeout(reject, MESSAGE_TIMEOUT_MS, error);
  });
  const { active } = await Promise.race([navigator.serviceWorker.ready, failed]);
  return active;
}

/** Shows the button that keeps the article offline or removes it. */
async function offerKeepButton(panel: HTMLElement): Promise<void> {
  const button = panel.querySelector('button');
  const status = panel.querySelector('[role=status]');
  const words = panel.dataset;
  const keepLabel = button?.textContent;
  let isKept = false;
  let isBusy = false;
  const show = (kept: boolean) => {
    isKept = kept;
    if (button) button.textContent = (kept ? words['letGo'] : keepLabel) ?? '';
  };
  const toggle = async (): Promise<WorkerReply> => {
    if (isKept) return removeKeptPage(pagePath).then(() => 'gone');
    // Protects the cache from eviction. Not awaited: some browsers ask the reader, who may ignore the question.
    const { storage } = navigator as Partial<Navigator>;
    void storage?.persist().catch(() => undefined);
    return sendMessage({ keep: pagePath, images: listImages(panel.ownerDocument) });
  };
  button?.addEventListener('click', () => {
    if (isBusy) return;
    isBusy = true;
    // `disabled` would take the keyboard focus away.
    button.setAttribute('aria-disabled', 'true');
    void toggle()
      .catch((): WorkerReply => 'failed')
      .then((reply) => {
        isBusy = false;
        button.removeAttribute('aria-disabled');
        if (reply === 'kept' || reply === 'gone') show(reply === 'kept');
        if (status) status.textContent = words[reply] ?? '';
      });
  });
  show((await caches.match(pagePath, { cacheName: cacheNames.kept })) !== undefined);
  panel.hidden = false;
}

/** Lists the paths of the article's images, each in the size that the browser has chosen. */
function listImages(page: Document, onlyLoaded = false): string[] {
  const images = [...page.querySelectorAll<HTMLImageElement>('article img')];
  const chosen = images.filter(
    (image) => !onlyLoaded || (image.complete && image.naturalWidth > 0),
  );
  return [...new Set(chosen.map(({ currentSrc, src }) => new URL(currentSrc || src).pathname))];
}

/** Registers the worker. The CSP demands an address from a Trusted Types policy, which here allows no other. */
function registerWorker(): Promise<ServiceWorkerRegistration> {
  const url = `${import.meta.env.BASE_URL}worker.js`;
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  trustedTypesPolicy ??= trustedTypes?.createPolicy('worker', { createScriptURL: () => url });
  const trustedUrl = trustedTypesPolicy?.createScriptURL(url) ?? url;
  return navigator.serviceWorker.register(trustedUrl, { updateViaCache: 'none' });
}
let trustedTypesPolicy: TrustedTypePolicy | undefined;
