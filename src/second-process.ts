import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

type Answer<Result> = { result: Result } | { error: Error; name: string };

/** A second process, which gets one message and answers it. */
export class SecondProcess<Message extends object, Result> {
  /** Rejects with the error of the other process, which has lost its class. */
  readonly result: Promise<Result>;
  readonly #child: ChildProcess;

  /** @param script a path in `src/` of a module that calls `answerMessage` */
  constructor(script: string, message: Message) {
    this.#child = fork(resolve('src', script), { serialization: 'advanced' });
    this.result = new Promise((resolve, reject) => {
      this.#child.once('message', (answer: Answer<Result>) => {
        if ('result' in answer) resolve(answer.result);
        else reject(Object.assign(answer.error, { name: answer.name }));
      });
      this.#child.once('error', reject);
      this.#child.once('exit', (code, signal) => {
        const how = String(signal ?? code);
        reject(
          new Error(`The second process ended (${how}), perhaps for lack of memory: build again`),
        );
      });
    });
    // It may fail before somebody waits for it.
    this.result.catch(() => undefined);
    this.#child.send(message);
  }

  /** Ends the process, whatever it does. */
  stop(): void {
    this.#child.kill();
  }
}

/** Answers the message of the first process, and ends with it. */
export function answerMessage(work: (message: never) => unknown): void {
  process.once('disconnect', () => process.exit());
  const answer = async (message: unknown): Promise<Answer<unknown>> => {
    try {
      return { result: await work(message as never) };
    } catch (error) {
      return { error: error as Error, name: (error as Error).name };
    }
  };
  process.once('message', (message) => {
    void answer(message).then((answered) => process.send?.(answered));
  });
}
