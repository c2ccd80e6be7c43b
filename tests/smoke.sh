#!/bin/sh
# Runs the installed rolecli ($1) away from the checkout, with nothing of the user's around.
set -eu
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cd /
run() { env -i HOME="$home" LC_ALL=C "$@"; }
run "$1" --version
run "$1" list | wc -l | grep -qx 9
run "$1" show vertriebsleiter --json | grep -q '"title": "Vertriebsleiter"'
run "$1" compare marketing vertrieb -f table | grep -q 'Unterschiede'
run "$1" --lang en compare marketing vertrieb -f table | grep -q 'Differences'
run "$1" search budget -f markdown | grep -q Budget
echo "the wheel works"
