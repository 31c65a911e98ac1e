import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';

/** Writes a page beside its bundle: %SCRIPT% and %STYLE% become the addresses of the entry point's hashed files. */
export function hashedPagePlugin(templatePath, pagePath) {
  return {
    name: 'hashed-page',
    setup({ initialOptions, onEnd }) {
      onEnd(async ({ metafile, errors }) => {
        if (errors.length > 0) return;
        const address = (file) => `${initialOptions.publicPath}/${basename(file)}`;
        const [entryPoint] = initialOptions.entryPoints;
        const outputs = Object.entries(metafile.outputs);
        const [script, { cssBundle }] = outputs.find(([, output]) => output.entryPoint === entryPoint);
        const template = await readFile(templatePath, 'utf8');
        await writeFile(pagePath, template.replace('%SCRIPT%', address(script)).replace('%STYLE%', address(cssBundle)));
      });
    },
  };
}
