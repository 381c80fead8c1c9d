#!/usr/bin/env bash
# Kills a sending worker 200 times where the platform knows keys and where it does not, and 50 times on Discord and on Telegram; fails if a promise is broken.
set -uo pipefail
cd "$(dirname "$0")"
dotnet build -c Release -m:1 --nologo -v q || exit 1
status=0
for platform in Keys:200 NoKeys:200 Discord:50 Telegram:50; do
    dotnet run -c Release --no-build -- kills --platform "${platform%:*}" --kills "${KILLS:-${platform#*:}}" --seed "${SEED:-1}" || status=1
done
exit "$status"
