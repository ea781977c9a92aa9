import { CACHE_PREFIX, type WorkerReply } from './cached-pages.ts';
import { worker, type ExtendableEvent } from './worker-scope.ts';

// The kill switch. Replaces `service-worker.ts` if the site setting `offline` is false: deletes all caches of the
// site and unregisters itself. Browsers fetch it when a reader opens the next page.

worker.addEventListener('install', (event: ExtendableEvent) =>
  event.waitUntil(worker.skipWaiting()),
);

worker.addEventListener('activate', (event: ExtendableEvent) => event.waitUntil(removeWorker()));

// A page that was open before may still send messages.
worker.addEventListener('message', ({ ports }: MessageEvent) =>
  ports[0]?.postMessage('off' satisfies WorkerReply),
);

async function removeWorker(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(CACHE_PREFIX));
  await Promise.all(names.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
