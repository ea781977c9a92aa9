// TypeScript can't load its DOM and worker types together.
export interface ExtendableEvent extends Event {
  waitUntil: (work: Promise<unknown>) => void;
}
export const worker = self as unknown as {
  addEventListener: (name: string, listener: (event: never) => void) => void;
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
  registration: { unregister: () => Promise<boolean> };
};
