#!/bin/sh
# Runs the installed rolecli ($1) away from the checkout, with nothing of the user's around.
set -eu
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
cd /
run() { env -i HOME="$home" LC_ALL=C "$@"; }
run "$1" --version
test "$(run "$1" list | wc -l)" -ge 60  # roles.yaml, concepts.yaml and contrasts.yaml are there
run "$1" show leads --json | grep -q '"kind": "topic"'
run "$1" compare key-account-manager sales-manager --json | grep -q '"statement": "'
run "$1" show vertriebsleiter --json | grep -q '"title": "Vertriebsleiter"'
run "$1" compare marketing vertrieb -f table | grep -q 'Unterschiede'
run "$1" --lang en compare marketing vertrieb -f table | grep -q 'Differences'
test ! -e "$home/.cache/rolecli"  # the built-in catalog comes compiled
run "$1" search budget -f markdown | grep -q Budget
run "$1" schema catalog | grep -q draft-07
run "$1" new catalog "$home/new"
run "$1" --no-builtin --catalog "$home/new" list | wc -l | grep -qx 3
run "$1" new role koch > "$home/new/koch.yaml"
run "$1" --no-builtin --catalog "$home/new" list | grep -q '^koch'
echo "the wheel works"
