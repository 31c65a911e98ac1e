/** Stands for every CSS module in tests: each class has its own name. */
export default new Proxy({}, { get: (_, name) => name });
