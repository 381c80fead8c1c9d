#!/usr/bin/env bash
# Draws what users of a simulated Telegram see: draw.sh FOLDER leaves a PNG of a digest and of each kind of answer there. Takes node and chromium.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
out=$(mkdir -p "$1" && cd "$1" && pwd)
PICTURES_FOLDER=$out dotnet run --project "$here/../../../ArxivBot.Tests" -- --explicit only --filter-class '*TelegramPictures'
node "$here/draw.mjs" "$out"
for page in "$out"/*.html; do
  height=$(chromium --headless=new --no-sandbox --window-size=560,600 --dump-dom "file://$page" 2> /dev/null | sed -nE 's/.*data-height="([0-9]+)".*/\1/p' | head -n 1)
  chromium --headless=new --no-sandbox --hide-scrollbars --window-size="560,$height" --screenshot="${page%.html}.png" "file://$page" 2> /dev/null
done
