import type { DatabaseConnection, Driver } from 'kysely';

/**
 * Makes a driver whose connections come back after every transaction. Kysely's controlled transactions keep theirs for
 * good when BEGIN or ROLLBACK fails: the first when a lock or the server is not to be had, the second when the database has
 * rolled back already (https://sqlite.org/lang_transaction.html, a full disk) or the connection is lost.
 */
export function givingBack(driver: Driver): Driver {
  const begin = driver.beginTransaction.bind(driver);
  const rollback = driver.rollbackTransaction.bind(driver);
  const failed = new WeakMap<DatabaseConnection, DatabaseConnection['executeQuery']>();

  driver.beginTransaction = async (connection, settings) => {
    try {
      await begin(connection, settings);
    } catch (error) {
      // Thrown by whatever comes next on the connection, and so where a rollback follows.
      failed.set(connection, connection.executeQuery);
      connection.executeQuery = () => Promise.reject(error);
    }
  };
  driver.rollbackTransaction = async (connection) => {
    const executeQuery = failed.get(connection);
    if (!executeQuery) return rollback(connection).catch(() => {});
    failed.delete(connection);
    connection.executeQuery = executeQuery;
  };
  return driver;
}
