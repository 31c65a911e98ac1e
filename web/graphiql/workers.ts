import editorWorkerUrl from 'monaco-editor/esm/vs/editor/editor.worker.js?worker';
import jsonWorkerUrl from 'monaco-editor/esm/vs/language/json/json.worker.js?worker';
import graphqlWorkerUrl from 'monaco-graphql/esm/graphql.worker.js?worker';

const urlsByLabel: Record<string, string> = { graphql: graphqlWorkerUrl, json: jsonWorkerUrl };

/** Makes Monaco start its language workers from our own origin. To be called once, before the first editor is made. */
export function installWorkers(): void {
  window.MonacoEnvironment = { getWorker: (_id, label) => new Worker(urlsByLabel[label] ?? editorWorkerUrl) };
}
