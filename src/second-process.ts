import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

type Answer<Result> = { result: Result } | { error: Error; own: object };

/** The memory in bytes that a second process may need. */
const MIN_MEMORY_BYTES = 2_000_000_000;

/** Tells whether this computer has a processor and the memory for a second process. */
export function hasRoomForProcess(): boolean {
  return availableParallelism() > 1 && process.availableMemory() >= MIN_MEMORY_BYTES;
}

/** A second process, which gets one message and answers it. */
export class SecondProcess<Message extends object, Result> {
  /** Rejects with the error of the other process. It has the properties of its class, but not the class. */
  readonly result: Promise<Result>;
  readonly #child: ChildProcess;

  /** @param script a path in `src/` of a module that calls `answerMessage` */
  constructor(script: string, message: Message) {
    this.#child = fork(resolve('src', script), { serialization: 'advanced' });
    this.result = new Promise((resolve, reject) => {
      this.#child.once('message', (answer: Answer<Result>) => {
        if ('result' in answer) resolve(answer.result);
        else reject(Object.assign(answer.error, answer.own));
      });
      this.#child.once('error', reject);
      this.#child.once('exit', (code, signal) => {
        const how = String(signal ?? code);
        const advice = 'if memory ran out, use a computer with more of it';
        reject(new Error(`The second process of the build ended (${how}): ${advice}`));
      });
    });
    // It may fail before somebody waits for it.
    this.result.catch(() => undefined);
    this.#child.send(message);
  }

  /** Kills the process, and waits until it has ended. */
  async stop(): Promise<void> {
    const { pid, exitCode, signalCode } = this.#child;
    if (pid === undefined || exitCode !== null || signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill();
    await ended;
  }
}

/** Answers the message of the first process, and ends with it. */
export function answerMessage(work: (message: never) => unknown): void {
  process.once('disconnect', () => process.exit());
  const answer = async (message: unknown): Promise<Answer<unknown>> => {
    try {
      return { result: await work(message as never) };
    } catch (error) {
      // A message keeps only message and stack of an error.
      return { error: error as Error, own: Object.assign({}, error) };
    }
  };
  process.once('message', (message) => {
    void answer(message).then((answered) => process.send?.(answered));
  });
}
