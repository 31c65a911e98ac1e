/** The part of Fastify's logger (pino) that the server uses. */
export interface Logger {
  error(details: object, message: string): void;
  warn(details: object, message: string): void;
  info(details: object, message: string): void;
}

/** For scripts, whose output is read by a person: faults only. */
export const consoleLogger: Logger = {
  error: (details, message) => console.error(message, details),
  warn: (details, message) => console.error(message, details),
  info() {},
};
