#!/usr/bin/env bash
# Kills a sending worker 200 times, once where the platform knows keys and once where it does not; fails if a promise is broken.
set -uo pipefail
cd "$(dirname "$0")"
dotnet build -c Release -m:1 --nologo -v q || exit 1
status=0
for keys in "" --no-keys; do
    dotnet run -c Release --no-build -- kills --kills "${KILLS:-200}" --seed "${SEED:-1}" $keys || status=1
done
exit "$status"
