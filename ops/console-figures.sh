#!/usr/bin/env bash
# Prints how fast the console is on this machine, each figure beside its bound: the first pages of residents and members, the cockpit with
# 100,000 stored requests, how soon a change shows, and 500 live viewers with the memory they take.
# Needs the .NET SDK, Node, and Debian's chromium and fonts-noto-cjk. Takes some five minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
dotnet build tests/CoGovernance.Benchmarks -c Release -clp:NoSummary -v quiet
run() { dotnet run --project tests/CoGovernance.Benchmarks -c Release --no-build -- "$@"; }
run console
run live
