import { GraphQLError, type ValidationRule } from 'graphql';

/** Refuses documents with more aliases than `max`: with them one field could be asked for any number of times. */
export function maxAliases(max: number): ValidationRule {
  return (context) => {
    let aliases = 0;
    return {
      Field({ alias }) {
        if (alias) aliases++;
      },
      Document: {
        leave() {
          if (aliases <= max) return;
          context.reportError(new GraphQLError(`The document has ${aliases} aliases; at most ${max} are read.`));
        },
      },
    };
  };
}
