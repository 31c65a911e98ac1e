import { readFileSync } from 'node:fs';

/** Settings that may stand in files, as containers are given their secrets. */
const SECRETS = ['JWT_SECRET', 'VAPID_PRIVATE_KEY', 'DATABASE_URL', 'REDIS_URL', 'S3_SECRET_ACCESS_KEY', 'SMTP_URL'];

/**
 * The environment with what its `…_FILE` variables name: the whole text of the file, without the end of its last line. Throws an Error that names the
 * variable where there is no such file, or the setting is given in both ways.
 */
export function withSecretFiles(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const read = SECRETS.flatMap((name) => {
    const file = env[`${name}_FILE`];
    if (!file) return [];
    if (env[name]) throw new Error(`The configuration is not valid:\n  ${name}_FILE: give it or ${name}, not both`);
    try {
      return [[name, readFileSync(file, 'utf8').trimEnd()]];
    } catch (error) {
      throw new Error(`The configuration is not valid:\n  ${name}_FILE: ${(error as Error).message}`, { cause: error });
    }
  });
  return { ...env, ...Object.fromEntries(read) };
}
