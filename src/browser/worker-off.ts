import { prefix } from './copies.ts';

// Takes the place of `worker.ts` where the site keeps no copies any more: takes away what that left on a reader's device, and
// itself. A browser asks for it with the next page that it opens.
const worker = self as unknown as {
  addEventListener: (
    name: 'install' | 'activate',
    listener: (event: Event & { waitUntil: (work: Promise<unknown>) => void }) => void,
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

async function leave(): Promise<void> {
  const names = await caches.keys();
  const ours = names.filter((name) => name.startsWith(prefix));
  await Promise.all(ours.map((name) => caches.delete(name)));
  await worker.registration.unregister();
}
