/** A worker script bundled on its own; gives its address on our origin. */
declare module '*?worker' {
  const url: string;
  export default url;
}

/** A GraphQL document as text. */
declare module '*.graphql' {
  const text: string;
  export default text;
}

declare module '*.css';

interface Window {
  MonacoEnvironment: { getWorker(id: string, label: string): Worker };
}
