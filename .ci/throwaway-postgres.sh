# Sourced by the gate: starts a PostgreSQL server for its tests alone, and throws it away when the gate ends. It need not
# survive a power cut, so nothing waits for the disk. Sets TEST_DATABASE_URL.

programs=$(postgres_programs)
cluster=$(mktemp -d)
port=$((10000 + RANDOM % 20000))

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    (cd / && setpriv --reuid postgres --regid postgres --clear-groups "$@")
  else
    "$@"
  fi
}

[ "$(id -u)" != 0 ] || chown postgres "$cluster"
as_postgres "$programs/initdb" -D "$cluster/data" -U tests -A trust -E UTF8 --no-sync >/dev/null
as_postgres "$programs/pg_ctl" -D "$cluster/data" -l "$cluster/log" -w start >/dev/null -o \
  "-p $port -k $cluster -c listen_addresses=127.0.0.1 -c fsync=off -c full_page_writes=off -c max_connections=200"
trap 'as_postgres "$programs/pg_ctl" -D "$cluster/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$cluster"' EXIT
export TEST_DATABASE_URL=postgres://tests@127.0.0.1:$port/postgres
