import { Redis } from 'ioredis';

/** The address of the Redis to test on: TEST_REDIS_URL, else one on the local default port, else null. */
export async function testRedis() {
  const url = process.env.TEST_REDIS_URL ?? 'redis://127.0.0.1:6379';
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: null, connectTimeout: 2000 });
  redis.on('error', () => {});
  try {
    await redis.connect();
    return url;
  } catch (error) {
    if (process.env.TEST_REDIS_URL) throw error;
    return null;
  } finally {
    redis.disconnect();
  }
}
