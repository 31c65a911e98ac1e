import { registerHooks } from 'node:module';

/** Has Node run the sources of worker processes as they are, where the tests run them: it takes the types away itself. */
registerHooks({
  resolve(specifier, context, next) {
    const isOurs = specifier.startsWith('.') && context.parentURL?.endsWith('.ts');
    return next(isOurs ? specifier.replace(/\.js$/, '.ts') : specifier, context);
  },
});
