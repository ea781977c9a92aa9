import { prefix, type Answer, type Wish } from './cached-pages.ts';

// Takes the place of `worker.ts` where the site keeps no copies any more: takes away what that left on a reader's device, and
// itself. A browser asks for it with the next page that it opens.
const worker = self as unknown as {
  addEventListener: (
    name: 'install' | 'activate' | 'message',
    listener: (event: MessageEvent<Wish> & { waitUntil: (work: Promise<unknown>) => void }) => void,
  ) => void;
  skipWaiting: () => Promise<void>;
  registration: { unregister: () => Promise<boolean> };
};

worker.addEventListener('install', (event) => {
  event.waitUntil(worker.skipWaiting());
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(leave());
});

// Of a page that doesn't know it yet.
worker.addEventListener('message', ({ ports }) => {
  ports[0]?.postMessage('off' satisfies Answer);
});

async function leave(): Promise<void> {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith(prefix));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
