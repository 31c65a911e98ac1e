/*
 * Each generated document is written out in full and carries all its fragments. Here those of one module are made once, and
 * what every document repeats is made by functions: a browser has a third as much to read before it shows anything.
 */
const DOCUMENT = /^export const (\w+) = (\{"kind":"Document".*\}) as unknown as DocumentNode<.*>;$/gm;

const PURE = '/* @__PURE__ */';

/** What is repeated, the inner before the outer, and the function that makes it. */
const REPEATED = [
  [
    /\{"kind":"Field","name":\{"kind":"Name","value":("\w+")\}\}/g,
    'field',
    '(v) => ({ kind: "Field", name: name(v) })',
  ],
  [/\{"kind":"Name","value":("\w+")\}/g, 'name', '(v) => ({ kind: "Name", value: v })'],
  [/\{"kind":"NamedType","name":\S*?name\(("\w+")\)\}/g, 'type', '(v) => ({ kind: "NamedType", name: name(v) })'],
  [/\{"kind":"Variable","name":\S*?name\(("\w+")\)\}/g, 'variable', '(v) => ({ kind: "Variable", name: name(v) })'],
  [
    /\{"kind":"FragmentSpread","name":\S*?name\(("\w+")\)\}/g,
    'spread',
    '(v) => ({ kind: "FragmentSpread", name: name(v) })',
  ],
];

const shorten = (text) =>
  REPEATED.reduce((short, [pattern, name]) => short.replace(pattern, `${PURE.replaceAll(' ', '')}${name}($1)`), text);

export const documentsPlugin = {
  name: 'documents',
  transform: {
    order: 'pre',
    filter: { id: /\/generated\/(work-)?documents\.ts$/ },
    handler(code) {
      const fragments = new Map();
      const shared = (fragment) => {
        const text = JSON.stringify(fragment);
        if (!fragments.has(text)) fragments.set(text, `fragment${fragments.size}`);
        return fragments.get(text);
      };
      const documents = code.replace(DOCUMENT, (_line, name, json) => {
        const parts = JSON.parse(json).definitions.map((part) =>
          part.kind === 'FragmentDefinition' ? shared(part) : shorten(JSON.stringify(part)),
        );
        return `export const ${name} = {"kind":"Document","definitions":[${parts.join(',')}]} as never;`;
      });
      const makers = REPEATED.map(([, name, maker]) => `const ${name} = ${maker.replace('(v)', '(v: string)')};`);
      const consts = [...fragments].map(([text, name]) => `const ${name} = ${shorten(text)};`);
      return { code: [...makers, ...consts, documents].join('\n'), map: null };
    },
  },
};
