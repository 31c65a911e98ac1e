export function testRedis(): Promise<string | null>;
