#!/bin/sh
# npm run backup, for who looks for it here.
cd "$(dirname "$0")/.." && exec npm run --silent backup -- "$@"
