#!/bin/sh
# Fills a directory with the files of a data set, and checks them: fetch.sh SUMS URL DIRECTORY
# A set appears whole or not at all; one that is whole is left as it is.
set -eu
sums=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
url=$2
target=$3

if [ -d "$target" ] && (cd "$target" && sha256sum -c "$sums" >/dev/null 2>&1); then
  echo "$target is whole"
  exit 0
fi
rm -rf "$target" "$target.part"
mkdir -p "$target.part"
cd "$target.part"
while read -r _ name; do
  curl -fsSL --retry 5 -o "$name.gz" "$url/$name.gz"
  gunzip "$name.gz"
done <"$sums"
sha256sum -c "$sums"
mv "$target.part" "$target"
