import { CACHE_PREFIX, type WorkerReply } from './cached-pages.ts';

// The kill switch. Replaces `service-worker.ts` if the site setting `offline` is false: deletes all caches of the
// site and unregisters itself. Browsers fetch it when a reader opens the next page.
const worker = self as unknown as {
  addEventListener: (
    name: 'install' | 'activate' | 'message',
    listener: (event: MessageEvent & { waitUntil: (work: Promise<unknown>) => void }) => void,
  ) => void;
  skipWaiting: () => Promise<void>;
  registration: { unregister: () => Promise<boolean> };
};

worker.addEventListener('install', (event) => {
  event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(removeWorker());
});

// A page that was open before may still send messages.
worker.addEventListener('message', ({ ports }) => {
  ports[0]?.postMessage('off' satisfies WorkerReply);
});

async function removeWorker(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
