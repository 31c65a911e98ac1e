import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { projectRoot } from '../../src/shared/project-root.js';

/** A process of the bench that answers one question at a time. */
export interface Helper {
  pid: number;
  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes
  ask(question: object): Promise<any>;
  stop(): Promise<void>;
}

/** Starts `bench/<name>.ts` in a process of its own; what it is to work on is its first argument, as JSON. */
export function startHelper(name: string, settings: object, execArgv: string[] = []): Helper {
  const file = path.join(projectRoot, 'dist/bench', `${name}.js`);
  const child = fork(file, [JSON.stringify(settings)], { execArgv, env: { ...process.env, NODE_ENV: 'production' } });
  return {
    pid: child.pid!,
    async ask(question) {
      const answer = nextAnswer(child, name);
      child.send(question);
      return answer;
    },
    stop: () => new Promise((resolve) => child.once('exit', () => resolve()).kill('SIGTERM') || resolve()),
  };
}

function nextAnswer(child: ChildProcess, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const onExit = (code: number | null) => reject(new Error(`${name} ended with ${code}`));
    child.once('exit', onExit);
    child.once('message', (answer) => {
      child.off('exit', onExit);
      resolve(answer);
    });
  });
}

/** The helper's side: the settings it was started with. */
export function settingsOfHelper<T>(): T {
  return JSON.parse(process.argv[2]!) as T;
}

/** The helper's side: answers every question with what `answer` gives. */
export function answerWith(answer: (question: never) => object | Promise<object>): void {
  process.on('message', async (question) => process.send!(await answer(question as never)));
  // Whoever asks is gone.
  process.on('disconnect', () => process.exit(0));
}
