#!/bin/sh
# Makes the pages and PDFs of the constructed papers, or of those named (2512.90006.tex), from their sources; needs latexml
# and pdflatex with texlive-latex-extra, -publishers, -fonts-recommended and, for acmart, -plain-generic and -fonts-extra.
set -eu
cd "$(dirname "$0")"
export SOURCE_DATE_EPOCH=1765929600 FORCE_SOURCE_DATE=1
[ $# -gt 0 ] || set -- *.tex
for source; do
  id="${source%.tex}"
  work="$(mktemp -d)"
  latexml --quiet --log="$work/latexml.log" --destination="$work/paper.xml" "$source"
  latexmlpost --quiet --log="$work/post.log" --format=html5 --nodefaultresources --pmml --destination="$work/paper.html" "$work/paper.xml"
  sed 's/<div class="ltx_page_main">/&<div id="watermark-tr">arXiv:'"$id"'v1 [cs.XX] 16 Dec 2025<\/div>/; /^<footer/,/^<\/footer>/d' "$work/paper.html" > "$id.html"
  pdflatex -interaction=batchmode -output-directory="$work" "$source" > /dev/null
  pdflatex -interaction=batchmode -output-directory="$work" "$source" > /dev/null
  cp "$work/paper.pdf" "$id.pdf" 2>/dev/null || cp "$work/$id.pdf" "$id.pdf"
  rm -r "$work"
done
