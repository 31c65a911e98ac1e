#!/bin/sh
# npm run restore, for who looks for it here.
cd "$(dirname "$0")/.." && exec npm run --silent restore -- "$@"
